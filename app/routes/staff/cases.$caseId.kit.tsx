import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { casePage, kitPlan } from "~/bank/collection/case-pages.server";
import { kitPageForm } from "~/bank/collection/kit-form.server";
import { KitPlanFields } from "~/bank/collection/kit-plan-fields";
import { prepareKit } from "~/bank/collection/kits.operations.server";
import { readAs } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { Code } from "~/ui/code";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.pack_title");

const planOf = (actor: StaffActor, id: string) =>
  readAs(actor, async (db) => {
    const { held } = found(await casePage(actor, db, id));
    return { held: { id: held.id, coi: held.coi, tissue: held.tissue }, ...(await kitPlan(db, held)) };
  });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  return { ...(await planOf(actor, requireId(params.caseId))), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.caseId);
  const { parts } = await planOf(actor, id);
  return submit(request, kitPageForm(parts), async (form) => redirect(`/staff/kits/${(await prepareKit(actor, id, form)).kitId}`));
}

export default function PackKit() {
  const { held, materials, parts, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="laboratory">
      <PageHead
        title={t("collection.pack_title")}
        lead={t("collection.pack_lead")}
        eyebrow={<Code>{held.coi}</Code>}
        crumbs={[{ label: t("collection.case"), to: `/staff/cases/${held.id}` }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <KitPlanFields materials={materials} parts={parts} />
        <Submit>{t("collection.pack_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { casePage, kitPlan } from "~/bank/collection/case-pages.server";
import { TransferFields } from "~/bank/collection/collect-fields";
import { expectTransfer, transferForm } from "~/bank/collection/transfer.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { now } from "~/outside/clock.server";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";
import { localIn } from "~/web/when";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.transfer_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.caseId);
  const { materials } = await readAs(actor, async (db) => kitPlan(db, found(await casePage(actor, db, id)).held));
  return { id, materials, zone: actor.timeZone, at: localIn(now(), actor.timeZone), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.caseId);
  found(await readAs(actor, (db) => casePage(actor, db, id)));
  return submit(request, transferForm(actor.timeZone), async (form) =>
    redirect(`/staff/donations/${await expectTransfer(actor, id, form)}`),
  );
}

export default function Transfer() {
  const { id, materials, zone, at, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="laboratory">
      <PageHead
        title={t("collection.transfer_title")}
        lead={t("collection.transfer_lead")}
        crumbs={[{ label: t("collection.case"), to: `/staff/cases/${id}` }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <TransferFields materials={materials} zone={zone} at={at} />
        <Submit>{t("collection.transfer_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}

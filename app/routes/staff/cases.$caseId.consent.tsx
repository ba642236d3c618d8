import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { openConsent } from "~/bank/consent/opening.operations.server";
import { casesVisibleTo } from "~/bank/enquiries/cases.server";
import { readAs } from "~/bank/history/transact.server";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["consent"] };
export const meta = titled("consent.open_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.caseId);
  const held = found(await readAs(actor, (db) => casesVisibleTo(actor, db).where("id", "=", id).executeTakeFirst()));
  return { held, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const caseId = requireId(params.caseId);
  found(await readAs(actor, (db) => casesVisibleTo(actor, db).where("id", "=", caseId).executeTakeFirst()));
  return submit(request, z.object({}), async () => redirect(`/staff/consents/${await openConsent(actor, caseId)}`));
}

export default function OpenConsent() {
  const { held, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("consent.open_title")}
        lead={t("consent.open_lead")}
        crumbs={[{ label: held.coi, to: `/staff/cases/${held.id}` }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <Submit>{t("consent.open_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}

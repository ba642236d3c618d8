import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CancelForm, cancelCase } from "~/bank/collection/case-ends.operations.server";
import { casePage } from "~/bank/collection/case-pages.server";
import { CANCEL_REASONS } from "~/bank/collection/end-reasons";
import { readAs } from "~/bank/history/transact.server";
import { RadioCards } from "~/ui/fields/choice";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.cancel_case_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.caseId);
  const { held } = found(await readAs(actor, (db) => casePage(actor, db, id)));
  return { id, coi: held.coi, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.caseId);
  found(await readAs(actor, (db) => casePage(actor, db, id)));
  return submit(request, CancelForm, async (form) => {
    await cancelCase(actor, id, form);
    return redirect(`/staff/cases/${id}`);
  });
}

export default function Page() {
  const { id, coi, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("collection.cancel_case_title")}
        lead={t("collection.cancel_case_lead")}
        crumbs={[{ label: coi, to: `/staff/cases/${id}` }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <RadioCards
          name="reason"
          label={t("collection.reason")}
          options={CANCEL_REASONS.map((value) => ({ value, label: t(`collection.end_${value}`) }))}
          required
        />
        <Submit look="danger">{t("collection.cancel_case_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}

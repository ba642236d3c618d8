import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EndForm, refuseRelease } from "~/bank/release/end.operations.server";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { SelectField } from "~/ui/fields/choice";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

/** Why a request ends before its cells leave. */
const REASONS = ["patient_changed", "clinic_withdrew", "family_withdrew", "not_releasable", "licence", "other"] as const;

export const handle = { i18n: ["release", "storage"] };
export const meta = titled("release.refuse_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const page = await requestPage(actor, params.requestId);
  return { request: page.request, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const requestId = await requireRequest(actor, params.requestId);
  return submit(request, EndForm, async (form) => {
    await refuseRelease(actor, requestId, form);
    return redirect(`/staff/releases/${requestId}`);
  });
}

export default function RefuseRequest() {
  const { request, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <StaffShell room="release">
      <PageHead
        title={t("release.refuse_title")}
        lead={t("release.refuse_lead")}
        crumbs={[{ label: request.number, to: `/staff/releases/${request.id}` }]}
      />
      <PostForm formToken={formToken} answer={answer}>
        <SelectField
          name="reason"
          label={t("release.reason")}
          options={REASONS.map((value) => ({ value, label: t(`release.reason_${value}`) }))}
          empty={t("release.choose")}
        />
        <Submit look="danger">{t("release.refuse_confirm")}</Submit>
      </PostForm>
    </StaffShell>
  );
}

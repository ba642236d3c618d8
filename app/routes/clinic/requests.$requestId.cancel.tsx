import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cancelRelease, EndForm } from "~/bank/release/end.operations.server";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { SelectField } from "~/ui/fields/choice";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { ClinicShell } from "~/ui/shells/clinic";
import { useT } from "~/web/i18n";
import { requireClinic } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

/** Why a request ends before its cells leave. */
const REASONS = ["patient_changed", "clinic_withdrew", "family_withdrew", "not_releasable", "licence", "other"] as const;

export const handle = { i18n: ["release", "storage"] };
export const meta = titled("release.cancel_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireClinic(request);
  const page = await requestPage(actor, params.requestId);
  return { request: page.request, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireClinic(request);
  const requestId = await requireRequest(actor, params.requestId);
  return submit(request, EndForm, async (form) => {
    await cancelRelease(actor, requestId, form);
    return redirect(`/clinic/requests/${requestId}`);
  });
}

export default function CancelRequest() {
  const { request, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <ClinicShell here="requests">
      <PageHead
        title={t("release.cancel_title")}
        lead={t("release.cancel_lead")}
        crumbs={[{ label: request.number, to: `/clinic/requests/${request.id}` }]}
      />
      <PostForm formToken={formToken} answer={answer}>
        <SelectField
          name="reason"
          label={t("release.reason")}
          options={REASONS.map((value) => ({ value, label: t(`release.reason_${value}`) }))}
          empty={t("release.choose")}
        />
        <Submit look="danger">{t("release.cancel_confirm")}</Submit>
      </PostForm>
    </ClinicShell>
  );
}

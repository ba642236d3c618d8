import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cancelRelease, EndForm } from "~/bank/release/end.operations.server";
import { EndRequest } from "~/bank/release/end-form";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { PageHead } from "~/ui/page-head";
import { ClinicShell } from "~/ui/shells/clinic";
import { useT } from "~/web/i18n";
import { requireClinic } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

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
      <EndRequest act={t("release.cancel_confirm")} formToken={formToken} answer={answer} />
    </ClinicShell>
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EndForm, refuseRelease } from "~/bank/release/end.operations.server";
import { EndRequest } from "~/bank/release/end-form";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

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
      <EndRequest act={t("release.refuse_confirm")} formToken={formToken} answer={answer} />
    </StaffShell>
  );
}

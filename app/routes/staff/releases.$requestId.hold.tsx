import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { HoldForm, holdRelease } from "~/bank/release/end.operations.server";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { TextField } from "~/ui/fields/text";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release"] };
export const meta = titled("release.hold_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await requestPage(await requireStaff(request), params.requestId);
  return { request: page.request, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const requestId = await requireRequest(actor, params.requestId);
  return submit(request, HoldForm, async (form) => {
    await holdRelease(actor, requestId, form);
    return redirect(`/staff/releases/${requestId}`);
  });
}

export default function HoldRelease() {
  const { request, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <StaffShell room="release">
      <PageHead
        title={t("release.hold_title")}
        lead={t(request.state === "packed" ? "release.hold_packed_lead" : "release.hold_lead")}
        crumbs={[{ label: request.number, to: `/staff/releases/${request.id}` }]}
      />
      <PostForm formToken={formToken} answer={answer}>
        <TextField name="reason" label={t("release.hold_reason")} width="l" />
        <Submit look="danger">{t("release.hold_confirm")}</Submit>
      </PostForm>
    </StaffShell>
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { approveRelease, SignatureForm } from "~/bank/release/sign.operations.server";
import { SignRelease } from "~/bank/release/sign-release";
import { requireStaff } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release"] };
export const meta = titled("release.approve_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await requestPage(await requireStaff(request), params.requestId);
  return { request: page.request, gates: page.gates, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const requestId = await requireRequest(actor, params.requestId);
  return submit(request, SignatureForm, async (form) => {
    await approveRelease(actor, requestId, form);
    return redirect(`/staff/releases/${requestId}`);
  });
}

export default function ApproveRelease() {
  return <SignRelease step="approve" page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { authoriseRelease, SignatureForm } from "~/bank/release/sign.operations.server";
import { FamilyDecision } from "~/bank/release/family-decision";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { PageHead } from "~/ui/page-head";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release"] };
export const meta = titled("release.authorise_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await requestPage(await requirePerson(request), params.requestId);
  const token = newFormToken();
  return { request: page.request, clinic: page.clinic?.name ?? "", tokens: { authorise: token, expand: token } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  const requestId = await requireRequest(actor, params.requestId);
  return submit(request, SignatureForm, async (form) => {
    await authoriseRelease(actor, requestId, form);
    return redirect(`/family/requests/${requestId}`);
  });
}

export default function Decide() {
  const { request, clinic, tokens } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FamilyShell here="home">
      <PageHead title={t("release.authorise_title")} crumbs={[{ label: request.number, to: `/family/requests/${request.id}` }]} />
      <FamilyDecision request={request} clinic={clinic} mayAuthorise mayExpand={false} tokens={tokens} answer={answer} />
    </FamilyShell>
  );
}

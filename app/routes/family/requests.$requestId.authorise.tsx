import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FamilyDecision } from "~/bank/release/family-decision";
import { familyRequest } from "~/bank/release/family-request.server";
import { requireRequest } from "~/bank/release/request-page.server";
import { authoriseRelease, SignatureForm } from "~/bank/release/sign.operations.server";
import { PageHead } from "~/ui/page-head";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release"] };
export const meta = titled("release.authorise_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { request: asked, clinic, expansion, tokens } = await familyRequest(await requirePerson(request), params.requestId);
  return { request: asked, clinic: clinic?.name ?? "", expansion, tokens };
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
  const { request, clinic, expansion, tokens } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FamilyShell here="home">
      <PageHead title={t("release.authorise_title")} crumbs={[{ label: request.number, to: `/family/requests/${request.id}` }]} />
      <FamilyDecision
        request={request}
        clinic={clinic}
        expansion={expansion}
        mayAuthorise
        mayExpand={false}
        tokens={tokens}
        answer={answer}
      />
    </FamilyShell>
  );
}

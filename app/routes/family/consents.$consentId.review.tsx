import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { consentPage } from "~/bank/consent/pages.server";
import { ReviewView } from "~/bank/consent/review-view";
import { SignSide } from "~/bank/consent/sign-side";
import { SignConsentForm, signConsent } from "~/bank/consent/signing.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { SignShell } from "~/ui/shells/sign";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["consent"] };
export const meta = titled("consent.review_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const consentId = requireId(params.consentId);
  const page = found(await readAs(actor, (db) => consentPage(actor, db, consentId)));
  const mine = found(page.signers.find(({ me }) => me));
  if (mine.signedAt !== null || page.consent.state !== "open") throw redirect(`/family/consents/${consentId}`);
  const turn = page.signers.every(({ ordinal, signedAt }) => ordinal >= mine.ordinal || signedAt !== null);
  return { page, mine, turn, recordHash: page.recordHash ?? "", formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  const consentId = requireId(params.consentId);
  return submit(request, SignConsentForm, async (form) => {
    await signConsent(actor, consentId, form);
    return redirect(`/family/consents/${consentId}`);
  });
}

export default function Review() {
  const { page, mine, turn, recordHash, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  const of = page.clauses.length;
  const answered = page.clauses.filter(({ answer, required }) => answer !== null || !required).length;
  const here = `/family/consents/${page.consent.id}`;
  const side = (
    <SignSide
      consentId={page.consent.id}
      title={page.text.title}
      version={page.text.version}
      name={mine.name}
      capacity={mine.capacity}
      recordHash={recordHash}
      formToken={formToken}
      answer={useActionData<typeof action>()}
      ready={turn && page.missing.length === 0}
    />
  );
  return (
    <SignShell
      step={answered}
      of={of}
      label={t("consent.answered_of", { n: answered, of })}
      back={{ label: t("consent.back_to_clause", { n: of }), to: `${here}/clauses/${of}` }}
      side={side}
    >
      <ReviewView page={page} turn={turn} />
    </SignShell>
  );
}

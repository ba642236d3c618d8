import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AnswersTable, SignersList } from "~/bank/consent/answers-view";
import { ConsentAnswerFirst, CopyOfConsent } from "~/bank/consent/consent-view";
import { consentPage } from "~/bank/consent/pages.server";
import { readAs } from "~/bank/history/transact.server";
import { Section } from "~/ui/page-head";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["consent"] };
export const meta = titled("consent.consent");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const consentId = requireId(params.consentId);
  return found(await readAs(actor, (db) => consentPage(actor, db, consentId)));
}

export default function Consent() {
  const page = useLoaderData<typeof loader>();
  const { t } = useT();
  const { clauses, signers, consent } = page;
  return (
    <FamilyShell here="consents">
      <ConsentAnswerFirst page={page} />
      <Section title={t("consent.who_signs")}>
        <SignersList signers={signers} />
      </Section>
      <CopyOfConsent document={page.document ?? null} letter={page.letter ?? null} title={page.text.title} />
      {signers.some(({ me }) => me) ? (
        <Section title={t("consent.your_answers")}>
          <AnswersTable
            rows={clauses}
            caption={t("consent.your_answers")}
            {...(consent.state === "open" && signers.some(({ me, signedAt }) => me && signedAt === null)
              ? { change: ({ ordinal }: { ordinal: number }) => `/family/consents/${consent.id}/clauses/${ordinal}` }
              : {})}
          />
        </Section>
      ) : null}
    </FamilyShell>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SignersList } from "~/bank/consent/answers-view";
import { staffConsentPage } from "~/bank/consent/staff-pages.server";
import { LettersTable, StaffAnswers } from "~/bank/consent/staff-view";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { Code } from "~/ui/code";
import { FileList } from "~/ui/file-list";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["consent"] };
export const meta = titled("consent.consent");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.consentId);
  const page = found(await readAs(actor, (db) => staffConsentPage(actor, db, id)));
  await noteReading(actor, page.consent.donorId, "consent.answers");
  return page;
}

export default function Consent() {
  const { title, consent, held, signers, rows } = useLoaderData<typeof loader>();
  const { t, dateTime } = useT();
  const signed = signers.flatMap(({ name, document }) => (document ? [{ name, document }] : []));
  return (
    <StaffShell room="people">
      <PageHead
        title={title}
        eyebrow={t("consent.version_short", { version: consent.version })}
        lead={<Code>{held.coi}</Code>}
        crumbs={[
          { label: t("consent.consents"), to: "/staff/consents" },
          { label: t("consent.case"), to: `/staff/cases/${held.id}` },
        ]}
      />
      <Section title={t("consent.who_signs")}>
        <SignersList signers={signers} />
      </Section>
      {signed.length > 0 ? (
        <Section title={t("consent.papers")}>
          <FileList
            files={signed.map(({ name, document }) => ({
              title: name,
              note: t("consent.signed_when", { when: dateTime(document.renderedAt) }),
              kind: "PDF",
              to: `/staff/consents/documents/${document.id}.pdf`,
            }))}
          />
        </Section>
      ) : null}
      <LettersTable signers={signers} />
      <Section title={t("consent.answers")}>
        <StaffAnswers rows={rows} signers={signers} />
      </Section>
    </StaffShell>
  );
}

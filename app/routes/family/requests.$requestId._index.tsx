import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CertificatePapers } from "~/bank/release/certificate-papers";
import { FamilyDecision } from "~/bank/release/family-decision";
import { familyRequest } from "~/bank/release/family-request.server";
import { OutcomeTable } from "~/bank/release/outcome-table";
import { stagesOf } from "~/bank/release/stages";
import { AnswerFirst } from "~/ui/answer-first";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page-head";
import { FamilyShell } from "~/ui/shells/family";
import { StageRibbon } from "~/ui/stage-ribbon";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release", "refusals"] };
export const meta = titled("release.family_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return familyRequest(await requirePerson(request), params.requestId);
}

export default function FamilyRequest() {
  const page = useLoaderData<typeof loader>();
  const { request, clinic, certificates, outcomes, fees, mayAuthorise, mayExpand } = page;
  const { t, date, cells, money } = useT();
  return (
    <FamilyShell here="home">
      <AnswerFirst
        title={t("release.family_title")}
        happened={t("release.family_happened", {
          clinic: clinic?.name ?? "",
          city: clinic?.city ?? "",
          dose: cells(request.doseCells),
          date: date(request.plannedOn),
        })}
        means={t(`release.family_means_${request.state}`)}
        canDo={t(`release.family_can_${mayExpand ? "expand" : mayAuthorise ? "authorise" : "wait"}`)}
      />
      <StageRibbon stages={stagesOf(request).map(({ name, state }) => ({ label: t(`release.stage_${name}`), state }))} />
      {fees.length > 0 && (
        <Section title={t("release.fees_title")} lead={t("release.fees_lead")}>
          <ul className="rows">
            {fees.map((fee) => (
              <li key={fee.id}>
                <Link to={`/family/payments/${fee.id}`}>
                  {t("release.fee_line", { purpose: fee.purpose, amount: money(fee.amountMinor, fee.currency), state: fee.state })}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {page.othersToSign > 0 && <Notice>{t("release.others_sign", { left: page.othersToSign })}</Notice>}
      <FamilyDecision {...page} clinic={clinic?.name ?? ""} answer={null} />
      <CertificatePapers certificates={certificates} />
      <OutcomeTable outcomes={outcomes} />
    </FamilyShell>
  );
}

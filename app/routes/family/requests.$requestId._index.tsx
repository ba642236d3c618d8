import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { rightsOf } from "~/bank/people/rights.server";
import { FamilyDecision } from "~/bank/release/family-decision";
import { OutcomeTable } from "~/bank/release/outcome-table";
import { requestPage } from "~/bank/release/request-page.server";
import { stagesOf } from "~/bank/release/stages";
import { AnswerFirst } from "~/ui/answer-first";
import { FileList } from "~/ui/file-list";
import { Section } from "~/ui/page-head";
import { FamilyShell } from "~/ui/shells/family";
import { StageRibbon } from "~/ui/stage-ribbon";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { newFormToken } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release", "refusals"] };
export const meta = titled("release.family_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const page = await requestPage(actor, params.requestId);
  const { rights, signed, fee } = await readAs(actor, async (db) => ({
    rights: await rightsOf(db, actor, page.request.donorId),
    signed: await db.selectFrom("authorisations").select("personId").where("requestId", "=", page.request.id).execute(),
    fee: await db.selectFrom("payments").select(["id", "purpose", "amountMinor", "currency", "state"]).where("requestId", "=", page.request.id).execute(),
  }));
  const holder = page.held?.accountHolderId === actor.personId;
  return {
    ...page,
    fees: fee,
    mayAuthorise: page.request.state === "submitted" && rights.includes("instruct") && !signed.some(({ personId }) => personId === actor.personId),
    mayExpand: page.request.expansion === "offered" && holder,
    tokens: { authorise: newFormToken(), expand: newFormToken() },
  };
}

export default function FamilyRequest() {
  const { request, clinic, certificates, outcomes, fees, mayAuthorise, mayExpand, tokens } = useLoaderData<typeof loader>();
  const { t, date, cells, money } = useT();
  return (
    <FamilyShell here="home">
      <AnswerFirst
        title={t("release.family_title")}
        happened={t("release.family_happened", { clinic: clinic?.name ?? "", city: clinic?.city ?? "", dose: cells(request.doseCells), date: date(request.plannedOn) })}
        means={t(`release.family_means_${request.state}`)}
        canDo={mayExpand ? t("release.family_can_expand") : mayAuthorise ? t("release.family_can_authorise") : t("release.family_can_wait")}
      />
      <StageRibbon stages={stagesOf(request).map(({ name, state }) => ({ label: t(`release.stage_${name}`), state }))} />
      {fees.length > 0 && (
        <Section title={t("release.fees_title")} lead={t("release.fees_lead")}>
          <ul className="rows">
            {fees.map((fee) => (
              <li key={fee.id}>
                <Link to={`/family/payments/${fee.id}`}>{t("release.fee_line", { purpose: fee.purpose, amount: money(fee.amountMinor, fee.currency), state: fee.state })}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <FamilyDecision request={request} clinic={clinic?.name ?? ""} mayAuthorise={mayAuthorise} mayExpand={mayExpand} tokens={tokens} answer={null} />
      {certificates.length > 0 && (
        <Section title={t("release.papers_title")}>
          <FileList files={certificates.map(({ number, kind, issuedAt }) => ({ title: t(`release.certificate_${kind}` as "release.certificate_release"), note: `${number}, ${date(issuedAt)}`, kind: "PDF", to: `/certificates/${number}.pdf` }))} />
        </Section>
      )}
      <OutcomeTable outcomes={outcomes} />
    </FamilyShell>
  );
}

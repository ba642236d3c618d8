import { Code } from "~/ui/code";
import { DinPlate } from "~/ui/din-plate";
import { Link } from "~/ui/link";
import { Section } from "~/ui/page-head";
import { type Fact, SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import type { Material } from "./donations.rules";
import { checkCharacter } from "./isbt.rules";
import { DeviationMark } from "./state-marks";

type When = string | Date;

export interface DonationShown {
  id: string;
  din: string;
  coi: string;
  code: string;
  givenName: string;
  familyName: string;
  bornOn: string | null;
  material: Material;
  caseId: string;
  collectedAt: When | null;
  collectedBy: string | null;
  collectionSite: string | null;
  volumeMl: number | null;
  lengthCm: number | null;
  massG: number | null;
  fdiTooth: string | null;
}

/** A donor as the label names them: name, birth date, number. */
export function DonorName({ donor }: { donor: { givenName: string; familyName: string; code: string } }) {
  return (
    <>
      <bdi>{`${donor.givenName} ${donor.familyName}`.trim()}</bdi> <Code>{donor.code}</Code>
    </>
  );
}

/** What it is, whose, and what was taken. */
export function DonationFacts({ donation, zone }: { donation: DonationShown; zone: string }) {
  const { t, date, dateTime, unit } = useT();
  const measures: (Fact | null)[] = [
    donation.volumeMl === null ? null : { term: t("collection.volume"), value: unit(donation.volumeMl, "mL") },
    donation.lengthCm === null ? null : { term: t("collection.length"), value: unit(donation.lengthCm, "cm") },
    donation.massG === null ? null : { term: t("collection.mass"), value: unit(donation.massG, "g") },
    donation.fdiTooth === null ? null : { term: t("collection.tooth"), value: donation.fdiTooth },
    donation.collectedAt === null
      ? null
      : {
          term: t("collection.collected_at"),
          value: dateTime(donation.collectedAt, zone),
          note: donation.collectedBy ? <bdi>{donation.collectedBy}</bdi> : null,
        },
    donation.collectionSite === null ? null : { term: t("collection.site"), value: <bdi>{donation.collectionSite}</bdi> },
  ];
  return (
    <SummaryList
      tight
      items={[
        { term: t("collection.din"), value: <DinPlate din={donation.din} check={checkCharacter(donation.din)} /> },
        { term: t("collection.coi"), value: <Code>{donation.coi}</Code> },
        {
          term: t("collection.donor"),
          value: <DonorName donor={donation} />,
          note: donation.bornOn ? t("collection.born", { date: date(donation.bornOn) }) : null,
        },
        { term: t("collection.material"), value: t(`collection.material_${donation.material}`) },
        ...measures.filter((fact) => fact !== null),
      ]}
    />
  );
}

export interface ReceiptShown {
  receivedAt: When;
  transitHours: number;
  temperatureMinCelsius: number;
  temperatureMaxCelsius: number;
  sealIntact: boolean;
  identifierName: boolean;
  identifierDin: boolean;
  coiMatches: boolean;
  withinLimits: boolean;
  verdict: "accepted" | "deviation" | "rejected";
  reason: string | null;
  note: string;
}

/** How it arrived. */
export function ReceiptFacts({ receipt, zone }: { receipt: ReceiptShown; zone: string }) {
  const { t, dateTime, unit } = useT();
  const yes = (matches: boolean) => (matches ? t("collection.yes") : t("collection.no"));
  return (
    <Section title={t("collection.receipt")}>
      <SummaryList
        tight
        items={[
          { term: t("collection.received_at"), value: dateTime(receipt.receivedAt, zone) },
          {
            term: t("collection.transit"),
            value: unit(receipt.transitHours, "h", 1),
            note: receipt.withinLimits ? t("collection.within") : t("collection.outside"),
          },
          {
            term: t("collection.logger_range"),
            value: `${unit(receipt.temperatureMinCelsius, "°C", 1)} – ${unit(receipt.temperatureMaxCelsius, "°C", 1)}`,
          },
          { term: t("collection.seal_intact"), value: yes(receipt.sealIntact) },
          { term: t("collection.name_matches"), value: yes(receipt.identifierName) },
          { term: t("collection.din_matches"), value: yes(receipt.identifierDin && receipt.coiMatches) },
          {
            term: t("collection.verdict"),
            value: t(`collection.verdict_${receipt.verdict}`),
            note: receipt.note ? <bdi>{receipt.note}</bdi> : null,
          },
        ]}
      />
    </Section>
  );
}

/** What deviated, and what quality said. */
export function Deviations({
  deviations,
}: {
  deviations: readonly {
    id: string;
    kind: "transit_time" | "transit_temperature" | "seal" | "contamination" | "identity" | "other";
    state: "open" | "accepted" | "rejected";
    decisionNote: string;
  }[];
}) {
  const { t } = useT();
  if (deviations.length === 0) return null;
  return (
    <Section title={t("collection.deviations")}>
      <ul className="rows">
        {deviations.map(({ id, kind, state, decisionNote }) => (
          <li key={id}>
            <DeviationMark state={state} /> <Link to={`/staff/deviations/${id}`}>{t(`collection.finding_${kind}`)}</Link>
            {decisionNote ? (
              <span className="sub">
                <bdi>{decisionNote}</bdi>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

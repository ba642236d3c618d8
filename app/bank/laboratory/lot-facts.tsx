import { Cells, Code } from "~/ui/code";
import { Link } from "~/ui/link";
import { Section } from "~/ui/page-head";
import { StatusMark } from "~/ui/status-mark";
import { SummaryList } from "~/ui/summary-list";
import { Timeline } from "~/ui/timeline";
import { useT } from "~/web/i18n";
import type { Disposition } from "./disposition.rules";
import type { LotPageProps } from "./lot-page";
import { LotState } from "./lot-state";
import { useWords } from "./words";

/** From the collection to this lot, and on to what was grown from it. */
export function LotLineage({ lot, run, children, limits, names }: LotPageProps) {
  const { t, number, dateTime, date, percent, unit } = useT();
  const words = useWords();
  const digits = (value: number | null) => (value === null ? "–" : number(value, 2));
  return (
    <Section title={t("laboratory.lineage")}>
      <SummaryList
        items={[
          { term: t("laboratory.donor"), value: <Code>{lot.code}</Code> },
          {
            term: t("laboratory.collection"),
            value: <Link to={`/staff/donations/${lot.donationId}`}>{t(`laboratory.material_${lot.material}`)}</Link>,
            note: <Link to={`/staff/donations/${lot.donationId}/markers`}>{t("laboratory.see_markers")}</Link>,
          },
          ...(lot.parentLotId
            ? [{ term: t("laboratory.thawed_from"), value: <Link to={`/staff/lots/${lot.parentLotId}`}>{lot.parentNumber}</Link> }]
            : []),
          ...(lot.cultureId
            ? [
                {
                  term: t("laboratory.culture"),
                  value: <Link to={`/staff/cultures/${lot.cultureId}`}>{t("laboratory.see_culture")}</Link>,
                },
                {
                  term: t("laboratory.passage"),
                  value: <bdi dir="ltr">P{lot.passage}</bdi>,
                  note: t("laboratory.limit_passage", { passage: limits.passageMax }),
                },
                {
                  term: t("laboratory.cumulative"),
                  value: digits(lot.cumulativePdl),
                  note: `${t("laboratory.at_most", { value: number(limits.cpdlMax) })} · ${t(`laboratory.convention_${limits.pdlConvention}`)}`,
                },
                { term: t("laboratory.doubling_time"), value: lot.doublingTimeH === null ? "–" : unit(lot.doublingTimeH, "h", 1) },
              ]
            : []),
          ...(lot.cellsHarvested === null ? [] : [{ term: t("laboratory.cells_harvested"), value: <Cells n={lot.cellsHarvested} /> }]),
          ...(lot.viabilityPercent === null
            ? []
            : [{ term: t("laboratory.viability_at_harvest"), value: percent(lot.viabilityPercent, 1) }]),
          { term: t("laboratory.origin"), value: lot.origin ? words.origin(lot.origin) : t("laboratory.origin_unknown") },
          ...(run
            ? [
                {
                  term: t("laboratory.frozen_at"),
                  value: dateTime(run.endedAt),
                  note: `${run.programme} · ${run.cryoprotectant} · ${unit(run.contactMinutes, "min")} · ${unit(run.endTemperatureCelsius, "°C")}`,
                },
                {
                  term: t("laboratory.operator_witness"),
                  value: <People names={[run.operatedBy, run.witnessedBy].flatMap((id) => (id ? (names[id] ?? []) : []))} />,
                  note: <Code>{run.freezerSerial}</Code>,
                },
              ]
            : []),
          ...(lot.expiresOn ? [{ term: t("laboratory.expires_on"), value: date(lot.expiresOn) }] : []),
          ...children.map((child) => ({
            term: t("laboratory.grown_from_it"),
            value: <Link to={`/staff/lots/${child.id}`}>{child.number}</Link>,
            note: <LotState state={child.state} />,
          })),
        ]}
      />
    </Section>
  );
}

/** Names beside each other, each in its own direction; a name that is missing leaves no mark. */
function People({ names }: { names: readonly string[] }) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 ? " · " : null}
      <bdi>{name}</bdi>
    </span>
  ));
}

/** What quality decided, newest first; a signature that no longer stands is struck by a word, not hidden (rule 28). */
export function LotDispositions({ history }: LotPageProps) {
  const { t, dateTime } = useT();
  const words = useWords();
  if (history.length === 0) return null;
  return (
    <Section title={t("laboratory.dispositions")}>
      <Timeline
        items={history.map((each) => ({
          when: dateTime(each.signedAt),
          what: words.lotState(each.disposition as Disposition),
          more: (
            <>
              <bdi>{each.printedName}</bdi>
              {each.reason ? (
                <span className="sub">
                  <bdi>{each.reason}</bdi>
                </span>
              ) : null}
              {each.disposition === each.recommended ? null : (
                <span className="sub">
                  {t("laboratory.recommended_was", { disposition: words.lotState(each.recommended as Disposition) })}
                </span>
              )}
              <span className="block">
                {each.voidedAt ? (
                  <StatusMark state="look">{t("laboratory.signature_void", { when: dateTime(each.voidedAt) })}</StatusMark>
                ) : (
                  <StatusMark state="met">{t("laboratory.signature_stands")}</StatusMark>
                )}
              </span>
            </>
          ),
        }))}
      />
    </Section>
  );
}

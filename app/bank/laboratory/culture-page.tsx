import { Code } from "~/ui/code";
import { DetailPane } from "~/ui/detail-pane";
import { Link } from "~/ui/link";
import { SavedLine } from "~/ui/notice";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { CulturePane, type PaneProps } from "./culture-pane";
import { HarvestVerdict } from "./harvest-form";
import { LotState } from "./lot-state";
import { Material } from "./material";
import { PassageTable } from "./passage-table";
import { PdlChart } from "./pdl-chart";
import { useWords } from "./words";

type Props = PaneProps & { saved: string | null };

const DAY_MS = 86_400_000;

/** One culture: how it grew, its passages, its lots, and beside them the next thing to do. */
export function CulturePage({ saved, ...props }: Props) {
  const { culture } = props;
  const { t, number } = useT();
  const words = useWords();
  const { passages, earlier, limits } = culture;
  const last = passages.at(-1);
  const harvested = [...earlier, ...passages].some(({ harvestedAt }) => harvestedAt !== null);
  const frozenMs = culture.parentFrozenAt ? culture.startedAt.getTime() - culture.parentFrozenAt.getTime() : null;
  const pane = (
    <DetailPane eyebrow={<Code>{culture.protocol}</Code>} title={t(`laboratory.culture_${culture.state}`)}>
      <CulturePane {...props} />
    </DetailPane>
  );
  return (
    <StaffShell room="laboratory" pane={pane}>
      <PageHead
        title={t(culture.requestId ? "laboratory.culture_of_release" : "laboratory.culture_title", { product: culture.productCode })}
        crumbs={[{ label: t("laboratory.title"), to: "/staff/laboratory" }, { label: culture.code }]}
        lead={
          <>
            <Material din={culture.din} tissue={culture.tissue} size={28} />{" "}
            {culture.parentNumber ? <Link to={`/staff/lots/${culture.parentLotId}`}>{culture.parentNumber}</Link> : null}{" "}
            {culture.requestNumber ? t("laboratory.for_request", { number: culture.requestNumber }) : null}
          </>
        }
      />
      {saved === "harvested" && last?.harvestedAt ? (
        <SavedLine>{t("laboratory.saved_harvested", { passage: last.number })}</SavedLine>
      ) : null}
      {saved === "seeded" && last ? <SavedLine>{t("laboratory.saved_seeded", { passage: last.number })}</SavedLine> : null}
      {harvested ? (
        <PdlChart
          earlier={earlier}
          passages={passages}
          startingCpdl={culture.startingCpdl}
          frozenDays={frozenMs === null ? null : frozenMs / DAY_MS}
          limit={limits?.cpdlMax ?? null}
        />
      ) : null}
      <Section title={t("laboratory.passages")}>
        <PassageTable passages={[...earlier, ...passages]} selected={last && !last.harvestedAt ? last.id : undefined} />
      </Section>
      {saved === "harvested" && last ? <LastVerdict {...props} /> : null}
      {culture.lots.length > 0 ? (
        <Section title={t("laboratory.lots")}>
          <SummaryList
            items={culture.lots.map((lot) => ({
              term: lot.number,
              value: <Link to={`/staff/lots/${lot.id}`}>{t("laboratory.see_lot")}</Link>,
              note: <LotState state={lot.state} />,
            }))}
          />
        </Section>
      ) : null}
      <Section title={t("laboratory.started_from")}>
        <SummaryList
          items={[
            { term: t("laboratory.donor"), value: <Code>{culture.code}</Code> },
            { term: t("laboratory.material"), value: t(`laboratory.material_${culture.material}`) },
            { term: t("laboratory.convention"), value: t(`laboratory.convention_${culture.pdlConvention}`) },
            ...measured(culture.measured).map(([name, value]) => ({
              term: t(`laboratory.measured_${name}`),
              value: typeof value === "number" ? number(value) : words.failure(String(value)),
            })),
          ]}
        />
      </Section>
    </StaffShell>
  );
}

const MEASURED = [
  "mncMillionPerMl",
  "svfMillionPerMl",
  "viabilityPercent",
  "pulpMg",
  "colonies",
  "thawedVials",
  "thawedCells",
  "failure",
  "failureNote",
] as const;

function measured(values: unknown): [(typeof MEASURED)[number], unknown][] {
  const given = typeof values === "object" && values !== null ? (values as Record<string, unknown>) : {};
  return MEASURED.flatMap((name): [(typeof MEASURED)[number], unknown][] =>
    given[name] === undefined || given[name] === "" ? [] : [[name, given[name]]],
  );
}

/** The verdict on the harvest that was just recorded, for whoever typed it without JavaScript. */
function LastVerdict({ culture }: PaneProps) {
  const [before, last] = culture.passages.slice(-2).length === 2 ? culture.passages.slice(-2) : [undefined, culture.passages.at(-1)];
  const counts = last?.counts as unknown as Parameters<typeof HarvestVerdict>[0]["counts"] | null | undefined;
  if (!last || !counts) return null;
  const context = {
    seededCells: last.seededCells,
    cumulativePdl: before?.cumulativePdl ?? culture.startingCpdl,
    bounds: culture.bounds,
    cpdlMax: culture.limits?.cpdlMax ?? null,
  };
  return <HarvestVerdict counts={counts} context={context} />;
}

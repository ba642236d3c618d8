import { columns, gap, heading, type KeyValue, keyValues, paragraph, signatures } from "~/outside/pdf-blocks.server";
import type { TextStyle } from "~/outside/pdf-runs.server";
import { BODY, FINE, hairline, INK, MM, MUTED, need, newPage, type Sheet } from "~/outside/pdf-sheet.server";
import { type Cell, type Mark, table } from "~/outside/pdf-table.server";
import type { Translator } from "~/web/translate";
import { type PaperSigner, signerWords } from "./paper.pdf.server";

/** What the certificate of analysis of one lot says (domain.md 5.1). Names of tests, methods and answers are in the document's language. */
export interface AnalysisFacts {
  lot: string;
  specification: { code: string; version: number; fromOn: string };
  tests: readonly AnalysedTest[];
  markers: readonly { marker: string; name: string; result: string }[];
  markerSample: { on: string; of: "donor" | "mother"; laboratory: string; licence: string } | null;
  /** Tanks by their codes, in the order in which the lot stood in them. */
  tanks: readonly string[];
  handOvers: number;
  /** One sentence each; none: no deviation. */
  deviations: readonly string[];
  signers: readonly PaperSigner[];
}

export interface AnalysedTest {
  /** The test's code, such as `sterility`. */
  test: string;
  name: string;
  method: string;
  /** As `limitWords` says it. */
  required: string;
  found: string;
  /** The result that a retest stands beside; it stays in sight (rule 25). */
  firstFound: string | null;
  /** Null for a test that informs and was not done. */
  on: string | null;
  /** Who entered the result, and who approved it. */
  by: readonly string[];
  verdict: "meets" | "fails" | "informative";
  status: "interim" | "final";
}

/** A limit in words: at least 70 %. Numbers come formatted with their unit. */
export function limitWords(
  { t }: Translator,
  limit: { min: string } | { max: string } | { low: string; high: string } | { exactly: string },
): string {
  if ("exactly" in limit) return limit.exactly;
  if ("min" in limit) return t("documents.limit_min", { value: limit.min });
  return "max" in limit ? t("documents.limit_max", { value: limit.max }) : t("documents.limit_range", limit);
}

const TIGHT: TextStyle = { ...BODY, size: 9 };

/** The pages of the certificate of analysis; they begin on a new page. */
export function drawAnalysis(sheet: Sheet, facts: AnalysisFacts, translator: Translator): void {
  const { t, date } = translator;
  newPage(sheet);
  heading(sheet, 1, t("documents.analysis_title"));
  const { code, version, fromOn } = facts.specification;
  const key = facts.tests.every(({ status }) => status === "final") ? "documents.specification_final" : "documents.specification_interim";
  paragraph(sheet, t(key, { code, version, from: date(fromOn) }), { ...BODY, color: MUTED });
  gap(sheet, 4);
  drawTests(sheet, facts.tests, translator);
  gap(sheet, 5);
  need(sheet, 50 * MM);
  columns(
    sheet,
    [
      { share: 0.42, draw: (part) => drawMarkers(part, facts, translator) },
      { share: 0.58, draw: (part) => drawHistory(part, facts, translator) },
    ],
    12,
  );
  drawSigners(sheet, facts.signers, translator);
}

/** Whoever signs below, as they stand in the table: Noemi Baldi is NB. */
const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join("")
    .slice(0, 3);

const MARKS: Record<AnalysedTest["verdict"], Mark> = { meets: "good", fails: "stop", informative: "watch" };

function drawTests(sheet: Sheet, tests: readonly AnalysedTest[], { t, date }: Translator): void {
  const rows = tests.map(({ name, method, required, found, firstFound, on, by, verdict }): Cell[] => [
    name,
    method,
    required,
    firstFound === null ? found : t("documents.retested", { found, first: firstFound }),
    on === null ? "–" : date(on),
    by.map(initials).join(" "),
    verdict === "informative" ? t("documents.verdict_informative") : { mark: MARKS[verdict], word: t(`documents.verdict_${verdict}`) },
  ]);
  const heads = [
    { header: t("documents.head_test"), share: 0.19, face: "medium" as const },
    { header: t("documents.head_method"), share: 0.235 },
    { header: t("documents.head_required"), share: 0.155 },
    { header: t("documents.head_found"), share: 0.125, face: "medium" as const },
    { header: t("documents.head_date"), share: 0.115 },
    { header: t("documents.head_by"), share: 0.065 },
    { header: t("documents.head_verdict"), share: 0.115 },
  ];
  table(sheet, heads, rows);
}

function drawMarkers(sheet: Sheet, { markers, markerSample }: AnalysisFacts, { t, date }: Translator): void {
  heading(sheet, 2, t("documents.section_markers"));
  keyValues(
    sheet,
    markers.map(({ name, result }) => ({ key: name, value: result })),
    25,
    TIGHT,
  );
  if (markerSample === null) return;
  gap(sheet, 3);
  const key = markerSample.of === "mother" ? "documents.marker_sample_mother" : "documents.marker_sample";
  paragraph(sheet, t(key, { ...markerSample, on: date(markerSample.on) }), FINE);
}

function drawHistory(sheet: Sheet, { tanks, handOvers, deviations }: AnalysisFacts, { t, list }: Translator): void {
  heading(sheet, 2, t("documents.section_history"));
  const rows: KeyValue[] = [
    { key: t("documents.history_tanks"), value: list(tanks) },
    { key: t("documents.history_temperature"), value: t("documents.not_evaluated") },
    { key: t("documents.history_exposure"), value: t("documents.not_evaluated") },
    { key: t("documents.history_custody"), value: t("documents.custody_count", { count: handOvers }) },
    { key: t("documents.history_deviations"), value: deviations.length === 0 ? t("documents.deviations_none") : deviations.join("\n") },
  ];
  keyValues(sheet, rows, 36, TIGHT);
}

function drawSigners(sheet: Sheet, signers: readonly PaperSigner[], translator: Translator): void {
  const height = 36 * MM;
  if (!need(sheet, height)) {
    sheet.y = Math.max(sheet.y + 4 * MM, sheet.bottom - height);
    hairline(sheet, sheet.y, 0.75, INK);
    gap(sheet, 4);
  }
  heading(sheet, 2, translator.t("documents.section_signatures"));
  const named = signers.map((signer) => ({ ...signer, name: `${signer.name} (${initials(signer.name)})` }));
  signatures(sheet, signerWords(named, translator), null);
}

import type { Db } from "~/bank/history/transact.server";
import { markersOf, resultsOf } from "~/bank/laboratory/markers.server";
import { namesOf } from "~/bank/laboratory/names.server";
import { lotStanding } from "~/bank/laboratory/standing.server";
import { dayIn } from "~/web/when";
import type { AnalysedTest, AnalysisFacts } from "./analysis-pages.pdf.server";
import type { PaperSigner } from "./paper.pdf.server";
import type { PaperWords } from "./paper-words.server";
import { tanksOf } from "./places.server";

interface AnalysedLot {
  id: string;
  number: string;
  donationId: string;
  specificationId: string;
}

/** The certificate of analysis of a lot (domain.md 5.1), as the laboratory's records say it now. */
export async function analysisFacts(
  db: Db,
  lot: AnalysedLot,
  vialIds: readonly string[],
  words: PaperWords,
  zone: string,
): Promise<AnalysisFacts> {
  const standing = await lotStanding(db, lot.id);
  const results = standing.rows.flatMap(({ result }) => (result ? [result] : []));
  const names = await namesOf(
    db,
    results.flatMap(({ enteredBy, approvedBy }) => [enteredBy, approvedBy]),
  );
  const specification = await db
    .selectFrom("specifications")
    .select(["code", "version", "effectiveFrom"])
    .where("id", "=", lot.specificationId)
    .executeTakeFirstOrThrow();
  const handOvers = await db.selectFrom("custodyEvents").select("id").where("donationId", "=", lot.donationId).execute();
  return {
    lot: lot.number,
    specification: { code: specification.code, version: specification.version, fromOn: dayIn(specification.effectiveFrom, zone) },
    tests: standing.rows.map((row) => testFacts(row, names, words)),
    ...(await markerFacts(db, lot.donationId, words, zone)),
    tanks: await tanksOf(db, vialIds),
    handOvers: handOvers.length,
    deviations: await deviationsOf(db, [lot.id, lot.donationId], words, zone),
    signers: signersOf(results, names),
  };
}

type Row = Awaited<ReturnType<typeof lotStanding>>["rows"][number];

const VERDICTS = { in_spec: "meets", out_of_spec: "fails", informative: "informative" } as const;

function testFacts({ test, result, earlier }: Row, names: Record<string, string>, words: PaperWords): AnalysedTest {
  const first = earlier.find(({ verdict }) => verdict === "out_of_spec");
  return {
    test: test.test,
    name: words.test(test.test),
    method: test.method,
    required: words.limit(test),
    found: result === null ? "–" : words.found(test, result),
    firstFound: first === undefined ? null : words.found(test, first),
    on: result?.testedOn ?? null,
    by: [result?.enteredBy, result?.approvedBy].flatMap((id) => (id ? [names[id] ?? ""] : [])),
    verdict: result === null || !test.required ? "informative" : VERDICTS[result.verdict],
    status: result?.status ?? "final",
  };
}

/** The donor's markers (the mother's for birth tissue) with their last answers, and the sample in which they were found. */
async function markerFacts(
  db: Db,
  donationId: string,
  words: PaperWords,
  zone: string,
): Promise<Pick<AnalysisFacts, "markers" | "markerSample">> {
  const { standings, requirement } = await markersOf(db, donationId);
  const results = await resultsOf(db, donationId);
  const markers = Object.keys(standings).flatMap((marker) => {
    const last = results.findLast((result) => result.marker === marker);
    if (last === undefined) return [];
    const result = words.t("documents.marker_result", {
      result: words.t(`laboratory.result_${last.result}`),
      on: words.date(last.testedOn),
    });
    return [{ marker, name: words.marker(marker), result }];
  });
  const sample = await db
    .selectFrom("markerSamples")
    .select(["takenAt", "specimenOf", "laboratory", "laboratoryLicence"])
    .where("donationId", "=", donationId)
    .where("specimenOf", "=", requirement.specimenOf)
    .orderBy("takenAt")
    .executeTakeFirst();
  if (sample === undefined) return { markers, markerSample: null };
  const { takenAt, specimenOf, laboratory, laboratoryLicence } = sample;
  return { markers, markerSample: { on: dayIn(takenAt, zone), of: specimenOf, laboratory, licence: laboratoryLicence } };
}

async function deviationsOf(db: Db, subjects: readonly string[], { t, date }: PaperWords, zone: string): Promise<string[]> {
  const rows = await db
    .selectFrom("deviations")
    .select(["kind", "state", "openedAt", "decidedAt"])
    .where("subjectId", "in", [...subjects])
    .orderBy("openedAt")
    .execute();
  return rows.map(({ kind, state, openedAt, decidedAt }) =>
    t(`documents.deviation_${state}`, { kind: t(`documents.deviation_kind_${kind}`), on: date(dayIn(decidedAt ?? openedAt, zone)) }),
  );
}

type Result = NonNullable<Row["result"]>;

/** Everyone who entered, then everyone who approved, each at their last of these results. */
function signersOf(results: readonly Result[], names: Record<string, string>): PaperSigner[] {
  const last = (of: (result: Result) => [string | null, Date | null]) => {
    const times = new Map<string, Date>();
    for (const [id, at] of results.map(of)) if (id && at && (times.get(id) ?? at) <= at) times.set(id, at);
    return [...times].map(([id, signedAt]) => ({ name: names[id] ?? "", signedAt }));
  };
  return [
    ...last(({ enteredBy, enteredAt }) => [enteredBy, enteredAt]).map((one) => ({
      ...one,
      capacity: "laboratory" as const,
      meaning: "entered" as const,
    })),
    ...last(({ approvedBy, approvedAt }) => [approvedBy, approvedAt]).map((one) => ({
      ...one,
      capacity: "quality" as const,
      meaning: "compared" as const,
    })),
  ];
}

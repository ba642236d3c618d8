import { readAs } from "~/bank/history/transact.server";
import { disposeLot } from "~/bank/laboratory/disposition.operations.server";
import { type FreezeForm, freezeLot } from "~/bank/laboratory/freezing.operations.server";
import { harvestLot, type LotForm } from "~/bank/laboratory/lots.operations.server";
import { approveMarkerSample, enterMarkerResults, sampleMarkers } from "~/bank/laboratory/markers.operations.server";
import type { MarkerAnswer } from "~/bank/laboratory/markers.rules";
import { requirementFor } from "~/bank/laboratory/markers.server";
import type { Marker } from "~/bank/laboratory/markers-known.rules";
import { harvestPassage, seedPassage } from "~/bank/laboratory/passages.operations.server";
import { startProcessing } from "~/bank/laboratory/processing.operations.server";
import { approveTestResults, enterTestResults } from "~/bank/laboratory/results.operations.server";
import { publishSpecification } from "~/bank/laboratory/specifications.operations.server";
import { testsOfLot } from "~/bank/laboratory/specifications.server";
import { WORKER } from "~/bank/people/actor";
import { at, now } from "~/outside/clock.server";
import { dayIn } from "~/web/when";
import { countsFor } from "~db/seed/laboratory-counts";
import { DEMO_SPECIFICATIONS } from "~db/seed/specifications";
import { oncePerDatabase } from "../database";
import { givenReceived } from "./collection";
import { givenStaff, PASSWORD } from "./people";

const DAY_MS = 86_400_000;
/** Everything of the laboratory happens so long ago that it is over when a test begins. */
const DAYS_AGO = 70;
const LONG_AGO = new Date("2020-01-01T09:00:00Z");

/** Those who work in the laboratory, on duty since long ago; the same ones for a whole file. */
export const givenBench = oncePerDatabase(() =>
  at(LONG_AGO, async () => ({
    laboratory: await givenStaff("laboratory"),
    witness: await givenStaff("laboratory"),
    quality: await givenStaff("quality"),
    director: await givenStaff("medical_director"),
  })),
);

/** The demo bank's specifications, in force since long ago. */
export const givenSpecifications = oncePerDatabase(async () => {
  const { quality } = await givenBench();
  await at(LONG_AGO, async () => {
    for (const form of DEMO_SPECIFICATIONS) await publishSpecification(quality, { ...form, effectiveFrom: now() });
  });
});

/** Does something on a day of the laboratory's work, counted from the collection. */
const timeline = (origin: Date) => {
  const day = (n: number) => new Date(origin.getTime() + n * DAY_MS);
  return { day, onDay: <T>(n: number, work: () => Promise<T>): Promise<T> => at(day(n), work) };
};

type Wished = NonNullable<Parameters<typeof givenReceived>[0]>;
const PRODUCT: Record<string, string> = {
  bone_marrow: "DBM01",
  lipoaspirate: "DAT01",
  tooth: "DDP01",
  cord: "DWJ01",
  amnion: "DAM01",
  placenta: "DPL01",
};

/** An accepted collection of ten weeks ago, with the bench that will work on it. */
export async function givenMaterial(wished: Wished = {}) {
  await givenSpecifications();
  const time = timeline(new Date(now().getTime() - DAYS_AGO * DAY_MS));
  const accepted = await time.onDay(0, () => givenReceived(wished));
  return { ...accepted, ...time, ...(await givenBench()) };
}
export type Material = Awaited<ReturnType<typeof givenMaterial>>;

/** Final markers, entered by one and approved by another; negative, unless some are told otherwise. */
export async function givenMarkers(material: Material, answers: Partial<Record<Marker, MarkerAnswer>> = {}): Promise<string> {
  const { donationId, tissue, laboratory, quality, day, onDay } = material;
  const requirement = await readAs(WORKER, (db) => requirementFor(db, tissue, day(0)));
  const sampleId = await onDay(1, () =>
    sampleMarkers(laboratory, donationId, {
      specimenOf: requirement.specimenOf,
      takenAt: day(0),
      laboratory: "Demo Diagnostics",
      laboratoryLicence: "LAB-1",
    }),
  );
  const asked = new Set([...requirement.markers, ...Object.keys(answers)]) as Set<Marker>;
  const results = [...asked].map((marker) => ({ marker, result: answers[marker] ?? ("negative" as const) }));
  await onDay(2, () => enterMarkerResults(laboratory, sampleId, { testedOn: dayIn(day(2), "UTC"), results }));
  await onDay(3, () => approveMarkerSample(quality, sampleId));
  return sampleId;
}

/** P0 grows. */
export async function givenCulture(wished: Wished = {}) {
  const material = await givenMaterial(wished);
  const { donationId, laboratory, day, onDay } = material;
  const productCode = PRODUCT[material.material] ?? "";
  const cultureId = await onDay(0, () => startProcessing(laboratory, donationId, { productCode, startedAt: day(0), protocol: "CP-01 v1" }));
  return { ...material, cultureId, productCode };
}

/** The passage that grows in a culture. */
export async function growingPassage(cultureId: string): Promise<string> {
  const { id } = await readAs(WORKER, (db) =>
    db.selectFrom("passages").select("id").where("cultureId", "=", cultureId).where("harvestedAt", "is", null).executeTakeFirstOrThrow(),
  );
  return id;
}

/** Marco's three harvests: P2 holds 77 million cells at 5.20 doublings (domain.md 12, story 1). */
export async function givenHarvestedCulture(wished: Wished = {}) {
  const culture = await givenCulture(wished);
  const { cultureId, laboratory, day, onDay } = culture;
  const harvest = (on: number, cells: number) =>
    onDay(on, async () => harvestPassage(laboratory, await growingPassage(cultureId), { harvestedAt: day(on), ...countsFor(cells, 96) }));
  const seed = (on: number, seededCells: number) =>
    onDay(on, () => seedPassage(laboratory, cultureId, { seededAt: day(on), seededCells, areaCm2: 500 }));
  await harvest(11, 2.1e6);
  await seed(11, 2.1e6);
  await harvest(19, 1.6e7);
  await seed(19, 1.6e7);
  await harvest(26, 7.7e7);
  return culture;
}

/** A lot of the last harvest: 37 million cells used for tests, 40 million to freeze. */
export async function givenLot(wished: Wished = {}, form: LotForm = { cellsTested: 3.7e7 }) {
  const culture = await givenHarvestedCulture(wished);
  const lotId = await culture.onDay(26, () => harvestLot(culture.laboratory, culture.cultureId, form));
  return { ...culture, lotId };
}

/** Eight vials of five million: 4 doses, 2 reserves, 1 for quality control, 1 retained. */
export const freezingOf = (of: Pick<Material, "witness" | "day">, changes: Partial<FreezeForm> = {}): FreezeForm => ({
  startedAt: new Date(of.day(26).getTime() + 3_600_000),
  endedAt: new Date(of.day(26).getTime() + 3 * 3_600_000),
  cryoprotectant: "10 % DMSO in 5 % HSA",
  programme: "CR-01 v1",
  contactMinutes: 20,
  endTemperatureCelsius: -120,
  freezerSerial: "CRF-1",
  witnessId: of.witness.id,
  dose: 4,
  reserve: 2,
  qc: 1,
  retain: 1,
  cellsPerVial: 5e6,
  volumeMl: 1,
  ...changes,
});

export async function givenFrozenLot(wished: Wished = {}, vials: Partial<FreezeForm> = {}) {
  const lot = await givenLot(wished);
  const { vialIds } = await lot.onDay(27, () => freezeLot(lot.laboratory, lot.lotId, freezingOf(lot, vials)));
  return { ...lot, vialIds };
}

type Limit = Awaited<ReturnType<typeof testsOfLot>>[number];

/** A value that passes a test. */
export function passing({ limitKind, minimum, maximum, expected }: Limit): string {
  if (limitKind === "equals") return expected ?? "";
  if (limitKind === "range") return String(((minimum ?? 0) + (maximum ?? 0)) / 2);
  return limitKind === "min" ? String((minimum ?? 0) + 2) : String((maximum ?? 1) / 2);
}

/** The tests of a lot's specification, by name. */
export async function testsOf(lotId: string): Promise<Record<string, Limit>> {
  const tests = await readAs(WORKER, async (db) =>
    testsOfLot(db, await db.selectFrom("lots").selectAll().where("id", "=", lotId).executeTakeFirstOrThrow()),
  );
  return Object.fromEntries(tests.map((test) => [test.test, test]));
}

type Tested = Pick<Material, "laboratory" | "quality" | "day" | "onDay"> & { lotId: string };

/** Every test of a lot read and approved; passing, unless some are told otherwise (`null`: not read). */
export async function givenResults(
  { lotId, laboratory, quality, day, onDay }: Tested,
  told: Record<string, string | null> = {},
  days = [27, 41],
): Promise<void> {
  const tests = Object.values(await testsOf(lotId));
  const [sampled = 27, read = 41] = days;
  const results = tests.flatMap((test) => {
    const value = told[test.test] === undefined ? passing(test) : told[test.test];
    return value == null ? [] : [{ specificationTestId: test.id, value }];
  });
  const panel = { sampledAt: day(sampled), testedOn: dayIn(day(read), "UTC"), laboratory: "Demo QC", status: "final" as const };
  await onDay(read, () => enterTestResults(laboratory, lotId, { ...panel, results }));
  await onDay(read + 1, () => approveTestResults(quality, lotId, { meaning: "approval", password: PASSWORD }));
}

/** A frozen lot with final markers and every test passed, waiting for its disposition. */
export async function givenTestedLot(
  wished: Wished = {},
  told: Record<string, string | null> = {},
  markers: Partial<Record<Marker, MarkerAnswer>> = {},
) {
  const lot = await givenFrozenLot(wished);
  await givenMarkers(lot, markers);
  await givenResults(lot, told);
  return lot;
}

export async function revisionOf(lotId: string): Promise<number> {
  return (await readAs(WORKER, (db) => db.selectFrom("lots").select("revision").where("id", "=", lotId).executeTakeFirstOrThrow()))
    .revision;
}

type Disposition = Parameters<typeof disposeLot>[2]["disposition"];
/** What quality signs about a lot as it stands. */
export const dispositionOf = async (lotId: string, disposition: Disposition, reason = "") => ({
  disposition,
  reason,
  revision: await revisionOf(lotId),
  meaning: "approval" as const,
  password: PASSWORD,
});

/** A lot that may leave for its donor. */
export async function givenReleasableLot(wished: Wished = {}) {
  const lot = await givenTestedLot(wished);
  await lot.onDay(43, async () => disposeLot(lot.quality, lot.lotId, await dispositionOf(lot.lotId, "releasable")));
  return lot;
}

import { readAs } from "~/bank/history/transact.server";
import { disposeLot } from "~/bank/laboratory/disposition.operations.server";
import { freezeLot } from "~/bank/laboratory/freezing.operations.server";
import { harvestLot } from "~/bank/laboratory/lots.operations.server";
import { approveMarkerSample, enterMarkerResults, sampleMarkers } from "~/bank/laboratory/markers.operations.server";
import { harvestPassage, seedPassage } from "~/bank/laboratory/passages.operations.server";
import { startProcessing } from "~/bank/laboratory/processing.operations.server";
import { approveTestResults, enterTestResults } from "~/bank/laboratory/results.operations.server";
import { WORKER } from "~/bank/people/actor";
import { placeVials, proposePlaces } from "~/bank/storage/place.operations.server";
import type { Cast } from "./cast.server";
import { countsFor } from "./laboratory-counts";
import type { Play } from "./play.server";
import { dateOn, day } from "./times";

export const MARKERS = ["anti_hiv_1_2", "hbsag", "anti_hbc", "anti_hcv", "syphilis"] as const;
type Marker = (typeof MARKERS)[number] | "hbv_dna";
type Answer = "negative" | "reactive" | "repeat_reactive";

/** The donor's markers (the mother's for birth tissue): entered by one person, approved by another. Negative unless told. */
export async function testMarkers(
  play: Play,
  { staff }: Cast,
  donationId: string,
  on: number,
  specimenOf: "donor" | "mother" = "donor",
  results: Partial<Record<Marker, Answer>> = {},
): Promise<void> {
  const sampleId = await play.at(day(on, 2), () =>
    sampleMarkers(staff["lab-a"], donationId, {
      specimenOf,
      takenAt: day(on, 1),
      laboratory: "Demo Virology",
      laboratoryLicence: "DEMO-LAB-1",
    }),
  );
  const asked = [...new Set([...MARKERS, ...(Object.keys(results) as Marker[])])];
  await play.at(day(on + 2), () =>
    enterMarkerResults(staff["lab-a"], sampleId, {
      testedOn: dateOn(on + 2),
      results: asked.map((marker) => ({ marker, result: results[marker] ?? "negative" })),
    }),
  );
  await play.at(day(on + 2, 3), () => approveMarkerSample(staff.quality, sampleId));
}

export interface Step {
  /** Days on which the passage is seeded and harvested, hours for a doubling time to the hour. */
  seededOn: number;
  seededCells: number;
  harvestedAt: Date;
  harvestedCells: number;
  viabilityPercent: number;
}

/** P0 from the tissue, then each passage. @returns the culture's id */
export async function grow(
  play: Play,
  { staff }: Cast,
  donationId: string,
  p0: {
    productCode: string;
    startedOn: number;
    harvestedOn: number;
    cells: number;
    viabilityPercent: number;
    measured?: Record<string, number>;
  },
  steps: readonly Step[],
): Promise<string> {
  const startedAt = day(p0.startedOn, 2);
  const cultureId = await play.at(startedAt, () =>
    startProcessing(staff["lab-a"], donationId, {
      productCode: p0.productCode,
      startedAt,
      protocol: "PR-MSC-01 v3",
      areaCm2: 150,
      measured: p0.measured ?? {},
    }),
  );
  const first = await readAs(WORKER, (db) =>
    db.selectFrom("passages").select("id").where("cultureId", "=", cultureId).where("number", "=", 0).executeTakeFirstOrThrow(),
  );
  const harvestedAt = day(p0.harvestedOn);
  await play.at(harvestedAt, () => harvestPassage(staff["lab-a"], first.id, { harvestedAt, ...countsFor(p0.cells, p0.viabilityPercent) }));
  await growOn(play, { staff }, cultureId, steps);
  return cultureId;
}

/** More passages of a culture. */
export async function growOn(play: Play, { staff }: Pick<Cast, "staff">, cultureId: string, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const seededAt = day(step.seededOn, 1);
    const passageId = await play.at(seededAt, () =>
      seedPassage(staff["lab-a"], cultureId, { seededAt, seededCells: step.seededCells, areaCm2: step.seededCells / 4000 }),
    );
    await play.at(step.harvestedAt, () =>
      harvestPassage(staff["lab-a"], passageId, {
        harvestedAt: step.harvestedAt,
        ...countsFor(step.harvestedCells, step.viabilityPercent),
      }),
    );
  }
}

export interface Vials {
  dose: number;
  reserve: number;
  qc: number;
  retain: number;
  cellsPerVial: number;
}

/** A harvest becomes a lot, is frozen by two people and put into its places. @returns the lot's id */
export async function bank(
  play: Play,
  { staff }: Cast,
  cultureId: string,
  at: Date,
  lot: { cellsHarvested?: number; cellsTested: number },
  vials: Vials,
): Promise<string> {
  const hours = (count: number) => new Date(at.getTime() + count * 3_600_000);
  const lotId = await play.at(hours(0), () => harvestLot(staff["lab-a"], cultureId, lot));
  await play.at(hours(2), () =>
    freezeLot(staff["lab-a"], lotId, {
      startedAt: hours(0.5),
      endedAt: hours(1.8),
      cryoprotectant: "CS10, 10 % DMSO",
      programme: "CRF-1 v2",
      contactMinutes: 20,
      endTemperatureCelsius: -110,
      freezerSerial: "CRF-0042",
      witnessId: staff["lab-b"].id,
      volumeMl: 1,
      ...vials,
    }),
  );
  await place(play, { staff }, lotId, hours(3));
  return lotId;
}

/** Two people put every vial of a lot where the proposal says. */
export async function place(play: Play, { staff }: Pick<Cast, "staff">, lotId: string, at: Date): Promise<void> {
  await play.at(at, async () => {
    const places = await proposePlaces(staff["lab-a"], lotId);
    await placeVials(staff["lab-a"], lotId, {
      places: places.map(({ vialId, positionId }) => ({ vialId, positionId })),
      witnessId: staff["lab-b"].id,
      storedAt: at,
    });
  });
}

const PASSING: Record<string, string> = {
  morphology: "adherent",
  viability_pre_freeze: "95.1",
  viability_post_thaw: "87.2",
  cell_count: "101",
  cd73: "99.1",
  cd90: "98.7",
  cd105: "97.9",
  cd45: "0.4",
  cd34: "0.6",
  cd14: "0.3",
  cd19: "0.2",
  hla_dr: "0.9",
  trilineage: "positive",
  sterility: "no_growth",
  mycoplasma: "not_detected",
  endotoxin: "0.25",
  karyotype: "normal",
  potency: "34",
  appearance: "conforms",
};

/** Every test of a lot's specification, entered by one person and approved by another. Passing unless told; `only` leaves the others growing. */
export async function testLot(
  play: Play,
  { staff }: Cast,
  lotId: string,
  on: number,
  results: Record<string, string> = {},
  except: readonly string[] = [],
): Promise<void> {
  const tests = await readAs(WORKER, (db) =>
    db
      .selectFrom("lots")
      .innerJoin("specificationTests", "specificationTests.specificationId", "lots.specificationId")
      .select(["specificationTests.id", "specificationTests.test", "specificationTests.expected", "lots.frozenAt"])
      .where("lots.id", "=", lotId)
      .execute(),
  );
  const read = tests
    .filter(({ test }) => !except.includes(test))
    .map(({ id, test, expected }) => ({
      specificationTestId: id,
      value: results[test] ?? (test === "identity_str" ? (expected ?? "match") : (PASSING[test] ?? "")),
    }));
  const frozenAt = tests[0]?.frozenAt ?? day(on - 14);
  await play.at(day(on), () =>
    enterTestResults(staff["lab-a"], lotId, {
      sampledAt: frozenAt > day(on - 14) ? frozenAt : day(on - 14),
      testedOn: dateOn(on),
      laboratory: "Northlight QC",
      status: "final",
      results: read,
    }),
  );
  await play.at(day(on, 3), () => approveTestResults(staff.quality, lotId, { meaning: "approval", password: play.password }));
}

/** Quality signs what becomes of a lot. */
export async function dispose(
  play: Play,
  { staff }: Cast,
  lotId: string,
  on: number,
  disposition: "releasable" | "releasable_autologous_biohazard" | "nonconforming_hold" | "rejected" = "releasable",
  reason = "",
): Promise<void> {
  const { revision } = await readAs(WORKER, (db) =>
    db.selectFrom("lots").select("revision").where("id", "=", lotId).executeTakeFirstOrThrow(),
  );
  await play.at(day(on, 5), () =>
    disposeLot(staff.quality, lotId, { disposition, reason, revision, meaning: "approval", password: play.password }),
  );
}

import { beforeAll, describe, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { assessMarkers } from "~/bank/laboratory/assessment.operations.server";
import { failCulture } from "~/bank/laboratory/cultures.operations.server";
import { disposeLot } from "~/bank/laboratory/disposition.operations.server";
import { freezeLot } from "~/bank/laboratory/freezing.operations.server";
import { decideLotDeviation, holdLot, liftHold } from "~/bank/laboratory/holds.operations.server";
import { amendLot, harvestLot } from "~/bank/laboratory/lots.operations.server";
import { approveMarkerSample, enterMarkerResult, sampleMarkers } from "~/bank/laboratory/markers.operations.server";
import { harvestPassage, seedPassage } from "~/bank/laboratory/passages.operations.server";
import { makeTissueLot, startProcessing } from "~/bank/laboratory/processing.operations.server";
import { approveTestResults, enterTestResult } from "~/bank/laboratory/results.operations.server";
import { publishSpecification } from "~/bank/laboratory/specifications.operations.server";
import { type Actor, type StaffActor, WORKER } from "~/bank/people/actor";
import { now } from "~/outside/clock.server";
import { dayIn } from "~/web/when";
import { countsFor } from "~db/seed/laboratory-counts";
import { DEMO_SPECIFICATIONS } from "~db/seed/specifications";
import { expectRefusedToOthers, givenEveryone, type Who } from "~tests/support/given/everyone";
import {
  dispositionOf,
  freezingOf,
  givenCulture,
  givenLot,
  givenMaterial,
  givenTestedLot,
  growingPassage,
  revisionOf,
  testsOf,
} from "~tests/support/given/laboratory";
import { PASSWORD } from "~tests/support/given/people";

const approval = { meaning: "approval", password: PASSWORD } as const;
const LABORATORY: Who[] = ["laboratory"];
const BENCH: Who[] = ["laboratory", "quality"];
const QUALITY: Who[] = ["quality"];

async function world() {
  const accepted = await givenMaterial();
  const culture = await givenCulture();
  const unfrozen = await givenLot();
  const lot = await givenTestedLot({}, { sterility: "growth" });
  const passageId = await growingPassage(culture.cultureId);
  const { day, onDay, laboratory, lotId, donationId } = lot;
  const deviationId = await readAs(WORKER, async (db) => {
    const found = await db.selectFrom("deviations").select("id").where("subjectId", "=", lotId).executeTakeFirstOrThrow();
    return found.id;
  });
  const sampled = { specimenOf: "donor", takenAt: day(1), laboratory: "Demo Diagnostics", laboratoryLicence: "LAB-1" } as const;
  const sampleId = await onDay(45, () => sampleMarkers(laboratory, donationId, sampled));
  const marker = { marker: "cmv", result: "negative", testedOn: dayIn(day(2), "UTC") } as const;
  await onDay(45, () => enterMarkerResult(laboratory, sampleId, marker));
  const tests = await testsOf(lotId);
  const read = { status: "final", sampledAt: day(28), testedOn: dayIn(day(44), "UTC"), laboratory: "Demo QC" } as const;
  const viability = tests.viability_post_thaw?.id ?? "";
  const { id: retestOf } = await readAs(WORKER, (db) =>
    db
      .selectFrom("testResults")
      .select("id")
      .where("lotId", "=", lotId)
      .where("specificationTestId", "=", viability)
      .executeTakeFirstOrThrow(),
  );
  const again = { ...read, specificationTestId: viability, value: "81", retestOf };
  await onDay(45, () => enterTestResult(laboratory, lotId, again));
  const dispose = await dispositionOf(lotId, "rejected", "Microbes grew.");
  return { accepted, culture, unfrozen, lot, passageId, deviationId, sampled, sampleId, marker, again, dispose, day, onDay };
}
let made: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  made = await world();
  await givenEveryone();
});

type Act = (actor: Actor) => Promise<unknown>;
const ACTS: [string, readonly Who[], Act][] = [
  ["begins to process a collection", LABORATORY, (who) => startProcessing(who, made.accepted.donationId, start())],
  [
    "makes a tissue product",
    LABORATORY,
    (who) => makeTissueLot(who, made.accepted.donationId, { productCode: "DCT01", harvestedAt: now() }),
  ],
  ["seeds a passage", LABORATORY, (who) => seedPassage(who, made.culture.cultureId, { seededAt: now(), seededCells: 1e6, areaCm2: 25 })],
  ["harvests a passage", LABORATORY, (who) => harvestPassage(who, made.passageId, { harvestedAt: now(), ...countsFor(2e6, 95) })],
  ["ends a culture", LABORATORY, (who) => failCulture(who, made.culture.cultureId, { failedAt: now(), reason: "no_growth" })],
  ["makes a lot of a harvest", LABORATORY, (who) => harvestLot(who, made.unfrozen.cultureId, { cellsTested: 0 })],
  ["freezes a lot", LABORATORY, (who) => freezeLot(who, made.unfrozen.lotId, freezingOf(made.unfrozen))],
  ["corrects a lot's count", BENCH, (who) => amendLot(who, made.lot.lotId, { cellsHarvested: 8e7, cellsTested: 0, reason: "Misread." })],
  ["takes blood of a donor to the record", BENCH, (who) => sampleMarkers(who, made.lot.donationId, made.sampled)],
  ["enters a marker", BENCH, (who) => enterMarkerResult(who, made.sampleId, { ...made.marker, marker: "htlv" })],
  ["approves markers", QUALITY, (who) => approveMarkerSample(who, made.sampleId)],
  ["judges markers", ["medical_director"], (who) => assessMarkers(who, made.lot.donationId, assessment)],
  ["enters a test result", BENCH, (who) => enterTestResult(who, made.lot.lotId, made.again)],
  ["approves test results", QUALITY, (who) => approveTestResults(who, made.lot.lotId, approval)],
  ["decides a deviation", QUALITY, (who) => decideLotDeviation(who, made.deviationId, { ...approval, decision: "accepted", note: "Yes." })],
  ["disposes a lot", QUALITY, (who) => disposeLot(who, made.lot.lotId, made.dispose)],
  ["holds a lot", ["quality", "medical_director"], (who) => holdLot(who, made.unfrozen.lotId, { reason: "excursion" })],
  ["lifts a hold", ["quality", "medical_director"], (who) => liftHold(who, made.lot.lotId, { ...approval, reason: "Looked at." })],
  ["publishes a specification", QUALITY, (who) => publishSpecification(who, specification())],
];
const start = () => ({ productCode: "DBM01", startedAt: now(), protocol: "CP-BM-01 v1" });
const assessment = { conclusion: "acceptable", note: "Cleared.", meaning: "review", password: PASSWORD } as const;
function specification() {
  const [form] = DEMO_SPECIFICATIONS;
  if (!form) throw new Error("No specification.");
  return { ...form, effectiveFrom: new Date("2040-01-01T00:00:00Z") };
}

describe("nobody else", () => {
  test.each(ACTS)("%s", (_, may, act) => made.onDay(60, () => expectRefusedToOthers(may, act)));
});

describe("nobody works as staff on cells of their own family", () => {
  const OWN = ACTS.filter(([what]) => what !== "publishes a specification");

  test.each(OWN)("who %s", async (_, [duty], act) => {
    const people = await givenEveryone();
    const ownDonors = [made.accepted, made.culture, made.unfrozen, made.lot].map(({ donorId }) => donorId);
    const parent: StaffActor = { ...(people[duty as Who] as StaffActor), ownDonors };
    await expect(made.onDay(60, () => act(parent))).rejects.toMatchObject({ code: "not_allowed" });
  });
});

test("after all these attempts every lot stands as it stood", async () => {
  expect(await revisionOf(made.lot.lotId)).toBe(made.dispose.revision);
  const lots = await readAs(WORKER, (db) =>
    db.selectFrom("lots").select(["state", "frozenAt"]).where("id", "=", made.unfrozen.lotId).execute(),
  );
  expect(lots).toEqual([{ state: "quarantine", frozenAt: null }]);
});

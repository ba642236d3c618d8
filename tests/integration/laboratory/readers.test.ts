import { beforeAll, describe, expect, test } from "vitest";
import { type Db, readAs } from "~/bank/history/transact.server";
import { growing, markersDue, readingsDue, toFreeze, toPlace, toProcess } from "~/bank/laboratory/bench.server";
import { holdLot } from "~/bank/laboratory/holds.operations.server";
import { enterMarkerResult, sampleMarkers } from "~/bank/laboratory/markers.operations.server";
import { markersForPage, sampleForPage } from "~/bank/laboratory/markers-page.server";
import {
  lotDeviation,
  lotsHeld,
  lotsToDispose,
  markersToApprove,
  openDeviations,
  resultsToApprove,
} from "~/bank/laboratory/quality.server";
import { enterTestResult } from "~/bank/laboratory/results.operations.server";
import { lotStanding } from "~/bank/laboratory/standing.server";
import type { StaffActor } from "~/bank/people/actor";
import { dayIn } from "~/web/when";
import {
  givenCulture,
  givenFrozenLot,
  givenLot,
  givenMarkers,
  givenMaterial,
  givenResults,
  givenTestedLot,
} from "~tests/support/given/laboratory";

const NOBODY = "00000000-0000-7000-8000-000000000000";

async function world() {
  const accepted = await givenMaterial();
  const culture = await givenCulture();
  const lot = await givenLot();
  const frozen = await givenFrozenLot();
  const tested = await givenTestedLot();
  return {
    accepted,
    culture,
    lot,
    frozen,
    tested,
    laboratory: accepted.laboratory,
    quality: accepted.quality,
    director: accepted.director,
  };
}
let made: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  made = await world();
}, 120_000);

const asStaff = <T>(read: (actor: StaffActor, db: Db) => Promise<T>, actor = made.laboratory) => readAs(actor, (db) => read(actor, db));
const idsOf = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id);

describe("what waits at the bench", () => {
  test("is a collection until a culture or a lot was begun of it", async () => {
    expect(await idsOf(asStaff((_, db) => toProcess(db)))).toEqual([made.accepted.donationId]);
  });

  test("is a culture while it grows, with its last passage", async () => {
    const cultures = await asStaff(growing);
    expect(cultures.map(({ id, passage }) => [id, passage?.number])).toEqual([[made.culture.cultureId, 0]]);
  });

  test("is a lot until it is frozen, and then until its vials have places", async () => {
    expect(await idsOf(asStaff(toFreeze))).toEqual([made.lot.lotId]);
    expect(await idsOf(asStaff(toPlace))).toEqual([made.frozen.lotId, made.tested.lotId]);
  });

  test("is a frozen lot with tests that nobody has read, and how many they are", async () => {
    const due = await asStaff(readingsDue);
    expect(due.map(({ id }) => id)).toEqual([made.frozen.lotId]);
    expect(due[0]?.openTests).toBeGreaterThan(5);
    await givenResults(made.frozen, { sterility: null });
    expect((await asStaff(readingsDue)).map(({ id, openTests }) => [id, openTests])).toEqual([[made.frozen.lotId, 1]]);
  });

  test("is a donor of whom no blood result was entered, however far the cells are", async () => {
    const due = await idsOf(asStaff((_, db) => markersDue(db)));
    expect(due.sort()).toEqual([made.accepted, made.culture, made.lot, made.frozen].map(({ donationId }) => donationId).sort());
    await givenMarkers(made.lot);
    expect(await idsOf(asStaff((_, db) => markersDue(db)))).not.toContain(made.lot.donationId);
  });
});

describe("what waits for quality", () => {
  const read = async (value: string, on: number) => {
    const { rows } = await asStaff((_, db) => lotStanding(db, made.frozen.lotId));
    const sterility = rows.find(({ test }) => test.test === "sterility");
    const panel = {
      sampledAt: made.frozen.day(28),
      testedOn: dayIn(made.frozen.day(on), "UTC"),
      laboratory: "Demo QC",
      status: "final" as const,
    };
    const retest = sterility?.result ? { retestOf: sterility.result.id } : {};
    return made.frozen.onDay(on, () =>
      enterTestResult(made.laboratory, made.frozen.lotId, { ...panel, specificationTestId: sterility?.test.id ?? "", value, ...retest }),
    );
  };

  test("is a lot whose every required test is final and approved, and no other", async () => {
    expect(await idsOf(asStaff(lotsToDispose, made.quality))).toEqual([made.tested.lotId]);
  });

  test("is every result that a second person has not approved, with who entered it", async () => {
    await read("no_growth", 43);
    const [waiting, ...more] = await asStaff((_, db) => resultsToApprove(db), made.quality);
    expect(more).toEqual([]);
    expect(waiting).toMatchObject({ id: made.frozen.lotId, enteredBy: [made.laboratory.id] });
    expect(Number(waiting?.count)).toBe(1);
  });

  test("is every blood sample with results that wait", async () => {
    const { donationId, day, onDay } = made.culture;
    const taken = { specimenOf: "donor" as const, takenAt: day(0), laboratory: "Demo", laboratoryLicence: "L-1" };
    const sampleId = await onDay(1, () => sampleMarkers(made.laboratory, donationId, taken));
    expect(await asStaff((_, db) => markersToApprove(db), made.quality)).toEqual([]);
    await onDay(2, () =>
      enterMarkerResult(made.laboratory, sampleId, { marker: "hbsag", result: "negative", testedOn: dayIn(day(1), "UTC") }),
    );
    expect(await asStaff((_, db) => markersToApprove(db), made.quality)).toMatchObject([{ sampleId, donationId }]);
    const mine = await asStaff((actor, db) => markersForPage(actor, db, donationId));
    const theirs = await asStaff((actor, db) => markersForPage(actor, db, donationId), made.quality);
    expect([mine?.samples[0]?.mayApprove, theirs?.samples[0]?.mayApprove]).toEqual([false, true]);
    expect(mine?.names[made.laboratory.id]).toBe(made.laboratory.displayName);
    const page = await asStaff((actor, db) => sampleForPage(actor, db, donationId, sampleId));
    expect(page?.last.map(({ marker }) => marker)).toEqual(["hbsag"]);
    expect(await asStaff((actor, db) => sampleForPage(actor, db, made.lot.donationId, sampleId))).toBeUndefined();
  });

  test("is a lot on hold, and the deviation behind it until it is decided", async () => {
    await made.lot.onDay(30, () => holdLot(made.quality, made.lot.lotId, { reason: "excursion" }));
    expect(await idsOf(asStaff(lotsHeld, made.quality))).toEqual([made.lot.lotId]);
    expect(await asStaff((_, db) => openDeviations(db), made.quality)).toEqual([]);
    await read("growth", 44);
    const [open] = await asStaff((_, db) => openDeviations(db), made.quality);
    expect(open).toMatchObject({ kind: "contamination", din: null });
    expect(await asStaff((actor, db) => lotDeviation(actor, db, open?.id ?? ""))).toMatchObject({
      lotId: made.frozen.lotId,
      state: "open",
    });
    expect(await asStaff((actor, db) => lotDeviation(actor, db, NOBODY))).toBeUndefined();
  });
});

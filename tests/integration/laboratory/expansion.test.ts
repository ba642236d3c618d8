import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { readAs, transact } from "~/bank/history/transact.server";
import { openExpansionCulture } from "~/bank/laboratory/expansion.server";
import { freezeLot } from "~/bank/laboratory/freezing.operations.server";
import { holdLot } from "~/bank/laboratory/holds.operations.server";
import { harvestLot } from "~/bank/laboratory/lots.operations.server";
import { harvestPassage, seedPassage } from "~/bank/laboratory/passages.operations.server";
import { WORKER } from "~/bank/people/actor";
import { countsFor } from "~db/seed/laboratory-counts";
import { freezingOf, givenReleasableLot, givenResults, testsOf } from "~tests/support/given/laboratory";
import { givenClinic } from "~tests/support/given/people";

type Lot = Awaited<ReturnType<typeof givenReleasableLot>>;

/** A request as the release room would leave it before the thaw; how it comes about is that room's to test. */
async function givenRequest({ donorId, caseId, lotId }: Lot): Promise<string> {
  const { clinicId, actor } = await givenClinic();
  const id = uuidv7();
  const patient = { patientName: "M. R.", patientBornOn: "1985-05-05", patientNumber: "MRN-1", patientWeightKg: 70 };
  const therapy = {
    indication: "ND51.2",
    protocol: "P-1",
    relationship: "autologous",
    doseCells: 1e8,
    route: "intravenous",
    infusionVolumeMl: 40,
    infusionHours: 1,
  } as const;
  const ground = { legalBasis: "hospital_exemption", legalBasisReference: "HE-1", legalBasisValidUntil: "2030-01-01" } as const;
  const prescriber = { prescriberAccountId: actor.id, prescriberName: actor.displayName, prescriberRegistration: "REG-1" };
  await transact(WORKER, async (tx, record) => {
    const state = { state: "submitted", path: "expand", productClass: "ATMP_351", forecast: "{}", plannedOn: "2026-12-20" } as const;
    const row = {
      id,
      number: `RQ-${id.slice(-6)}`,
      clinicId,
      donorId,
      caseId,
      lotId,
      ...state,
      ...patient,
      ...therapy,
      ...ground,
      ...prescriber,
    };
    await tx
      .insertInto("requests")
      .values({ ...row, askedBy: actor.id, askedAt: tx.now })
      .execute();
    await record({ type: "cells.requested", about: [id], donorId, caseId });
  });
  return id;
}

const thaw = (lot: Lot, requestId: string, on = 44) =>
  lot.onDay(on, () =>
    transact(lot.laboratory, async (tx, record) => {
      const vials = lot.vialIds.slice(0, 4).map((id) => ({ id, cells: 5e6 }));
      const cultureId = await openExpansionCulture(tx, {
        requestId,
        parentLotId: lot.lotId,
        vials,
        startedAt: tx.now,
        startedBy: lot.laboratory.id,
      });
      await record({ type: "expansion.thawed", about: [cultureId], donorId: lot.donorId, caseId: lot.caseId });
      return cultureId;
    }),
  );

test("rule 14: an expansion carries passage and doublings on from the lot whose vials were thawed, into a release lot", async () => {
  const lot = await givenReleasableLot();
  const requestId = await givenRequest(lot);
  const cultureId = await thaw(lot, requestId);
  const { laboratory, day, onDay } = lot;
  const seed = (on: number, seededCells: number) =>
    onDay(on, () => seedPassage(laboratory, cultureId, { seededAt: day(on), seededCells, areaCm2: 2800 }));
  await expect(seed(44, 2.1e7)).rejects.toMatchObject({ code: "more_cells_than_harvested" });
  const third = await seed(44, 1.12e7);
  await onDay(50, () => harvestPassage(laboratory, third, { harvestedAt: day(50), ...countsFor(4.35e7, 96) }));
  const fourth = await seed(50, 4.35e7);
  await onDay(56, () => harvestPassage(laboratory, fourth, { harvestedAt: day(56), ...countsFor(1.58e8, 95) }));
  const releaseLotId = await onDay(56, () => harvestLot(laboratory, cultureId, { cellsTested: 1e7 }));
  const [culture, release] = await readAs(WORKER, async (db) => [
    await db.selectFrom("cultures").selectAll().where("id", "=", cultureId).executeTakeFirstOrThrow(),
    await db.selectFrom("lots").selectAll().where("id", "=", releaseLotId).executeTakeFirstOrThrow(),
  ]);
  expect(culture).toMatchObject({ startingPassage: 2, parentLotId: lot.lotId, measured: { thawedVials: 4, thawedCells: 2e7 } });
  expect(release).toMatchObject({ kind: "release", requestId, parentLotId: lot.lotId, passage: 4 });
  expect(release.cumulativePdl).toBeCloseTo(9.02, 1);
  expect(release.number).toMatch(/-B$/);
  await onDay(57, () =>
    freezeLot(
      laboratory,
      releaseLotId,
      freezingOf(lot, { startedAt: day(56.5), endedAt: day(56.6), dose: 2, reserve: 0, qc: 1, retain: 1, cellsPerVial: 3e7 }),
    ),
  );
  const vials = await readAs(WORKER, (db) =>
    db.selectFrom("vials").select("division").where("lotId", "=", releaseLotId).orderBy("division").execute(),
  );
  expect(vials.map(({ division }) => division)).toEqual(["Ai", "Aj", "Ak", "Al"]);
  await givenResults({ ...lot, lotId: releaseLotId }, {}, [57, 60]);
});

test("rule 33: a release lot's endotoxin limit is its patient's", async () => {
  const lot = await givenReleasableLot();
  const requestId = await givenRequest(lot);
  const cultureId = await thaw(lot, requestId);
  const { laboratory, day, onDay } = lot;
  const passageId = await onDay(44, () => seedPassage(laboratory, cultureId, { seededAt: day(44), seededCells: 1e7, areaCm2: 2800 }));
  await onDay(50, () => harvestPassage(laboratory, passageId, { harvestedAt: day(50), ...countsFor(6e7, 96) }));
  const lotId = await onDay(50, () => harvestLot(laboratory, cultureId, { cellsTested: 0 }));
  expect((await testsOf(lotId)).endotoxin).toMatchObject({ maximum: 8.75, required: true });
});

test("rule 15: nothing is grown from a lot on hold, and a parent held on the way gives no child", async () => {
  const lot = await givenReleasableLot();
  const requestId = await givenRequest(lot);
  const cultureId = await thaw(lot, requestId);
  const { laboratory, day, onDay } = lot;
  const passageId = await onDay(44, () => seedPassage(laboratory, cultureId, { seededAt: day(44), seededCells: 1e7, areaCm2: 2800 }));
  await onDay(50, () => harvestPassage(laboratory, passageId, { harvestedAt: day(50), ...countsFor(6e7, 96) }));
  await onDay(50, () => holdLot(lot.quality, lot.lotId, { reason: "excursion" }));
  await expect(onDay(51, () => harvestLot(laboratory, cultureId, { cellsTested: 0 }))).rejects.toMatchObject({ code: "held_by_database" });
  await expect(thaw(lot, requestId, 51)).rejects.toMatchObject({ code: "lot_not_in_good_standing" });
});

import { describe, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { freezeLot } from "~/bank/laboratory/freezing.operations.server";
import { harvestLot } from "~/bank/laboratory/lots.operations.server";
import { massBalanceOf } from "~/bank/laboratory/mass-balance.server";
import { makeTissueLot } from "~/bank/laboratory/processing.operations.server";
import { publishSpecification } from "~/bank/laboratory/specifications.operations.server";
import { WORKER } from "~/bank/people/actor";
import { now } from "~/outside/clock.server";
import { DEMO_SPECIFICATIONS } from "~db/seed/specifications";
import { freezingOf, givenFrozenLot, givenHarvestedCulture, givenLot, givenMarkers, givenMaterial } from "~tests/support/given/laboratory";

const lotOf = (id: string) => readAs(WORKER, (db) => db.selectFrom("lots").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
const vialsOf = (lotId: string) =>
  readAs(WORKER, (db) => db.selectFrom("vials").selectAll().where("lotId", "=", lotId).orderBy("division").execute());
const balanceOf = (lotId: string) => readAs(WORKER, (db) => massBalanceOf(db, lotId));
const stateOf = async (table: "donations" | "cases", id: string) =>
  (await readAs(WORKER, (db) => db.selectFrom(table).select("state").where("id", "=", id).executeTakeFirstOrThrow())).state;

describe("a lot", () => {
  test("is made of the last harvest, with Marco's passage, doublings and doubling time", async () => {
    const { lotId, din } = await givenLot();
    const lot = await lotOf(lotId);
    expect(lot).toMatchObject({
      kind: "bank",
      state: "quarantine",
      passage: 2,
      cellsHarvested: 7.7e7,
      cellsTested: 3.7e7,
      biohazard: false,
      origin: null,
    });
    expect(lot.cumulativePdl).toBeCloseTo(5.2, 1);
    expect(lot.doublingTimeH).toBeGreaterThan(50);
    expect(lot.number).toBe(`BM-${din.slice(5, 7)}-${String(Number(din.slice(7))).padStart(4, "0")}-A`);
  });

  test("shares a harvest with others until no cell is left", async () => {
    const { cultureId, laboratory, onDay } = await givenHarvestedCulture({ tissue: "adipose" });
    const first = await onDay(26, () => harvestLot(laboratory, cultureId, { cellsHarvested: 4e7, cellsTested: 0 }));
    const second = await onDay(26, () => harvestLot(laboratory, cultureId, { cellsTested: 0 }));
    expect([(await lotOf(first)).number.at(-1), (await lotOf(second)).number.at(-1)]).toEqual(["A", "B"]);
    expect((await lotOf(second)).cellsHarvested).toBe(3.7e7);
    await expect(onDay(26, () => harvestLot(laboratory, cultureId, { cellsTested: 0 }))).rejects.toMatchObject({
      code: "more_cells_than_harvested",
    });
  });

  test("rule 16: the limits of a lot are those in force when it was made, whatever is published later", async () => {
    const { lotId, quality } = await givenLot();
    const before = (await lotOf(lotId)).specificationId;
    const [form] = DEMO_SPECIFICATIONS.filter(({ code }) => code === "SPEC-BM-01");
    if (!form) throw new Error("No specification of marrow.");
    await publishSpecification(quality, { ...form, cpdlMax: 3, passageMax: 1, effectiveFrom: new Date(now().getTime() + 1000) });
    expect((await lotOf(lotId)).specificationId).toBe(before);
  });

  test("rule 16: a specification never binds the past", async () => {
    const { quality, day } = await givenMaterial();
    const [form] = DEMO_SPECIFICATIONS;
    if (!form) throw new Error("No specification.");
    await expect(publishSpecification(quality, { ...form, effectiveFrom: day(0) })).rejects.toMatchObject({
      code: "effective_in_the_past",
    });
  });

  test("of tissue has no culture, and the Responsible Person's class", async () => {
    const { donationId, laboratory, day, onDay } = await givenMaterial({ tissue: "birth" });
    const lotId = await onDay(1, () => makeTissueLot(laboratory, donationId, { productCode: "DCT01", harvestedAt: day(1) }));
    expect(await lotOf(lotId)).toMatchObject({
      kind: "tissue",
      cultureId: null,
      productClass: "TISSUE_361",
      passage: null,
      cellsHarvested: null,
    });
  });

  test("of another tissue's product is refused", async () => {
    const { donationId, laboratory, day, onDay } = await givenMaterial({ tissue: "dental_pulp" });
    const wrong = onDay(1, () => makeTissueLot(laboratory, donationId, { productCode: "DCT01", harvestedAt: day(1) }));
    await expect(wrong).rejects.toMatchObject({ code: "product_of_another_tissue" });
  });
});

describe("a freezing run", () => {
  test("makes vials with divisions and purposes, and ends the processing of the collection", async () => {
    const { lotId, vialIds, donationId, caseId } = await givenFrozenLot();
    const vials = await vialsOf(lotId);
    expect(vials.map(({ id }) => id)).toEqual(vialIds);
    expect(vials.map(({ division }) => division)).toEqual(["Aa", "Ab", "Ac", "Ad", "Ae", "Af", "Ag", "Ah"]);
    expect(vials.map(({ purpose }) => purpose)).toEqual(["dose", "dose", "dose", "dose", "reserve", "reserve", "qc", "retain"]);
    expect(
      vials.every(({ state, collectionType, positionId }) => state === "frozen" && collectionType === "1" && positionId === null),
    ).toBe(true);
    expect(await stateOf("donations", donationId)).toBe("processed");
    expect(await stateOf("cases", caseId)).toBe("processing");
  });

  test("divisions of a DIN go on over its lots", async () => {
    const { cultureId, laboratory, onDay, ...material } = await givenHarvestedCulture();
    const form = freezingOf(material, { dose: 2, reserve: 0, qc: 0, retain: 0, cellsPerVial: 1e6 });
    const lots: string[] = [];
    for (const cellsHarvested of [1e7, 1e7]) {
      const lotId = await onDay(26, () => harvestLot(laboratory, cultureId, { cellsHarvested, cellsTested: 0 }));
      await onDay(27, () => freezeLot(laboratory, lotId, form));
      lots.push(lotId);
    }
    const divisions = await Promise.all(lots.map(async (lotId) => (await vialsOf(lotId)).map(({ division }) => division)));
    expect(divisions).toEqual([
      ["Aa", "Ab"],
      ["Ac", "Ad"],
    ]);
  });

  test("needs a second person, who is not the operator", async () => {
    const { lotId, laboratory, quality, director, onDay, ...rest } = await givenLot();
    const freeze = (witnessId: string) => onDay(27, () => freezeLot(laboratory, lotId, { ...freezingOf(rest), witnessId }));
    await expect(freeze(laboratory.id)).rejects.toMatchObject({ code: "second_person_needed" });
    await expect(freeze(director.id)).rejects.toMatchObject({ code: "second_person_needed" });
    await expect(onDay(27, () => freezeLot(quality, lotId, freezingOf(rest)))).rejects.toMatchObject({ code: "not_allowed" });
  });

  test("rule 13: no more cells go into vials than were harvested", async () => {
    const { lotId, laboratory, onDay, ...rest } = await givenLot();
    const run = onDay(27, () => freezeLot(laboratory, lotId, freezingOf(rest, { dose: 5 })));
    await expect(run).rejects.toMatchObject({ code: "more_cells_than_harvested" });
  });

  test("outside its programme opens a deviation that quality decides", async () => {
    const { lotId } = await givenFrozenLot({}, { contactMinutes: 45 });
    const open = await readAs(WORKER, (db) =>
      db.selectFrom("deviations").select(["kind", "state"]).where("subjectId", "=", lotId).execute(),
    );
    expect(open).toEqual([{ kind: "other", state: "open" }]);
  });

  test("happens once, however many press the button", async () => {
    const { lotId, laboratory, onDay, ...rest } = await givenLot();
    const both = await Promise.allSettled([1, 2].map(() => onDay(27, () => freezeLot(laboratory, lotId, freezingOf(rest)))));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await balanceOf(lotId)).vials.made).toBe(8);
  });

  test("rule 22: a reactive donor's vials are born with the biohazard's collection type", async () => {
    const { onDay, laboratory, cultureId, ...material } = await givenHarvestedCulture();
    await givenMarkers({ ...material, onDay, laboratory }, { anti_hbc: "repeat_reactive" });
    const lotId = await onDay(26, () => harvestLot(laboratory, cultureId, { cellsTested: 3.7e7 }));
    await onDay(27, () => freezeLot(laboratory, lotId, freezingOf(material)));
    expect((await lotOf(lotId)).biohazard).toBe(true);
    expect((await vialsOf(lotId)).every(({ collectionType }) => collectionType === "X")).toBe(true);
  });
});

describe("mass balance", () => {
  test("rule 13: every vial and every cell of a lot is accounted for", async () => {
    const { lotId } = await givenFrozenLot();
    expect(await balanceOf(lotId)).toEqual({
      vials: { made: 8, frozen: 8, stored: 0, out: 0, spent: 0, returned: 0, destroyed: 0 },
      cells: { harvested: 7.7e7, inVials: 4e7, tested: 3.7e7, discarded: 0 },
      balanced: true,
    });
  });

  test("rule 13: cells that reach neither vial nor test are counted as discarded", async () => {
    const { lotId } = await givenFrozenLot({}, { dose: 2 });
    expect((await balanceOf(lotId)).cells).toMatchObject({ inVials: 3e7, discarded: 1e7 });
  });
});

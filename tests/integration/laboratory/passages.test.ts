import { describe, expect, test } from "vitest";
import { decideDeviation } from "~/bank/collection/deviations.operations.server";
import { withdrawConsent } from "~/bank/consent/withdrawal.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { failCulture } from "~/bank/laboratory/cultures.operations.server";
import { harvestPassage, seedPassage } from "~/bank/laboratory/passages.operations.server";
import { startProcessing } from "~/bank/laboratory/processing.operations.server";
import { culturesVisibleTo, lotsVisibleTo, markerSamplesVisibleTo } from "~/bank/laboratory/store.server";
import { STRANGER, WORKER } from "~/bank/people/actor";
import { countsFor } from "~db/seed/laboratory-counts";
import { givenCulture, givenHarvestedCulture, givenMaterial, growingPassage } from "~tests/support/given/laboratory";
import { givenFamily, PASSWORD } from "~tests/support/given/people";

const passagesOf = (cultureId: string) =>
  readAs(WORKER, (db) => db.selectFrom("passages").selectAll().where("cultureId", "=", cultureId).orderBy("number").execute());
const stateOf = async (table: "donations" | "cases" | "cultures", id: string) =>
  (await readAs(WORKER, (db) => db.selectFrom(table).select("state").where("id", "=", id).executeTakeFirstOrThrow())).state;
const lastEvent = (type: string, donorId: string) =>
  readAs(WORKER, (db) =>
    db
      .selectFrom("events")
      .selectAll()
      .where("type", "=", type)
      .where("donorId", "=", donorId)
      .orderBy("position", "desc")
      .limit(1)
      .executeTakeFirstOrThrow(),
  );

describe("processing", () => {
  test("begins with an accepted collection, plates P0 and moves the case", async () => {
    const { cultureId, donationId, caseId } = await givenCulture();
    expect(await stateOf("donations", donationId)).toBe("processing");
    expect(await stateOf("cases", caseId)).toBe("processing");
    expect(await passagesOf(cultureId)).toMatchObject([{ number: 0, harvestedAt: null, seededCells: null }]);
  });

  test("rule 20: material with an open deviation is not processed, and is once quality accepted it", async () => {
    const { donationId, laboratory, quality, day, onDay } = await givenMaterial({ receipt: { verdict: "deviation" } });
    const start = () =>
      onDay(1, () => startProcessing(laboratory, donationId, { productCode: "DBM01", startedAt: day(1), protocol: "CP-BM-01 v1" }));
    await expect(start()).rejects.toThrow();
    const [deviation] = await readAs(WORKER, (db) =>
      db.selectFrom("deviations").select("id").where("subjectId", "=", donationId).execute(),
    );
    const decision = { decision: "accepted", note: "Short, and cool again.", meaning: "approval", password: PASSWORD } as const;
    await onDay(0.5, () => decideDeviation(quality, deviation?.id ?? "", decision));
    await expect(start()).resolves.toMatch(/^[0-9a-f-]{36}$/);
  });

  test("rule 7: a withdrawn consent to processing stops it at that instant", async () => {
    const { donationId, consentId, family, laboratory, day, onDay } = await givenMaterial();
    await onDay(0.5, () => withdrawConsent(family, consentId, "processing", { confirmed: "yes" }));
    const start = onDay(1, () =>
      startProcessing(laboratory, donationId, { productCode: "DBM01", startedAt: day(1), protocol: "CP-BM-01 v1" }),
    );
    await expect(start).rejects.toMatchObject({ code: "consent_withdrawn" });
  });

  test("is the laboratory's work, and of a product of that tissue", async () => {
    const { donationId, laboratory, quality, day, onDay } = await givenMaterial();
    const form = { productCode: "DBM01", startedAt: day(1), protocol: "CP-BM-01 v1" };
    await expect(onDay(1, () => startProcessing(quality, donationId, form))).rejects.toMatchObject({ code: "not_allowed" });
    const wrong = onDay(1, () => startProcessing(laboratory, donationId, { ...form, productCode: "DWJ01" }));
    await expect(wrong).rejects.toMatchObject({ code: "product_of_another_tissue" });
  });
});

describe("passages", () => {
  test("rule 14: passage rises by one, doublings by log2(harvest/seed), from Marco's counts to 5.20", async () => {
    const { cultureId } = await givenHarvestedCulture();
    const passages = await passagesOf(cultureId);
    expect(passages.map(({ number }) => number)).toEqual([0, 1, 2]);
    const rounded = passages.map(({ populationDoublings, cumulativePdl }) => [
      populationDoublings?.toFixed(2) ?? null,
      cumulativePdl?.toFixed(2),
    ]);
    expect(rounded).toEqual([
      [null, "0.00"],
      ["2.93", "2.93"],
      ["2.27", "5.20"],
    ]);
    const [, first] = passages;
    expect(first?.doublingTimeH).toBeCloseTo((8 * 24 - 24) / 2.93, 0);
    expect(first?.viabilityPercent).toBeCloseTo(96, 6);
    expect(first?.counts).toMatchObject({ volumeMl: 10 });
  });

  test("counts that are too far apart are counted again", async () => {
    const { cultureId, laboratory, day, onDay } = await givenCulture();
    const passageId = await growingPassage(cultureId);
    const counts = { firstCount: 0.4, secondCount: 0.5, dead: 0.01, volumeMl: 10 };
    const harvest = onDay(11, () => harvestPassage(laboratory, passageId, { harvestedAt: day(11), ...counts }));
    await expect(harvest).rejects.toMatchObject({ code: "counts_apart" });
  });

  test("no more cells are seeded than were harvested, and none while a passage grows", async () => {
    const { cultureId, laboratory, day, onDay } = await givenCulture();
    const seed = (seededCells: number) =>
      onDay(11, () => seedPassage(laboratory, cultureId, { seededAt: day(11), seededCells, areaCm2: 175 }));
    await expect(seed(1e6)).rejects.toMatchObject({ code: "passage_growing" });
    const passageId = await growingPassage(cultureId);
    await onDay(11, () => harvestPassage(laboratory, passageId, { harvestedAt: day(11), ...countsFor(2e6, 95) }));
    await expect(seed(3e6)).rejects.toMatchObject({ code: "more_cells_than_harvested" });
    const again = onDay(12, () => harvestPassage(laboratory, passageId, { harvestedAt: day(12), ...countsFor(2e6, 95) }));
    await expect(again).rejects.toMatchObject({ code: "already_harvested" });
  });

  test("nothing is entered before it happens, or before the step that came before it", async () => {
    const { cultureId, laboratory, day, onDay } = await givenCulture();
    const passageId = await growingPassage(cultureId);
    const harvest = (at: Date) => onDay(11, () => harvestPassage(laboratory, passageId, { harvestedAt: at, ...countsFor(2e6, 95) }));
    await expect(harvest(day(12))).rejects.toMatchObject({ code: "in_the_future" });
    await expect(harvest(day(-1))).rejects.toMatchObject({ code: "before_last_step" });
  });

  test("two people harvest at once: one count stands", async () => {
    const { cultureId, laboratory, witness, day, onDay } = await givenCulture();
    const passageId = await growingPassage(cultureId);
    const harvest = (who: typeof laboratory) =>
      onDay(11, () => harvestPassage(who, passageId, { harvestedAt: day(11), ...countsFor(2e6, 95) }));
    const both = await Promise.allSettled([harvest(laboratory), harvest(witness)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a culture that comes to nothing", () => {
  test("fails its case when nothing else can give cells, and a person calls the family", async () => {
    const { cultureId, caseId, donorId, donationId, laboratory, day, onDay } = await givenCulture();
    await onDay(9, () => failCulture(laboratory, cultureId, { failedAt: day(9), reason: "contamination", note: "S. mitis" }));
    expect(await stateOf("cultures", cultureId)).toBe("failed");
    expect(await stateOf("cases", caseId)).toBe("failed_process");
    expect(await stateOf("donations", donationId)).toBe("processed");
    expect((await lastEvent("culture.failed", donorId)).data).toMatchObject({ caseFailed: true, reason: "contamination", requestId: null });
    const tasks = await readAs(WORKER, (db) =>
      db.selectFrom("tasks").select(["kind", "duty"]).where("subjectId", "=", cultureId).execute(),
    );
    expect(tasks).toEqual([{ kind: "call_family_culture", duty: "coordinator" }]);
  });

  test("leaves its case alone while a second culture of the collection grows", async () => {
    const { cultureId, caseId, donorId, donationId, laboratory, day, onDay } = await givenCulture();
    await onDay(1, () => startProcessing(laboratory, donationId, { productCode: "DBM01", startedAt: day(1), protocol: "CP-BM-01 v1" }));
    await onDay(9, () => failCulture(laboratory, cultureId, { failedAt: day(9), reason: "no_growth" }));
    expect(await stateOf("cases", caseId)).toBe("processing");
    expect((await lastEvent("culture.failed", donorId)).data).toMatchObject({ caseFailed: false });
    const dead = onDay(10, () => seedPassage(laboratory, cultureId, { seededAt: day(10), seededCells: 1e6, areaCm2: 25 }));
    await expect(dead).rejects.toMatchObject({ code: "wrong_state" });
  });
});

test("a family sees its own culture, another family and a stranger see none, and blood samples stay with the bank", async () => {
  const { cultureId, family } = await givenCulture();
  const other = await givenFamily();
  const seen = (actor: typeof family) => readAs(actor, (db) => culturesVisibleTo(actor, db).where("cultures.id", "=", cultureId).execute());
  expect(await seen(family)).toHaveLength(1);
  expect(await seen(other)).toHaveLength(0);
  expect(await readAs(STRANGER, async () => "nothing")).toBe("nothing");
  expect(await readAs(other, (db) => lotsVisibleTo(other, db).execute())).toEqual([]);
  expect(await readAs(other, (db) => markerSamplesVisibleTo(other, db).execute())).toEqual([]);
});

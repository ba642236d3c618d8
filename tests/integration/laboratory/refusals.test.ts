import { beforeAll, describe, expect, test } from "vitest";
import { withdrawConsent } from "~/bank/consent/withdrawal.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { disposeLot } from "~/bank/laboratory/disposition.operations.server";
import { freezeLot } from "~/bank/laboratory/freezing.operations.server";
import { holdLot, liftHold } from "~/bank/laboratory/holds.operations.server";
import { amendLot, harvestLot } from "~/bank/laboratory/lots.operations.server";
import { harvestPassage, seedPassage } from "~/bank/laboratory/passages.operations.server";
import { approveTestResult, enterTestResults } from "~/bank/laboratory/results.operations.server";
import { WORKER } from "~/bank/people/actor";
import { closeAccount } from "~/bank/people/team.server";
import { dayIn } from "~/web/when";
import { countsFor } from "~db/seed/laboratory-counts";
import {
  dispositionOf,
  freezingOf,
  givenCulture,
  givenFrozenLot,
  givenLot,
  givenTestedLot,
  growingPassage,
  revisionOf,
  testsOf,
} from "~tests/support/given/laboratory";
import { givenAdministrator, givenFamily, givenStaff, PASSWORD } from "~tests/support/given/people";

const signed = { meaning: "approval", password: PASSWORD } as const;
const lotOf = (id: string) => readAs(WORKER, (db) => db.selectFrom("lots").selectAll().where("id", "=", id).executeTakeFirstOrThrow());

describe("a culture that still grows", () => {
  let culture: Awaited<ReturnType<typeof givenCulture>>;
  beforeAll(async () => {
    culture = await givenCulture();
  });

  test("gives no lot before its first harvest", async () => {
    const { cultureId, laboratory, onDay } = culture;
    await expect(onDay(5, () => harvestLot(laboratory, cultureId, { cellsTested: 0 }))).rejects.toMatchObject({
      code: "nothing_harvested",
    });
  });

  test("is not harvested at the very instant at which it was seeded", async () => {
    const { cultureId, laboratory, day, onDay } = culture;
    const passageId = await growingPassage(cultureId);
    const harvest = onDay(5, () => harvestPassage(laboratory, passageId, { harvestedAt: day(0), ...countsFor(2e6, 95) }));
    await expect(harvest).rejects.toMatchObject({ code: "before_last_step" });
  });

  test("is not passaged on once the family withdrew its consent to processing, and can still be counted", async () => {
    const { cultureId, consentId, family, laboratory, day, onDay } = culture;
    await onDay(6, () => withdrawConsent(family, consentId, "processing", { confirmed: "yes" }));
    const passageId = await growingPassage(cultureId);
    await onDay(7, () => harvestPassage(laboratory, passageId, { harvestedAt: day(7), ...countsFor(2e6, 95) }));
    const seed = onDay(7, () => seedPassage(laboratory, cultureId, { seededAt: day(7), seededCells: 1e6, areaCm2: 25 }));
    await expect(seed).rejects.toMatchObject({ code: "consent_withdrawn" });
  });
});

describe("a lot that is not frozen", () => {
  let lot: Awaited<ReturnType<typeof givenLot>>;
  const freeze = (changes: Parameters<typeof freezingOf>[1], actor = lot.laboratory) =>
    lot.onDay(28, () => freezeLot(actor, lot.lotId, freezingOf(lot, changes)));
  beforeAll(async () => {
    lot = await givenLot();
  });

  test("is not frozen into no vials", async () => {
    await expect(freeze({ dose: 0, reserve: 0, qc: 0, retain: 0 })).rejects.toMatchObject({ code: "vials_needed" });
  });

  test("is not said to have been frozen before it was harvested, or before the run began", async () => {
    const { day } = lot;
    await expect(freeze({ startedAt: day(25), endedAt: day(27) })).rejects.toMatchObject({ code: "before_last_step" });
    await expect(freeze({ startedAt: day(27), endedAt: day(26.5) })).rejects.toMatchObject({ code: "before_last_step" });
    await expect(freeze({ startedAt: day(27), endedAt: day(27) })).rejects.toMatchObject({ code: "before_last_step" });
  });

  test("is not frozen in the future", async () => {
    const { day } = lot;
    await expect(freeze({ startedAt: day(28.1), endedAt: day(28.2) })).rejects.toMatchObject({ code: "in_the_future" });
  });

  test("is witnessed by nobody who is not on duty at the bench: a coordinator, a family, no account at all", async () => {
    const coordinator = await lot.onDay(0, () => givenStaff("coordinator"));
    const family = await givenFamily();
    for (const witnessId of [coordinator.id, family.id, lot.lotId])
      await expect(freeze({ witnessId })).rejects.toMatchObject({ code: "second_person_needed" });
  });

  test("is witnessed by nobody who has left the bank", async () => {
    const gone = await lot.onDay(0, () => givenStaff("laboratory"));
    await lot.onDay(1, async () => closeAccount(await givenAdministrator(), gone.id));
    await expect(freeze({ witnessId: gone.id })).rejects.toMatchObject({ code: "second_person_needed" });
  });

  test("gives more cells neither to tests nor to vials than it has", async () => {
    await expect(freeze({ cellsPerVial: 5_000_100 })).rejects.toMatchObject({ code: "more_cells_than_harvested" });
    const amend = lot.onDay(27, () => amendLot(lot.laboratory, lot.lotId, { cellsHarvested: 3e7, cellsTested: 3.1e7, reason: "Misread." }));
    await expect(amend).rejects.toMatchObject({ code: "more_cells_than_harvested" });
  });

  test("has no vial whose viability after thaw could be tested", async () => {
    const { lotId, laboratory, day, onDay } = lot;
    const viability = (await testsOf(lotId)).viability_post_thaw?.id ?? "";
    const panel = { sampledAt: day(27), testedOn: dayIn(day(27), "UTC"), laboratory: "Demo QC", status: "final" as const };
    const early = onDay(28, () =>
      enterTestResults(laboratory, lotId, { ...panel, results: [{ specificationTestId: viability, value: "80" }] }),
    );
    await expect(early).rejects.toMatchObject({ code: "thawed_before_frozen" });
  });

  test("is left as it was by all of this", async () => {
    expect(await lotOf(lot.lotId)).toMatchObject({ state: "quarantine", frozenAt: null, cellsHarvested: 7.7e7 });
  });
});

describe("a frozen lot", () => {
  let lot: Awaited<ReturnType<typeof givenFrozenLot>>;
  let tests: Awaited<ReturnType<typeof testsOf>>;
  beforeAll(async () => {
    lot = await givenFrozenLot();
    tests = await testsOf(lot.lotId);
  });
  const panel = (changes: { sampledAt?: Date; testedOn?: string } = {}) => ({
    ...{ sampledAt: lot.day(28), testedOn: dayIn(lot.day(40), "UTC"), laboratory: "Demo QC", status: "final" as const },
    ...changes,
  });
  const enter = (test: string, value: string, changes: { sampledAt?: Date; testedOn?: string } = {}, retestOf?: string) =>
    lot.onDay(41, () =>
      enterTestResults(lot.laboratory, lot.lotId, {
        ...panel(changes),
        results: [{ specificationTestId: tests[test]?.id ?? "", value, retestOf }],
      }),
    );

  test("expires on the day of its freezing, so many years later as cells keep", async () => {
    const { expiresOn, frozenAt } = await lotOf(lot.lotId);
    expect(expiresOn?.slice(5)).toBe(dayIn(frozenAt ?? lot.day(0), "UTC").slice(5));
    expect(Number(expiresOn?.slice(0, 4)) - Number(dayIn(frozenAt ?? lot.day(0), "UTC").slice(0, 4))).toBeGreaterThan(0);
  });

  test("is not tested in the future, nor a day before its sample was taken", async () => {
    await expect(enter("endotoxin", "0.1", { sampledAt: lot.day(42) })).rejects.toMatchObject({ code: "in_the_future" });
    await expect(enter("endotoxin", "0.1", { testedOn: dayIn(lot.day(43), "UTC") })).rejects.toMatchObject({ code: "in_the_future" });
    await expect(enter("endotoxin", "0.1", { testedOn: dayIn(lot.day(26), "UTC") })).rejects.toMatchObject({ code: "tested_before_taken" });
  });

  test.each(["", " ", "-1", "minus", "1e999", "<"])("takes no %j for a measured number", async (typed) => {
    await expect(enter("endotoxin", typed)).rejects.toMatchObject({ code: "wrong_kind_of_value" });
  });

  test("takes no word that its test does not know", async () => {
    await expect(enter("sterility", "fine")).rejects.toMatchObject({ code: "wrong_kind_of_value" });
  });

  test("is retested of the last result of the same test only", async () => {
    const [first] = await enter("cd73", "97");
    await expect(enter("cd90", "97", {}, first)).rejects.toMatchObject({ code: "retest_of_another" });
    await expect(enter("cd73", "98", {}, lot.lotId)).rejects.toMatchObject({ code: "retest_of_another" });
    const [second] = await enter("cd73", "98", {}, first);
    await expect(enter("cd73", "99", {}, first)).rejects.toMatchObject({ code: "retest_of_another" });
    await lot.onDay(42, () => approveTestResult(lot.quality, second ?? "", signed));
  });

  test("is read with a comma and with the sign of a limit of detection", async () => {
    const [id = ""] = await enter("endotoxin", "< 0,05");
    const row = await readAs(WORKER, (db) => db.selectFrom("testResults").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
    expect(row).toMatchObject({ valueNumber: 0.05, valueText: null });
  });

  test("has no hold to lift while it is on none", async () => {
    const lift = lot.onDay(43, () => liftHold(lot.quality, lot.lotId, { ...signed, reason: "Looked at." }));
    await expect(lift).rejects.toMatchObject({ code: "wrong_state" });
  });
});

test("a lot that was rejected is neither held, corrected, tested, disposed again nor lifted", async () => {
  const lot = await givenTestedLot({}, { sterility: "growth" });
  const { lotId, quality, laboratory, day, onDay } = lot;
  await onDay(45, async () => disposeLot(quality, lotId, await dispositionOf(lotId, "rejected", "S. mitis.")));
  const panel = { sampledAt: day(28), testedOn: dayIn(day(45), "UTC"), laboratory: "Demo QC", status: "final" as const };
  const acts: (() => Promise<unknown>)[] = [
    () => onDay(46, () => holdLot(quality, lotId, { reason: "excursion" })),
    () => onDay(46, () => liftHold(quality, lotId, { ...signed, reason: "Looked at." })),
    () => onDay(46, () => amendLot(laboratory, lotId, { cellsHarvested: 8e7, cellsTested: 0, reason: "Misread." })),
    () => onDay(46, () => enterTestResults(laboratory, lotId, { ...panel, results: [] })),
    () => onDay(46, () => freezeLot(laboratory, lotId, freezingOf(lot))),
    () => onDay(46, async () => disposeLot(quality, lotId, await dispositionOf(lotId, "rejected", "Again."))),
  ];
  for (const act of acts) await expect(act()).rejects.toMatchObject({ code: "wrong_state" });
});

test("who froze a lot, or watched, does not dispose of it, whatever else their duty", async () => {
  const lot = await givenLot();
  const both = await lot.onDay(0, () => givenStaff("quality", "laboratory"));
  await lot.onDay(27, () => freezeLot(lot.laboratory, lot.lotId, freezingOf(lot, { witnessId: both.id })));
  const form = { ...signed, disposition: "rejected", reason: "Thin.", revision: await revisionOf(lot.lotId) } as const;
  await expect(lot.onDay(28, () => disposeLot(both, lot.lotId, form))).rejects.toMatchObject({ code: "own_work" });
});

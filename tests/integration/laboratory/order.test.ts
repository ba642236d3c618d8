import { expect, test } from "vitest";
import { decideDeviation } from "~/bank/collection/deviations.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { failCulture } from "~/bank/laboratory/cultures.operations.server";
import { startProcessing } from "~/bank/laboratory/processing.operations.server";
import { enterTestResult } from "~/bank/laboratory/results.operations.server";
import { WORKER } from "~/bank/people/actor";
import { givenFrozenLot, givenHarvestedCulture, givenMaterial, passing, testsOf } from "~tests/support/given/laboratory";
import { PASSWORD } from "~tests/support/given/people";

test("material with a deviation is not said to have been processed before quality decided", async () => {
  const { donationId, laboratory, quality, day, onDay } = await givenMaterial({ receipt: { verdict: "deviation" } });
  const { id } = await readAs(WORKER, (db) =>
    db.selectFrom("deviations").select("id").where("subjectId", "=", donationId).executeTakeFirstOrThrow(),
  );
  const decision = { decision: "accepted", note: "Short, and cool again.", meaning: "approval", password: PASSWORD } as const;
  await onDay(1, () => decideDeviation(quality, id, decision));
  const start = (on: number) =>
    onDay(2, () => startProcessing(laboratory, donationId, { productCode: "DBM01", startedAt: day(on), protocol: "CP-BM-01 v1" }));
  await expect(start(-1)).rejects.toMatchObject({ code: "before_receipt" });
  await expect(start(0.5)).rejects.toMatchObject({ code: "before_decision" });
  await expect(start(1)).resolves.toMatch(/^[0-9a-f-]{36}$/);
});

test("a culture is not said to have failed before its last harvest", async () => {
  const { cultureId, laboratory, day, onDay } = await givenHarvestedCulture();
  const { harvestedAt } = await readAs(WORKER, (db) =>
    db.selectFrom("passages").select("harvestedAt").where("cultureId", "=", cultureId).orderBy("number", "desc").executeTakeFirstOrThrow(),
  );
  const fail = (failedAt: Date) => onDay(40, () => failCulture(laboratory, cultureId, { failedAt, reason: "contamination" }));
  await expect(fail(day(0.1))).rejects.toMatchObject({ code: "before_last_step" });
  await expect(fail(harvestedAt ?? day(40))).resolves.toBeUndefined();
});

const givenTests = async () => {
  const lot = await givenFrozenLot();
  const { harvestedAt, frozenAt } = await readAs(WORKER, (db) =>
    db.selectFrom("lots").select(["harvestedAt", "frozenAt"]).where("id", "=", lot.lotId).executeTakeFirstOrThrow(),
  );
  const tests = await testsOf(lot.lotId);
  const enter = (name: string, sampledAt: Date) => {
    const known = tests[name];
    if (!known) throw new Error(`No test ${name}.`);
    const form = { specificationTestId: known.id, value: passing(known) ?? "", sampledAt, laboratory: "Demo QC" };
    const testedOn = lot.day(41).toISOString().slice(0, 10);
    return lot.onDay(41, () => enterTestResult(lot.laboratory, lot.lotId, { ...form, testedOn, status: "final" }));
  };
  return { enter, harvestedAt, frozenAt: frozenAt ?? harvestedAt };
};
const justBefore = (instant: Date) => new Date(instant.getTime() - 60_000);

test("a sample of a lot is not said to have been taken before the lot was harvested, nor, where a thawed vial is tested, before it was frozen", async () => {
  const { enter, harvestedAt, frozenAt } = await givenTests();
  await expect(enter("sterility", justBefore(harvestedAt))).rejects.toMatchObject({ code: "before_harvest" });
  await expect(enter("sterility", harvestedAt)).resolves.toMatch(/-/);
  await expect(enter("viability_post_thaw", justBefore(frozenAt))).rejects.toMatchObject({ code: "thawed_before_frozen" });
  await expect(enter("viability_post_thaw", frozenAt)).resolves.toMatch(/-/);
});

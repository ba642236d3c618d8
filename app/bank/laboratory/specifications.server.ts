import { z } from "zod";
import { settingAt } from "~/bank/history/settings.server";
import type { Db } from "~/bank/history/transact.server";
import { type EndotoxinThresholds, endotoxinLimit } from "./endotoxin.rules";

/**
 * The specification in force for a product at an instant: of a lot, that of its manufacture (rule 16). One that nobody of the bank has
 * approved is a proposal and binds nothing.
 */
export function specificationAt(db: Db, productCode: string, stage: "bank" | "release", at: Date) {
  return db
    .selectFrom("specifications")
    .selectAll()
    .where("productCode", "=", productCode)
    .where("stage", "=", stage)
    .where("effectiveFrom", "<=", at)
    .where("approvedBy", "is not", null)
    .orderBy("effectiveFrom", "desc")
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The tests of a specification in its order. */
export function testsOf(db: Db, specificationId: string) {
  return db.selectFrom("specificationTests").selectAll().where("specificationId", "=", specificationId).orderBy("ordinal").execute();
}

/** EU for each kg and hour, in force; a route that is not named here is not judged. */
export async function endotoxinThresholds(db: Db): Promise<EndotoxinThresholds> {
  const { intravenous, intrathecal } = await settingAt(
    db,
    "laboratory.endotoxin_k",
    z.object({ intravenous: z.number(), intrathecal: z.number() }),
  );
  return { intravenous, intrathecal };
}

/** The tests that a lot must pass. A release lot's endotoxin limit is its patient's: weight, volume, time and route (rule 33). */
export async function testsOfLot(db: Db, lot: { specificationId: string; requestId: string | null }) {
  const tests = await testsOf(db, lot.specificationId);
  if (lot.requestId === null) return tests;
  const use = await db
    .selectFrom("requests")
    .select(["patientWeightKg as weightKg", "infusionVolumeMl as volumeMl", "infusionHours as hours", "route"])
    .where("id", "=", lot.requestId)
    .executeTakeFirst();
  const thresholds = await endotoxinThresholds(db);
  return tests.map((test) => {
    if (test.test !== "endotoxin" || test.maximum !== null || !use) return test;
    if (thresholds[use.route] === undefined) return { ...test, required: false };
    return { ...test, maximum: endotoxinLimit(use, thresholds) };
  });
}

/** The newest version of every specification, in force or still to come. Specifications are open to all. */
export const specificationsInForce = (db: Db) =>
  db.selectFrom("specifications").selectAll().distinctOn("code").orderBy("code").orderBy("version", "desc").execute();

export async function specificationForPage(db: Db, id: string) {
  const specification = await db.selectFrom("specifications").selectAll().where("id", "=", id).executeTakeFirst();
  return specification && { ...specification, tests: await testsOf(db, id) };
}

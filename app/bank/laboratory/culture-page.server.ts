import { z } from "zod";
import { settingAt } from "~/bank/history/settings.server";
import type { Db } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { namesOf } from "./names.server";
import { specificationAt } from "./specifications.server";
import { culturesVisibleTo, lotsVisibleTo, passagesOf } from "./store.server";

/** One culture as its page shows it: its passages, those of the lot it was thawed from before them, the limits, and the lots it gave. */
export async function cultureForPage(actor: Actor, db: Db, cultureId: string) {
  const culture = await culturesVisibleTo(actor, db)
    .innerJoin("donations", "donations.id", "cultures.donationId")
    .innerJoin("donors", "donors.id", "cultures.donorId")
    .leftJoin("lots as parent", "parent.id", "cultures.parentLotId")
    .leftJoin("requests", "requests.id", "cultures.requestId")
    .select(["donations.din", "donations.tissue", "donations.material", "donations.caseId", "donors.code"])
    .select(["parent.number as parentNumber", "parent.cultureId as parentCultureId", "parent.frozenAt as parentFrozenAt"])
    .select(["requests.number as requestNumber", "requests.doseCells"])
    .where("cultures.id", "=", cultureId)
    .executeTakeFirst();
  if (culture === undefined) return undefined;
  const passages = await passagesOf(db, cultureId);
  const earlier = await (culture.parentCultureId ? passagesOf(db, culture.parentCultureId) : []);
  const lots = await lotsVisibleTo(actor, db).where("lots.cultureId", "=", cultureId).orderBy("lots.number").execute();
  const limits = await specificationAt(db, culture.productCode, culture.requestId ? "release" : "bank", culture.startedAt);
  const bounds = await harvestBounds(db);
  const names = await namesOf(
    db,
    passages.flatMap((passage) => [passage.seededBy, passage.harvestedBy]),
  );
  return {
    ...culture,
    passages,
    earlier,
    lots,
    limits: limits ? { cpdlMax: limits.cpdlMax, passageMax: limits.passageMax } : null,
    bounds,
    names,
  };
}

/** What a harvest is held against while it is counted. */
export async function harvestBounds(db: Db) {
  const number = (key: string) => settingAt(db, key, z.number());
  const countsApartMax = await number("laboratory.counts_apart_percent_max");
  const viabilityMin = await number("laboratory.viability_harvest_percent_min");
  const lagHours = await number("laboratory.lag_hours");
  return { countsApartMax, viabilityMin, lagHours };
}

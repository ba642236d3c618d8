import type { ExpressionBuilder } from "kysely";
import type { Db } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import type { Database } from "~db/schema";
import { culturesVisibleTo, lotsVisibleTo } from "./store.server";

/** At most so many rows of each kind on the bench's page; the lists behind have the rest. */
const MOST = 10;

/** Collections that were accepted and wait for their first culture. */
export const toProcess = (db: Db) =>
  db
    .selectFrom("donations")
    .innerJoin("donors", "donors.id", "donations.donorId")
    .select(["donations.id", "donations.din", "donations.tissue", "donations.material", "donations.receivedAt", "donors.code"])
    .where("donations.state", "in", ["accepted", "processing"])
    .where((when) =>
      when.not(when.exists(when.selectFrom("cultures").select("cultures.id").whereRef("cultures.donationId", "=", "donations.id"))),
    )
    .where((when) => when.not(when.exists(when.selectFrom("lots").select("lots.id").whereRef("lots.donationId", "=", "donations.id"))))
    .orderBy("donations.receivedAt")
    .limit(MOST)
    .execute();

/** Cultures that grow, each with its last passage: what was seeded longest ago stands first. */
export async function growing(actor: Actor, db: Db) {
  const cultures = await culturesVisibleTo(actor, db)
    .innerJoin("donations", "donations.id", "cultures.donationId")
    .innerJoin("donors", "donors.id", "cultures.donorId")
    .select(["donations.din", "donations.tissue", "donors.code"])
    .where("cultures.state", "=", "growing")
    .orderBy("cultures.startedAt")
    .limit(MOST)
    .execute();
  const passages =
    cultures.length === 0
      ? []
      : await lastPassages(
          db,
          cultures.map(({ id }) => id),
        );
  return cultures.map((culture) => ({ ...culture, passage: passages.find(({ cultureId }) => cultureId === culture.id) ?? null }));
}

const lastPassages = (db: Db, cultureIds: string[]) =>
  db
    .selectFrom("passages")
    .select(["cultureId", "number", "seededAt", "harvestedAt", "harvestedCells", "cumulativePdl"])
    .distinctOn("cultureId")
    .where("cultureId", "in", cultureIds)
    .orderBy("cultureId")
    .orderBy("number", "desc")
    .execute();

const lotsToDo = (actor: Actor, db: Db) =>
  lotsVisibleTo(actor, db)
    .innerJoin("donations", "donations.id", "lots.donationId")
    .select(["donations.din", "donations.tissue"])
    .where("lots.state", "in", ["quarantine", "hold"])
    .orderBy("lots.harvestedAt")
    .limit(MOST);

/** Lots that were harvested and are not frozen yet. */
export const toFreeze = (actor: Actor, db: Db) => lotsToDo(actor, db).where("lots.frozenAt", "is", null).execute();

/** Frozen lots of which vials have no place yet. */
export const toPlace = (actor: Actor, db: Db) =>
  lotsVisibleTo(actor, db)
    .innerJoin("donations", "donations.id", "lots.donationId")
    .select(["donations.din", "donations.tissue"])
    .where((when) =>
      when.exists(when.selectFrom("vials").select("vials.id").whereRef("vials.lotId", "=", "lots.id").where("vials.state", "=", "frozen")),
    )
    .orderBy("lots.frozenAt")
    .limit(MOST)
    .execute();

/** Frozen lots in quarantine with required tests that have no final result yet: what still grows or was not read. */
export const readingsDue = (actor: Actor, db: Db) =>
  lotsToDo(actor, db)
    .select((row) =>
      row
        .selectFrom("specificationTests")
        .select((test) => test.fn.countAll<number>().as("open"))
        .whereRef("specificationTests.specificationId", "=", "lots.specificationId")
        .where("specificationTests.required", "=", true)
        .where((when) =>
          when.not(
            when.exists(
              when
                .selectFrom("testResults")
                .select("testResults.id")
                .whereRef("testResults.lotId", "=", "lots.id")
                .whereRef("testResults.specificationTestId", "=", "specificationTests.id")
                .where("testResults.status", "=", "final"),
            ),
          ),
        )
        .as("openTests"),
    )
    .where("lots.frozenAt", "is not", null)
    .execute()
    .then((lots) => lots.map((lot) => ({ ...lot, openTests: Number(lot.openTests ?? 0) })).filter(({ openTests }) => openTests > 0));

const lotsOf = (when: ExpressionBuilder<Database, "donations">) =>
  when.selectFrom("lots").select("lots.id").whereRef("lots.donationId", "=", "donations.id");

/** Collections in the house of whose donor no blood result was entered yet, as long as something of them is still to be judged. */
export const markersDue = (db: Db) =>
  db
    .selectFrom("donations")
    .innerJoin("donors", "donors.id", "donations.donorId")
    .select(["donations.id", "donations.din", "donations.tissue", "donations.collectedAt", "donors.code"])
    .where("donations.state", "in", ["received", "accepted", "processing", "processed"])
    .where((when) =>
      when.not(
        when.exists(
          when
            .selectFrom("markerResults")
            .innerJoin("markerSamples", "markerSamples.id", "markerResults.sampleId")
            .select("markerResults.id")
            .whereRef("markerSamples.donationId", "=", "donations.id"),
        ),
      ),
    )
    .where((when) =>
      when.or([
        when.exists(lotsOf(when).where("lots.state", "in", ["quarantine", "hold"])),
        when.not(when.exists(lotsOf(when))), // nothing was made of it yet
      ]),
    )
    .orderBy("donations.collectedAt")
    .limit(MOST)
    .execute();

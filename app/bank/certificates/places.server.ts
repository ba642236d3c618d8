import { sql } from "kysely";
import type { EventType } from "~/bank/history/reactions";
import type { Db } from "~/bank/history/transact.server";

/** The sites where these vials stand, or from which they were packed: town and code, never nearer (domain.md 5.4). */
export function sitesOf(db: Db, vialIds: readonly string[]) {
  return db
    .selectFrom("positions")
    .innerJoin("tanks", "tanks.id", "positions.tankId")
    .innerJoin("sites", "sites.id", "tanks.siteId")
    .select(["sites.code", "sites.city", "sites.country", "sites.timeZone"])
    .distinct()
    .where((when) => when.or([when("positions.id", "in", stands(db, vialIds)), when("positions.id", "in", packedFrom(db, vialIds))]))
    .orderBy("sites.code")
    .execute();
}

/** The tanks in which these vials stand, and those that they were moved out of or packed from, by site and code. */
export async function tanksOf(db: Db, vialIds: readonly string[]): Promise<string[]> {
  const stood = [stands(db, vialIds), movedFrom(db, vialIds), packedFrom(db, vialIds)];
  const tanks = await db
    .selectFrom("positions")
    .innerJoin("tanks", "tanks.id", "positions.tankId")
    .innerJoin("sites", "sites.id", "tanks.siteId")
    .select(["sites.code as site", "tanks.code as tank"])
    .distinct()
    .where((when) => when.or(stood.map((those) => when("positions.id", "in", those))))
    .orderBy("sites.code")
    .orderBy("tanks.code")
    .execute();
  return tanks.map(({ site, tank }) => `${site} ${tank}`);
}

const stands = (db: Db, vialIds: readonly string[]) =>
  db
    .selectFrom("vials")
    .select((of) => of.ref("positionId").$notNull().as("positionId"))
    .where("id", "in", [...vialIds])
    .where("positionId", "is not", null);

const eventsOf = (db: Db, vialIds: readonly string[], type: EventType) =>
  db
    .selectFrom("events")
    .innerJoin("eventSubjects", "eventSubjects.eventId", "events.id")
    .where("events.type", "=", type)
    .where("eventSubjects.subjectId", "in", [...vialIds]);

const movedFrom = (db: Db, vialIds: readonly string[]) =>
  eventsOf(db, vialIds, "vial.moved").select(sql<string>`(data ->> 'from')::uuid`.as("positionId"));

/** Packed vials stand nowhere any more: the event of their packing keeps where they stood. */
const packedFrom = (db: Db, vialIds: readonly string[]) =>
  eventsOf(db, vialIds, "release.packed").select(sql<string>`jsonb_array_elements_text(data -> 'from')::uuid`.as("positionId"));

import { sql } from "kysely";
import type { Db } from "~/bank/history/transact.server";

/** The sites where these vials stand: town and code, never nearer (domain.md 5.4). */
export function sitesOf(db: Db, vialIds: readonly string[]) {
  return db
    .selectFrom("vials")
    .innerJoin("positions", "positions.id", "vials.positionId")
    .innerJoin("tanks", "tanks.id", "positions.tankId")
    .innerJoin("sites", "sites.id", "tanks.siteId")
    .select(["sites.code", "sites.city", "sites.country", "sites.timeZone"])
    .distinct()
    .where("vials.id", "in", [...vialIds])
    .orderBy("sites.code")
    .execute();
}

/** The tanks in which these vials stand, and those that they were moved out of, by site and code. */
export async function tanksOf(db: Db, vialIds: readonly string[]): Promise<string[]> {
  const moved = db
    .selectFrom("events")
    .innerJoin("eventSubjects", "eventSubjects.eventId", "events.id")
    .select(sql<string>`(data ->> 'from')::uuid`.as("positionId"))
    .where("events.type", "=", "vial.moved")
    .where("eventSubjects.subjectId", "in", [...vialIds]);
  const stands = db
    .selectFrom("vials")
    .select("positionId")
    .where("id", "in", [...vialIds])
    .where("positionId", "is not", null);
  const tanks = await db
    .selectFrom("positions")
    .innerJoin("tanks", "tanks.id", "positions.tankId")
    .innerJoin("sites", "sites.id", "tanks.siteId")
    .select(["sites.code as site", "tanks.code as tank"])
    .distinct()
    .where((when) => when.or([when("positions.id", "in", moved), when("positions.id", "in", stands as never)]))
    .orderBy("sites.code")
    .orderBy("tanks.code")
    .execute();
  return tanks.map(({ site, tank }) => `${site} ${tank}`);
}

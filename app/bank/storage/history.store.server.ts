import { sql } from "kysely";
import type { Db } from "~/bank/history/transact.server";

/** What happened to a vial, latest first: only what moves or changes one. */
export function vialHistory(db: Db, vialId: string) {
  return db
    .selectFrom("eventSubjects")
    .innerJoin("events", "events.id", "eventSubjects.eventId")
    .select(["events.type", "events.happenedAt"])
    .where("eventSubjects.subjectId", "=", vialId)
    .orderBy("events.position", "desc")
    .limit(sql.lit(50))
    .execute();
}

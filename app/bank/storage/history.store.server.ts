import { sql } from "kysely";
import type { Db } from "~/bank/history/transact.server";

/** What happened to a vial, latest first: only what moves or changes one. */
export function vialHistory(db: Db, vialId: string) {
  return db
    .selectFrom("eventSubjects")
    .innerJoin("events", "events.id", "eventSubjects.eventId")
    .select(["events.id", "events.type", "events.happenedAt", "events.late"])
    .where("eventSubjects.subjectId", "=", vialId)
    .orderBy("events.position", "desc")
    .limit(sql.lit(50))
    .execute();
}

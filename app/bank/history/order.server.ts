import type { EventType } from "./reactions";
import { refuseUnless } from "./refusal";
import type { Db } from "./transact.server";

/**
 * Nothing happened before what it depends on. A form knows no seconds, so the minute of each cause counts; a cause that is not known
 * holds nothing back. @throws Refusal `code`
 */
export function refuseBefore(code: string, happenedAt: Date, ...causes: readonly (Date | null | undefined)[]): void {
  refuseUnless(
    causes.every((cause) => cause == null || happenedAt >= minuteOf(cause)),
    code,
  );
}

const minuteOf = (instant: Date) => new Date(Math.floor(instant.getTime() / 60_000) * 60_000);

/** When an event of this type last happened to a thing. */
export async function lastTime(db: Db, type: EventType, subjectId: string): Promise<Date | undefined> {
  const event = await db
    .selectFrom("events")
    .innerJoin("eventSubjects", "eventSubjects.eventId", "events.id")
    .select("happenedAt")
    .where("subjectId", "=", subjectId)
    .where("type", "=", type)
    .orderBy("happenedAt", "desc")
    .limit(1)
    .executeTakeFirst();
  return event?.happenedAt;
}

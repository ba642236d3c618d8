import { sql } from "kysely";
import type { Actor } from "~/bank/people/actor";
import { PATIENCE, QUEUE } from "~/jobs/queue.server";
import { newId } from "~/outside/ids.server";
import type { NewEvent, RecordEvent } from "./event";
import { REACTIONS } from "./reactions";
import { refuseUnless } from "./refusal";
import type { Tx } from "./transact.server";

/** An entry made this long after the fact is marked late. */
const LATE_AFTER_MS = 24 * 3600 * 1000;
/** How long a job's row is kept, as pg-boss writes it by default. */
const KEEP_DAYS = 14;

/**
 * The `record` of one transaction: event, subjects and jobs go in by one statement, without a notification, since PostgreSQL
 * serialises every commit that notifies. Nothing waits for it but the commit. `onJobs` hears that there will be something to do after the commit.
 */
export function recorder(tx: Tx, actor: Actor, onJobs: () => void): RecordEvent {
  return async (event) => {
    const id = newId();
    const happenedAt = event.happenedAt ?? tx.now;
    refuseUnless(happenedAt <= tx.now, "in_the_future");
    const kinds: readonly string[] = REACTIONS[event.type];
    if (kinds.length > 0) onJobs();
    const written = sql`
      with the_event as (
        insert into events (id, type, actor_kind, actor_id, donor_id, case_id, clinic_id, happened_at, recorded_at, late, data)
        values (${id}, ${event.type}, ${actor.kind}, ${actorOf(actor)}, ${event.donorId ?? null}, ${event.caseId ?? null}, ${event.clinicId ?? null},
          ${happenedAt}, ${tx.now}, ${tx.now.getTime() - happenedAt.getTime() > LATE_AFTER_MS}, ${JSON.stringify(event.data ?? {})}::jsonb)
      ), the_subjects as (
        insert into event_subjects (subject_id, event_id, donor_id)
        select distinct subject, ${id}::uuid, ${event.donorId ?? null}::uuid from unnest(${subjects(event)}::uuid[]) as subject
      )
      insert into pgboss.job (id, name, data, start_after, expire_in, keep_until, retry_limit, retry_delay, retry_backoff, policy)
      select job.id, q.name, jsonb_build_object('kind', kind, 'eventId', ${id}::text, 'key', ${id} || ':' || kind), now(),
        ${PATIENCE.expireInSeconds} * interval '1s', now() + ${KEEP_DAYS} * interval '1 day', ${PATIENCE.retryLimit}, ${PATIENCE.retryDelay}, ${PATIENCE.retryBackoff}, q.policy
      from unnest(${kinds.map(newId)}::uuid[], ${[...kinds]}::text[]) as job (id, kind) join pgboss.queue q on q.name = ${QUEUE}
    `.execute(tx);
    tx.later(written);
    return id;
  };
}

const actorOf = (actor: Actor): string | null => (actor.kind === "public" ? null : actor.id);

/** What the event explains; the donor's and the case's own rows only when named. */
const subjects = (event: NewEvent): string[] => [...event.about];

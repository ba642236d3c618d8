import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { Kysely } from "kysely";
import type pg from "pg";
import type { Actor } from "~/bank/people/actor";
import { wakeWorker } from "~/jobs/queue.server";
import { now } from "~/outside/clock.server";
import { askOn, on, taking } from "~db/client.server";
import type { Database } from "~db/schema";
import type { RecordEvent } from "./event";
import { recorder } from "./record.server";
import { bothOf, within } from "./within.server";

/** A reading connection that acts as one actor; `now` is the bank's clock. */
export interface Db extends Kysely<Database> {
  readonly now: Date;
}
/** A writing transaction: only `transact` makes one. */
export interface Tx extends Db {
  readonly writes: true;
  /** What nothing waits for but the commit: it is sent together with whatever is asked next, and nothing is committed unless it is done. */
  later(asked: Promise<unknown>): void;
}

/** What `submit` wants done in the transaction of the first operation of a form, so that a form sent twice acts once. */
interface FormInHand {
  claim(tx: Tx): Promise<void>;
  claimed: boolean;
}
const formInHand = new AsyncLocalStorage<FormInHand>();
let formsInHand = 0;

/** Acts with a form in hand. Without any, every promise of the process is made without Node's hooks, which cost pages a tenth. */
export async function withForm<T>(form: FormInHand, act: () => Promise<T>): Promise<T> {
  formsInHand++;
  try {
    return await formInHand.run(form, act);
  } finally {
    if (--formsInHand === 0) formInHand.disable();
  }
}

/** So often is work begun anew that waited for another while that other waited for it. */
const MOST_BEGINNINGS = 4;
/** Whoever lost could else be back at the row before who won has woken, and the two would wait for each other again. */
const STEPS_BACK_MS = 25;

/**
 * Opens a transaction, tells PostgreSQL who is acting, and hands `tx` and `record` to the work. There is no other way to write.
 * Of two transactions that wait for each other PostgreSQL ends one; nothing of it stands, and its work is done again.
 * @throws Refusal when a rule, or a constraint of the database, forbids it.
 */
export async function transact<T>(actor: Actor, work: (tx: Tx, record: RecordEvent) => Promise<T>): Promise<T> {
  for (let beginning = 1; ; beginning += 1) {
    try {
      return await once(actor, work);
    } catch (error) {
      if (!isDeadlock(error) || beginning === MOST_BEGINNINGS) throw error;
      await pause(beginning * STEPS_BACK_MS);
    }
  }
}

const isDeadlock = (error: unknown) => (error as { code?: unknown } | null)?.code === "40P01";

async function once<T>(actor: Actor, work: (tx: Tx, record: RecordEvent) => Promise<T>): Promise<T> {
  let jobs = false;
  const form = formInHand.getStore();
  const owed: Promise<unknown>[] = [];
  const later = (asked: Promise<unknown>) => {
    asked.catch(() => undefined); // heard before the commit
    owed.push(asked);
  };
  const result = await asActor(actor, { begin: "begin", owed }, async (own, at) => {
    const tx: Tx = Object.assign(own, { now: at, writes: true as const, later });
    const record = recorder(tx, actor, () => {
      jobs = true;
    });
    if (!form || form.claimed) return work(tx, record);
    // Sent together: when the form was used before, that is heard first, and nothing of the work stands.
    const [, done] = await bothOf(form.claim(tx), work(tx, record));
    return done;
  });
  if (form) form.claimed = true;
  if (jobs) wakeWorker();
  return result;
}

/** Nothing can be written, and one plan serves every value: planning a look-up anew for each costs more than running it. */
const READ_ONCE = `select set_config('role', $1, true), set_config('transaction_read_only', 'on', true),
  set_config('plan_cache_mode', 'force_generic_plan', true)`;
const READ_ONLY = "begin isolation level repeatable read read only";

/** Reads as an actor: row-level security shows what this actor may see, in one snapshot, and nothing can be written. */
export function readAs<T>(actor: Actor, read: (db: Db) => Promise<T>): Promise<T> {
  return asActor(actor, { begin: READ_ONLY }, (own, at) => read(Object.assign(own, { now: at })));
}

/** The transaction's beginning goes out together with the first statement of the work. */
async function asActor<T>(
  actor: Actor,
  { begin, owed }: { begin: string; owed?: Promise<unknown>[] },
  work: (own: Kysely<Database>, at: Date) => Promise<T>,
): Promise<T> {
  const at = now();
  const role = `portal_${actor.kind}` as const;
  const told = settings(actor, at);
  const beginning = async (client: pg.PoolClient) => {
    const begun = askOn(client, role, begin);
    await bothOf(begun, askOn(client, role, BECOME, [role, ...told]));
  };
  return within({ role, begin: beginning, ...(owed && { owed }) }, (own) => work(own, at));
}

/** Whoever holds a session, before anything else is known of them. */
export interface SessionHeld {
  kind: "person" | "clinic" | "staff";
  tokenSha256: string;
  /** Real time, by which sessions end. */
  realAt: Date;
}

const ENTER = "select * from enter_session($1, $2, $3, $4)";
const NO_SUCH_SESSION = "PT004";

/**
 * Reads by one statement for whoever holds a session. PostgreSQL learns from the session itself who acts, so that recognising them and
 * reading are one round trip, and one transaction without a word for its beginning and end; the statement goes unanswered when it is no
 * session of that kind. A statement that comes later finds neither role nor actor, and is refused.
 * @returns what was read, and the session; nothing when there is no such session.
 */
export async function readInSession<T>({ kind, tokenSha256, realAt }: SessionHeld, read: (db: Db) => Promise<T>) {
  const at = now();
  const role = `portal_${kind}` as const;
  let asked = false;
  const watch = {
    over: () => asked,
    sent: () => {
      asked = true;
    },
  };
  try {
    return await taking(async (client) => {
      const begun = askOn(client, role, READ_ONCE, [role]);
      const entered = askOn<{ sessionId: string; seenAt: Date }>(client, role, ENTER, [tokenSha256, kind, realAt, at]);
      const once = Object.assign(on(client, role, watch), { now: at });
      const [[, { rows }], result] = await bothOf(bothOf(begun, entered), read(once));
      return rows[0] && { session: rows[0], result };
    });
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code === NO_SUCH_SESSION) return undefined;
    throw error;
  }
}

/** Who acts in this transaction, as the policies of PostgreSQL ask it. */
const BECOME = `select set_config('role', $1, true), set_config('portal.actor_id', $2, true), set_config('portal.person_id', $3, true),
  set_config('portal.clinic_id', $4, true), set_config('portal.now', $5, true)`;

function settings(actor: Actor, at: Date): string[] {
  const ids = [actor.id, "personId" in actor ? actor.personId : null, actor.kind === "clinic" ? actor.clinicId : null];
  if (ids.some((id) => id !== null && !/^[0-9a-f-]{36}$/.test(id))) throw new Error("What names the actor is not an id.");
  return [...ids.map((id) => id ?? ""), at.toISOString()];
}

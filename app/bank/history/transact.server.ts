import { AsyncLocalStorage } from "node:async_hooks";
import type { Kysely } from "kysely";
import type pg from "pg";
import type { Actor } from "~/bank/people/actor";
import { wakeWorker } from "~/jobs/queue.server";
import { now } from "~/outside/clock.server";
import { gathered, on, pool } from "~db/client.server";
import type { Database } from "~db/schema";
import type { RecordEvent } from "./event";
import { recorder } from "./record.server";
import { Refusal } from "./refusal";

/** A reading connection that acts as one actor; `now` is the bank's clock. */
export interface Db extends Kysely<Database> {
  readonly now: Date;
}
/** A writing transaction: only `transact` makes one. */
export interface Tx extends Db {
  readonly writes: true;
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
    }
  }
}

const isDeadlock = (error: unknown) => (error as { code?: unknown } | null)?.code === "40P01";

async function once<T>(actor: Actor, work: (tx: Tx, record: RecordEvent) => Promise<T>): Promise<T> {
  let jobs = false;
  const form = formInHand.getStore();
  const result = await asActor(actor, { begin: "begin", writes: true }, async (own, at) => {
    const tx: Tx = Object.assign(own, { now: at, writes: true as const });
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

/** Reads as an actor: row-level security shows what this actor may see, in one snapshot, and nothing can be written. */
export function readAs<T>(actor: Actor, read: (db: Db) => Promise<T>): Promise<T> {
  return asActor(actor, { begin: "begin isolation level repeatable read read only", writes: false }, (own, at) =>
    read(Object.assign(own, { now: at })),
  );
}

const roleOf = (actor: Actor) => `portal_${actor.kind}`;

/**
 * The transaction's beginning goes out together with the first statement of the work, and nobody waits for the end of one that wrote
 * nothing. Should the beginning fail, PostgreSQL refuses everything that was sent after it.
 */
async function asActor<T>(
  actor: Actor,
  { begin, writes }: { begin: string; writes: boolean },
  work: (own: Kysely<Database>, at: Date) => Promise<T>,
): Promise<T> {
  const at = now();
  const beginning = `${begin}; set local role ${roleOf(actor)}; ${settings(actor, at)}`;
  const client = await pool().connect();
  let [broken, over] = [false, false];
  try {
    const own = on(client, roleOf(actor), () => over);
    const [, result] = await bothOf(gathered(client).query(beginning), work(own, at));
    over = true;
    const ended = client.query("commit");
    if (writes) await ended;
    else ended.catch(() => undefined); // the pool notices a connection that broke
    return result;
  } catch (error) {
    over = true;
    broken = isStale(error);
    await client.query("rollback").catch(() => {
      broken = true;
    });
    throw refusalOf(error);
  } finally {
    client.release(broken);
  }
}

/** Waits for both, so that nothing goes on when this is over; of two failures the first's counts. */
async function bothOf<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const [one, other] = await Promise.allSettled([first, second]);
  if (one.status === "rejected") throw one.reason;
  if (other.status === "rejected") throw other.reason;
  return [one.value, other.value];
}

/** A newer version of the portal has changed a table under a statement that this connection had prepared: the next connection prepares it anew. */
const isStale = (error: unknown) => (error as { code?: unknown } | null)?.code === "0A000";

/** One round trip with `begin`; every value is an id or an instant that is checked here, since this text has no parameters. */
function settings(actor: Actor, at: Date): string {
  const values: Record<string, string | null> = {
    "portal.actor_id": actor.id,
    "portal.person_id": "personId" in actor ? actor.personId : null,
    "portal.clinic_id": actor.kind === "clinic" ? actor.clinicId : null,
  };
  const calls = Object.entries(values).map(([name, value]) => {
    if (value !== null && !/^[0-9a-f-]{36}$/.test(value)) throw new Error(`${name} is not an id`);
    return `set_config('${name}', '${value ?? ""}', true)`;
  });
  return `select ${calls.join(", ")}, set_config('portal.now', '${at.toISOString()}', true)`;
}

/** What the database itself forbids, in the words of the rule it holds. */
const HELD_BY_DATABASE: Record<string, string> = {
  vials_position_id_key: "position_taken",
  one_open_request: "vial_reserved",
  payments_once_of_case: "already_asked",
  payments_once_of_request: "already_asked",
  payments_stripe_invoice_id_key: "already_asked",
  accounts_email: "email_taken",
  form_uses_pkey: "form_used",
  authorisations_request_id_person_id_key: "already_authorised",
  administrations_vial_id_key: "vial_ended",
  outcomes_request_id_timepoint_scale_key: "outcome_known",
  settings_key_effective_from_key: "setting_entered_then",
};

function refusalOf(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const { code, constraint } = error as pg.DatabaseError;
  const held = constraint === undefined ? undefined : HELD_BY_DATABASE[constraint];
  if (code === "23505" && held !== undefined) return new Refusal(held);
  if (code === "PT003") return new Refusal("held_by_database", { sentence: error.message });
  return error;
}

import type { Kysely } from "kysely";
import type pg from "pg";
import { askOn, isStale, on, pool, sendGathered } from "~db/client.server";
import type { Database } from "~db/schema";
import { Refusal } from "./refusal";

interface Frame {
  role: string;
  /** Sends what the transaction begins with: it leaves together with the first statement of the work. */
  begin: (client: pg.PoolClient) => Promise<unknown>;
  /** Given by what writes, and filled by it: what is to be done before the commit. Nobody waits for the end of what does not write. */
  owed?: readonly Promise<unknown>[];
}

/** Does work in a transaction of its own. Should the beginning fail, PostgreSQL refuses everything that was sent after it. */
export async function within<T>({ role, begin, owed }: Frame, work: (own: Kysely<Database>) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let [broken, over] = [false, false];
  const faults: unknown[] = [];
  try {
    const own = on(client, role, { over: () => over, failed: (error) => faults.push(error) });
    const [, done] = await bothOf(begin(client), work(own));
    over = true;
    if (!owed) sendGathered(client); // whatever becomes of it, the transaction ends
    const ended = askOn(client, role, "commit");
    ended.catch(() => undefined); // the pool notices a connection that broke
    if (owed) {
      await Promise.all(owed);
      await ended;
    }
    return done;
  } catch (error) {
    over = true;
    sendGathered(client);
    const cause = (await firstFault(owed ?? [])) ?? (isAborted(error) ? faults.find((fault) => !isAborted(fault)) : undefined) ?? error;
    broken = isStale(cause);
    await client.query("rollback").catch(() => {
      broken = true;
    });
    throw refusalOf(cause);
  } finally {
    client.release(broken);
  }
}

/** What went wrong with what was sent without waiting, or nothing: whatever followed in the transaction failed for that reason. */
async function firstFault(owed: readonly Promise<unknown>[]): Promise<unknown> {
  const heard = await Promise.allSettled(owed);
  return heard.flatMap((one) => (one.status === "rejected" && !isAborted(one.reason) ? [one.reason] : []))[0];
}

/** It was not done because another statement before it failed. */
const isAborted = (error: unknown) => (error as { code?: unknown } | null)?.code === "25P02";

/** Waits for both, so that nothing goes on when this is over; of two failures the first's counts. */
export async function bothOf<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const [one, other] = await Promise.allSettled([first, second]);
  if (one.status === "rejected") throw one.reason;
  if (other.status === "rejected") throw other.reason;
  return [one.value, other.value];
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

import { createHmac } from "node:crypto";
import { refuseUnless } from "~/bank/history/refusal";
import { realNow } from "~/outside/clock.server";
import { environment } from "~/outside/environment.server";
import { newId } from "~/outside/ids.server";
import { pool } from "~db/client.server";

export type AttemptKind = "account" | "address" | "reauthentication";

/** Failures within the window after which nobody is let in; a right password starts the count anew. */
const LIMITS: Record<AttemptKind, number> = { account: 8, address: 40, reauthentication: 8 };
const WINDOW_MS = 15 * 60 * 1000;

const keyOf = (key: string) => createHmac("sha256", environment().sessionSecret).update(key.toLowerCase()).digest("hex");

/** @throws Refusal `too_many_attempts` when this account or address failed too often in the last 15 minutes, `own` attempts in hand apart. */
export async function refuseWhenLocked(kind: AttemptKind, key: string, own = 0): Promise<void> {
  const since = new Date(realNow().getTime() - WINDOW_MS);
  const { rows } = await pool().query<{ failures: number }>("select failures_since($1, $2, $3) as failures", [keyOf(key), kind, since]);
  refuseUnless((rows[0]?.failures ?? 0) - own < LIMITS[kind], "too_many_attempts", { minutes: WINDOW_MS / 60_000 });
}

/**
 * Counts an attempt as failed before it is known, so that many at the same moment cannot all slip past the limit; whoever succeeds says so
 * by `noteAttempt`. What is refused is not counted, so waiting helps. @throws Refusal `too_many_attempts`
 */
export async function claimAttempt(kind: AttemptKind, key: string): Promise<void> {
  await refuseWhenLocked(kind, key);
  await noteAttempt(kind, key, false);
  await refuseWhenLocked(kind, key, 1);
}

/** Counted at once and whatever happens afterwards, so never inside a transaction. */
export async function noteAttempt(kind: AttemptKind, key: string, succeeded: boolean): Promise<void> {
  await pool().query("select note_attempt($1, $2, $3, $4, $5)", [newId(), keyOf(key), kind, succeeded, realNow()]);
}

import { AsyncLocalStorage } from "node:async_hooks";
import type { Pool } from "pg";
import { type DemoClock, demoTime } from "./clock.rules";

let demoClock: DemoClock | undefined;
const asIf = new AsyncLocalStorage<Date>();

/** The time by which the bank lives: real time, or the demo's own. Sign-in, sessions and webhook signatures use `realNow`. */
export function now(): Date {
  return asIf.getStore() ?? (demoClock === undefined ? realNow() : demoTime(demoClock, realNow()));
}

export const realNow = (): Date => new Date();

/** Runs `work` as if the bank's clock stood at `instant`: how the demo bank's past is made, and how tests choose their day. */
export function at<T>(instant: Date, work: () => T): T {
  return asIf.run(instant, work);
}

/** Reads the demo's clock from the database, as its owner; without a demo the clock is the real one. */
export async function loadClock(owner: Pick<Pool, "query">): Promise<void> {
  const { rows } = await owner.query(
    "select demo_origin_at, demo_started_real_at, clock_shift_seconds from portal where demo and demo_origin_at is not null and demo_started_real_at is not null",
  );
  const row = rows[0];
  demoClock = row && { originAt: row.demo_origin_at, startedAt: row.demo_started_real_at, shiftSeconds: Number(row.clock_shift_seconds) };
}

/** Moves a demo's clock forward, for everyone and for good. @returns what it shows now. */
export async function shiftClock(owner: Pick<Pool, "query">, bySeconds: number): Promise<Date> {
  if (!Number.isInteger(bySeconds) || bySeconds < 0) throw new RangeError("A demo's clock moves forward only, by whole seconds.");
  await owner.query("update portal set clock_shift_seconds = clock_shift_seconds + $1 where demo", [bySeconds]);
  await loadClock(owner);
  return now();
}

/** Whether the clock is a demo's, and how far it was moved forward. */
export const clockShiftSeconds = (): number | undefined => demoClock?.shiftSeconds;

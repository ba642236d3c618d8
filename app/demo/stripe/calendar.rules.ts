import type { Recurring } from "./wire.rules";

const DAY_S = 86_400;

/**
 * The instant (Unix seconds) `count` intervals after an anchor. Months and years keep the anchor's day of the month and
 * end on the month's last day where it has no such day, as Stripe's billing cycles do.
 */
export function afterIntervals(
  anchor: number,
  { interval, interval_count }: Pick<Recurring, "interval" | "interval_count">,
  count: number,
): number {
  const steps = interval_count * count;
  if (interval === "day") return anchor + steps * DAY_S;
  if (interval === "week") return anchor + steps * 7 * DAY_S;
  const from = new Date(anchor * 1000);
  const months = from.getUTCMonth() + steps * (interval === "year" ? 12 : 1);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), months + 1, 0)).getUTCDate();
  const to = new Date(anchor * 1000);
  to.setUTCFullYear(from.getUTCFullYear(), months, Math.min(from.getUTCDate(), lastDay));
  return to.getTime() / 1000;
}

/** The first end of a period, counted from the anchor, that lies after an instant. */
export function nextPeriodEnd(anchor: number, recurring: Pick<Recurring, "interval" | "interval_count">, after: number): number {
  let count = 0;
  while (afterIntervals(anchor, recurring, count) <= after) count += 1;
  return afterIntervals(anchor, recurring, count);
}

/** Days after a failed renewal on which it is tried again. */
export const RETRY_AFTER_DAYS = [3, 5, 7] as const;

/** When a failed invoice is tried next (Unix seconds), or null after the last try. */
export function nextTry(attempts: number, at: number): number | null {
  const days = RETRY_AFTER_DAYS[attempts - 1];
  return days === undefined ? null : at + days * DAY_S;
}

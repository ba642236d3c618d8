import type { Page } from "@playwright/test";
import { localIn } from "../../app/web/when";
import { fillIn, send } from "./journey-forms";

/** Days as the bank's people type them on their forms, counted from an instant of the bank's clock. */
export interface Calendar {
  /** So many days and hours later: `YYYY-MM-DDTHH:mm` in Rome, where the laboratory is. */
  at: (days: number, hours?: number) => string;
  /** That day, `YYYY-MM-DD`. */
  on: (days: number) => string;
}

const HOUR_MS = 3_600_000;

/** A calendar whose day 0 is now. */
export async function fromNow(page: Page): Promise<Calendar> {
  const clock = await (await page.request.get("/demo/clock")).text();
  const now = Date.parse(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/.exec(clock)?.[0] ?? "");
  const at = (days: number, hours = 0) => localIn(new Date(now + (days * 24 + hours) * HOUR_MS), "Europe/Rome");
  return { at, on: (days) => at(days).slice(0, 10) };
}

/**
 * Lets days pass, so that cells grow and tests end: at once for everyone who is at the bank. Nobody minds who types when a thing happened;
 * a quote stands open for a month, so each wait is shorter.
 */
export async function letDaysPass(page: Page, days: number): Promise<void> {
  await page.goto("/demo/clock");
  await fillIn(page, { days: String(days) });
  await send(page, "days", /\/demo\/clock$/);
}

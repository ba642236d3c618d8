import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { refuseUnless } from "~/bank/history/refusal";
import { settingAt } from "~/bank/history/settings.server";
import { readAs } from "~/bank/history/transact.server";
import { STRANGER } from "~/bank/people/actor";
import { realNow } from "~/outside/clock.server";
import { environment } from "~/outside/environment.server";

const DAY_MS = 86_400_000;

const macOf = (at: string) => createHmac("sha256", environment().sessionSecret).update(`form shown at ${at}`).digest("base64url");

/** When a form was shown, sealed: a program that posts without reading, or at once, is told to try again. */
export function shownNow(): string {
  const at = String(realNow().getTime());
  return `${at}.${macOf(at)}`;
}

/** @throws Refusal `too_quick` when the form came back faster than anyone writes, `form_expired` when it was never shown, or a day ago */
export async function refuseMachines(shown: string | undefined): Promise<void> {
  const [at = "", mac = ""] = (shown ?? "").split(".");
  const expected = Buffer.from(macOf(at));
  const given = Buffer.from(mac);
  refuseUnless(expected.length === given.length && timingSafeEqual(expected, given), "form_expired");
  const age = realNow().getTime() - Number(at);
  refuseUnless(age < DAY_MS, "form_expired");
  const least = await readAs(STRANGER, (db) => settingAt(db, "enquiries.least_seconds", z.number()));
  refuseUnless(age >= least * 1000, "too_quick");
}

import { draftConsentText } from "~/bank/consent/texts.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { publishSpecification } from "~/bank/laboratory/specifications.operations.server";
import { WORKER } from "~/bank/people/actor";
import { inviteFirstStaff } from "~/bank/people/team.server";
import { now } from "~/outside/clock.server";
import { mailboxOf } from "~/outside/environment.rules";
import { environment } from "~/outside/environment.server";
import { ownerPool } from "~db/client.server";
import { CONSENT_TEXTS } from "./consent-texts/index.server";
import { settleSettings } from "./settle.server";
import { DEMO_SPECIFICATIONS } from "./specifications";

/** Whoever holds it opens the bank. */
const OPENING_LOCK = 7_451_998;
/** What only the bank itself may say. */
const LEFT_TO_THE_BANK = ["billing.refund_table"];

/**
 * Opens a bank that is no demo, once: the numbers of the trade are in force, specifications and consent texts lie there as proposals that
 * bind nobody until staff publish them, and the first administrator is invited. Prices and the refund table are the bank's own.
 * @returns a sentence when it cannot be opened
 */
export async function openBank(administrator: string | undefined): Promise<string | undefined> {
  const client = await ownerPool().connect();
  try {
    await client.query("select pg_advisory_lock($1)", [OPENING_LOCK]);
    const staff = await readAs(WORKER, (db) => db.selectFrom("accounts").select("id").where("kind", "=", "staff").executeTakeFirst());
    if (staff !== undefined) return undefined;
    if (administrator === undefined)
      return "BANK_ADMIN_EMAIL is not set, and a bank that nobody has opened yet needs it: its first administrator is invited there.";
    await settleSettings(now(), LEFT_TO_THE_BANK);
    await proposeSpecifications();
    await proposeTexts();
    await inviteFirst(administrator);
    return undefined;
  } finally {
    await client.query("select pg_advisory_unlock($1)", [OPENING_LOCK]).catch(() => undefined);
    client.release();
  }
}

async function proposeSpecifications(): Promise<void> {
  const known = await readAs(WORKER, (db) => db.selectFrom("specifications").select("code").execute());
  for (const form of DEMO_SPECIFICATIONS.filter(({ code }) => !known.some((one) => one.code === code)))
    await publishSpecification(WORKER, { ...form, effectiveFrom: new Date(now().getTime() + 1_000) });
}

async function proposeTexts(): Promise<void> {
  const known = await readAs(WORKER, (db) => db.selectFrom("consentTexts").select(["tissue", "locale"]).execute());
  for (const text of CONSENT_TEXTS)
    if (!known.some(({ tissue, locale }) => tissue === text.tissue && locale === text.locale)) await draftConsentText(WORKER, text);
}

/** Printed names stand on signatures: of an address alone the account is the bank's, and its first act is to invite people by name. */
async function inviteFirst(administrator: string): Promise<void> {
  const { name, email } = mailboxOf(administrator);
  const [givenName = "", ...rest] = name.split(/\s+/).filter(Boolean);
  const familyName = rest.join(" ");
  await inviteFirstStaff({
    email,
    givenName: givenName || "Administrator",
    familyName: familyName || environment().bank.name,
    duties: ["administrator"],
  });
}

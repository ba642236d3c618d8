import { deliver } from "~/demo/seeding.server";
import { type StandIns, startStandIns } from "~/demo/stand-ins.server";
import { environment, setEnvironment } from "~/outside/environment.server";
import { withCountedIds } from "~/outside/ids.server";
import { ownerPool } from "~db/client.server";
import { fillCrowd } from "~db/seed/crowd/index.server";
import { openBank, seedDemo } from "~db/seed/index.server";
import { play } from "~db/seed/play.server";
import { testEnvironment } from "./test-environment";

/** Fills the database that is connected with the demo bank, on stand-ins of its own. @returns the stand-ins, which the caller stops */
export async function seededDemo(): Promise<StandIns> {
  const standIns = await demoStandIns();
  await seedDemo(() => undefined, standIns);
  return standIns;
}

/** The same without its stories: the people who work there, what the bank stands on, and the crowd. */
export async function crowdAlone(): Promise<StandIns> {
  const standIns = await demoStandIns();
  await withCountedIds("demo bank", () =>
    play(standIns, environment().demoPassword ?? "", async (stage) => fillCrowd(stage, await openBank(stage))),
  );
  return standIns;
}

async function demoStandIns(): Promise<StandIns> {
  const { stripe, resend } = testEnvironment();
  const secrets = { stripeWebhookSecret: stripe.webhookSecret, resendWebhookSecret: resend.webhookSecret };
  const standIns = await startStandIns({ portalUrl: "http://portal.test", ...secrets, deliver });
  setEnvironment({
    ...environment(),
    stripe: { ...stripe, apiBase: standIns.stripeBase },
    resend: { ...resend, baseUrl: standIns.resendBase },
  });
  return standIns;
}

/** What two demo banks may differ in: keys, salts, tokens, what is signed over them, names that Stripe and Resend gave, and real time. */
const ITS_OWN: Record<string, readonly string[]> = {
  account_secrets: ["changed_at", "password_hash"],
  certificates: ["canonical_json", "canonical_sha256", "code", "number", "pdf", "pdf_sha256"],
  event_subjects: ["transaction_id"],
  events: ["transaction_id"],
  links: ["created_at", "expires_at", "token_hash", "used_at"],
  messages: ["resend_id"],
  payments: ["receipt_pdf", "stripe_checkout_id", "stripe_invoice_id", "stripe_payment_intent_id"],
  portal: ["created_at", "demo_started_real_at"],
  refunds: ["stripe_refund_id"],
  sign_in_attempts: ["tried_at"],
  storage_plans: ["stripe_subscription_id"],
  stripe_customers: ["stripe_customer_id"],
  webhook_receipts: ["provider_event_id", "received_at"],
};

/** Every row of every table of the bank as text, without what is its own; numbers of certificates within data are blanked too. */
export async function rowsOfDemo(): Promise<Record<string, string[]>> {
  const { rows: tables } = await ownerPool().query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await ownerPool().query<{ row: string }>(`select (to_jsonb(t) - $1::text[])::text as row from ${name} t`, [
      ITS_OWN[name] ?? [],
    ]);
    all[name] = rows.map(({ row }) => row.replace(/\b([A-Z]{2}-\d\d)-[0-9A-HJKMNP-TV-Z]{8}\b/g, "$1")).sort();
  }
  return all;
}

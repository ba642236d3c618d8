import { z } from "zod";
import { environment } from "~/outside/environment.server";
import type { JournalEntry } from "./journal.server";
import type { MailboxPage } from "./resend/mailbox.server";
import type { Message } from "./resend/post-office.server";
import type { BillingDesk, CardDesk, CardOutcome } from "./stripe/desk.server";

/** The card page's answer; the cards are those of `stripe/cards.rules.ts`. */
export const CardForm = z.object({ card: z.enum(["works", "declined", "fails_later"], "demo.card_needed") });
export const CancelForm = z.object({ subscription: z.string("demo.subscription_needed") });

/** Asks a stand-in over HTTP. @throws 404 when this is no demo, or what is asked for is not there. */
async function ask<T>(base: string | undefined, path: string, body?: object): Promise<T> {
  if (!environment().demo || base === undefined) throw new Response(null, { status: 404 });
  const request = body ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {};
  const answer = await fetch(`${base}/demo/${path}`, request);
  if (answer.status === 404) throw new Response(null, { status: 404 });
  if (!answer.ok) throw new Error(`The stand-in answered ${answer.status} to /demo/${path.split("/")[0]}.`);
  return (await answer.json()) as T;
}

const askStripe = <T>(path: string, body?: object) => ask<T>(environment().stripe.apiBase, path, body);
const askResend = <T>(path: string, body?: object) => ask<T>(environment().resend.baseUrl, path, body);
const word = (text: string | undefined) => encodeURIComponent(text ?? "");

export const cardDesk = (session: string | undefined) => askStripe<CardDesk>(`card/${word(session)}`);
export const payAtDesk = (session: string | undefined, card: string) => askStripe<CardOutcome>(`card/${word(session)}`, { card });

export const billingDesk = (session: string | undefined) => askStripe<BillingDesk>(`billing/${word(session)}`);
export const changeCardAtDesk = (session: string | undefined, card: string) =>
  askStripe<BillingDesk>(`billing/${word(session)}/card`, { card });
export const cancelAtDesk = (session: string | undefined, subscription: string) =>
  askStripe<BillingDesk>(`billing/${word(session)}/cancel`, { subscription });

export const mailbox = (to: string) => askResend<MailboxPage>(`mail?to=${word(to)}`);
/** A message, opened: the mailbox is its reader. */
export const openedMessage = (id: string | undefined) => askResend<Message>(`mail/${word(id)}/opened`, {});

/** Lets Stripe's time pass up to an instant: renewals, retries and expiries happen, and their webhooks are posted. */
export const moveStripeClock = (to: Date) => askStripe<{ now: string }>("clock", { to });

type Journals = { requests: JournalEntry[]; refused: JournalEntry[] };
/** What reached the stand-ins; `refused` is what the providers' own schemas do not allow. */
export const journals = async () => ({ stripe: await askStripe<Journals>("journal"), resend: await askResend<Journals>("journal") });

import type { RecordEvent } from "~/bank/history/event";
import { refuse, refuseUnless } from "~/bank/history/refusal";
import { readAs, type Tx, transact } from "~/bank/history/transact.server";
import { type Actor, WORKER } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { rightsOf } from "~/bank/people/rights.server";
import { environment } from "~/outside/environment.server";
import { createCheckout, expireCheckout, retrieveCheckout } from "~/outside/stripe.server";
import { translator } from "~/web/i18n.server";
import { customerOf } from "./customer.operations.server";
import { isUnpaid, lockPayment, type Payment, paymentsVisibleTo } from "./store.server";

/**
 * Opens the next attempt of a payment and commits; only then is Stripe asked, with a key for this attempt. The truth arrives by webhook.
 * @returns the address of the card page
 * @throws Refusal `already_paid`, `accept_first`, `checkout_elsewhere` when somebody opened another attempt meanwhile
 */
export async function openCheckout(actor: Actor, paymentId: string): Promise<string> {
  const before = await transact(actor, (tx) => lockPayable(tx, actor, paymentId));
  if (actor.kind !== "person") refuse("not_allowed");
  if (before.stripeCheckoutId !== null && (await expireCheckout(before.stripeCheckoutId)) === "complete") refuse("already_paid");
  const payment = await transact(actor, async (tx, record) => {
    const held = await lockPayable(tx, actor, paymentId);
    refuseUnless(held.attempt === before.attempt, "checkout_elsewhere");
    const attempt = held.attempt + 1;
    await tx.updateTable("payments").set({ attempt, state: "open", stripeCheckoutId: null }).where("id", "=", paymentId).execute();
    await recordOpened(record, { ...held, attempt });
    return { ...held, attempt };
  });
  return askStripe(actor, payment);
}

/** Holds a payment that this actor may pay now. */
async function lockPayable(tx: Tx, actor: Actor, paymentId: string): Promise<Payment> {
  const payment = await lockPayment(tx, paymentId);
  authorise(actor, "payment.pay", { ...payment, myRights: await rightsOf(tx, actor, payment.donorId) });
  refuseUnless(isUnpaid(payment), payment.state === "cancelled" ? "payment_withdrawn" : "already_paid");
  refuseUnless(payment.purpose !== "expansion" || payment.acceptedAt !== null, "accept_first");
  return payment;
}

const recordOpened = (record: RecordEvent, { id, donorId, caseId, attempt }: Payment) =>
  record({ type: "payment.checkout_opened", about: [id], donorId, caseId, data: { paymentId: id, attempt } });

/** The card page of the attempt that is open; null when there is none, or it is over. */
export async function checkoutAddress(actor: Actor, paymentId: string): Promise<string | null> {
  const payment = await readAs(actor, (db) => paymentsVisibleTo(actor, db).where("payments.id", "=", paymentId).executeTakeFirst());
  if (payment === undefined || !isUnpaid(payment) || payment.stripeCheckoutId === null) return null;
  const { status, url } = await retrieveCheckout(payment.stripeCheckoutId);
  return status === "open" ? url : null;
}

async function askStripe(actor: Extract<Actor, { kind: "person" }>, payment: Payment): Promise<string> {
  const customerId = await customerOf(actor);
  const { t } = translator(actor.locale);
  const { baseUrl } = environment();
  const recurring = payment.purpose === "storage_yearly";
  const checkout = await createCheckout({
    paymentId: payment.id,
    attempt: payment.attempt,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    name: t(`billing.purpose_${payment.purpose}`),
    customerId,
    locale: actor.locale,
    successUrl: `${baseUrl}/family/payments/${payment.id}?paid=1`,
    cancelUrl: `${baseUrl}/family/payments/${payment.id}`,
    ...(recurring ? { mode: "subscription" as const, interval: "year" as const } : { mode: "payment" as const }),
  });
  const current = await transact(WORKER, async (tx, record) => {
    const { numUpdatedRows } = await tx
      .updateTable("payments")
      .set({ stripeCheckoutId: checkout.sessionId })
      .where("id", "=", payment.id)
      .where("attempt", "=", payment.attempt)
      .where("state", "in", ["open", "failed"])
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await recordOpened(record, payment);
    return true;
  });
  if (!current) {
    await expireCheckout(checkout.sessionId);
    refuse("checkout_elsewhere");
  }
  return checkout.address;
}

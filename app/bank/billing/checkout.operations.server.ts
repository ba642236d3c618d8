import { refuse, refuseUnless } from "~/bank/history/refusal";
import { readAs, transact } from "~/bank/history/transact.server";
import { type Actor, WORKER } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { rightsOf } from "~/bank/people/rights.server";
import { environment } from "~/outside/environment.server";
import { createCheckout, expireCheckout, findOrCreateCustomer } from "~/outside/stripe.server";
import { translator } from "~/web/i18n.server";
import { lockPayment, type Payment } from "./store.server";

/** Opens the next attempt of a payment and commits; only then is Stripe asked, with a key for this attempt. The truth arrives by webhook. @returns the address of the card page. */
export async function openCheckout(actor: Actor, paymentId: string): Promise<string> {
  const before = await transact(actor, async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    authorise(actor, "payment.pay", { ...payment, myRights: await rightsOf(tx, actor, payment.donorId) });
    refuseUnless(payment.state === "due" || payment.state === "open" || payment.state === "failed", "already_paid");
    refuseUnless(payment.purpose !== "expansion" || payment.acceptedAt !== null, "accept_first");
    return payment;
  });
  if (actor.kind !== "person") refuse("not_allowed");
  if (before.stripeCheckoutId !== null && (await expireCheckout(before.stripeCheckoutId)) === "complete") refuse("already_paid");
  const payment = await transact(actor, async (tx, record) => {
    const held = await lockPayment(tx, paymentId);
    refuseUnless(held.attempt === before.attempt, "moved_on");
    const attempt = held.attempt + 1;
    await tx.updateTable("payments").set({ attempt, state: "open", stripeCheckoutId: null }).where("id", "=", paymentId).execute();
    await record({
      type: "payment.checkout_opened",
      about: [paymentId],
      donorId: held.donorId,
      caseId: held.caseId,
      data: { paymentId, attempt },
    });
    return { ...held, attempt };
  });
  return askStripe(actor, payment);
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
  await transact(WORKER, async (tx, record) => {
    await tx
      .updateTable("payments")
      .set({ stripeCheckoutId: checkout.sessionId })
      .where("id", "=", payment.id)
      .where("attempt", "=", payment.attempt)
      .execute();
    await record({
      type: "payment.checkout_opened",
      about: [payment.id],
      donorId: payment.donorId,
      caseId: payment.caseId,
      data: { paymentId: payment.id, attempt: payment.attempt, ready: true },
    });
  });
  return checkout.address;
}

/** The Stripe customer of a person, found or made once. */
export async function customerOf(actor: Extract<Actor, { kind: "person" }>): Promise<string> {
  const known = await readAs(WORKER, (db) =>
    db.selectFrom("stripeCustomers").select("stripeCustomerId").where("personId", "=", actor.personId).executeTakeFirst(),
  );
  if (known) return known.stripeCustomerId;
  const account = await readAs(actor, (db) =>
    db.selectFrom("accounts").select("email").where("id", "=", actor.id).executeTakeFirstOrThrow(),
  );
  const stripeCustomerId = await findOrCreateCustomer({ personId: actor.personId, email: account.email, locale: actor.locale });
  await transact(WORKER, (tx) =>
    tx
      .insertInto("stripeCustomers")
      .values({ personId: actor.personId, stripeCustomerId })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  return stripeCustomerId;
}

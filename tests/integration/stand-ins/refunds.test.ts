import { expect, test } from "vitest";
import { createCheckout, findOrCreateCustomer, refundPayment, retrieveCheckout, retrievePaymentIntent } from "~/outside/stripe.server";
import { stripe } from "~/outside/stripe-client.server";
import { stripeEventFindings, stripeObjectFindings } from "~tests/support/provider-schemas";
import { postedEvents } from "~tests/support/stand-in-events";
import { withStandIns } from "~tests/support/stand-ins";

const standIns = withStandIns();
let payments = 0;

/** A payment of 1,900 euros. @returns its payment intent */
async function givenPayment(): Promise<string> {
  payments += 1;
  const customerId = await findOrCreateCustomer({ personId: "person", email: "tom-parent@demo.invalid", locale: "en" });
  const { sessionId } = await createCheckout({
    ...{
      mode: "payment",
      paymentId: `payment-${payments}`,
      attempt: 1,
      amountMinor: 190_000,
      currency: "EUR",
      name: "Collection",
      customerId,
      locale: "en",
    },
    ...{ successUrl: "http://localhost:3000/", cancelUrl: "http://localhost:3000/" },
  });
  standIns.stripe.pay(sessionId);
  const { payment_intent: intent } = await retrieveCheckout(sessionId);
  return typeof intent === "string" ? intent : (intent?.id ?? "");
}

test("all but 150 euros go back, and the charge remembers it", async () => {
  const paymentIntentId = await givenPayment();
  const refund = await refundPayment({ paymentIntentId, amountMinor: 175_000, refundId: "refund-a" });
  expect(refund).toMatchObject({ amountMinor: 175_000, status: "succeeded" });
  const intent = await retrievePaymentIntent(paymentIntentId);
  expect(intent.latest_charge).toMatchObject({ amount_refunded: 175_000, refunded: false });
  expect(stripeObjectFindings("charge", intent.latest_charge)).toEqual([]);
  expect(stripeObjectFindings("payment_intent", intent)).toEqual([]);
  expect(stripeObjectFindings("refund", await stripe().refunds.retrieve(refund.stripeRefundId))).toEqual([]);
});

test("a refund asked for twice is made once, also when Stripe has forgotten the key", async () => {
  const order = { paymentIntentId: await givenPayment(), amountMinor: 10_000, refundId: "refund-b" };
  const first = await refundPayment(order);
  expect(await refundPayment(order)).toEqual(first);
  const creations = standIns.stripe.journal
    .requests()
    .filter((request) => JSON.stringify(request.params).includes("refund-b") && request.operation === "refunds.create");
  expect(creations).toHaveLength(1);
});

test("two refunds at the same moment under one id give the money back once", async () => {
  const order = { paymentIntentId: await givenPayment(), amountMinor: 10_000, refundId: "refund-c" };
  const [one, other] = await Promise.all([refundPayment(order), refundPayment(order)]);
  expect(one).toEqual(other);
});

test("no more than was paid goes back", async () => {
  const paymentIntentId = await givenPayment();
  await refundPayment({ paymentIntentId, amountMinor: 150_000, refundId: "refund-d" });
  await expect(refundPayment({ paymentIntentId, amountMinor: 40_001, refundId: "refund-e" })).rejects.toMatchObject({
    param: "amount",
    statusCode: 400,
  });
  await refundPayment({ paymentIntentId, amountMinor: 40_000, refundId: "refund-f" });
  await expect(refundPayment({ paymentIntentId, amountMinor: 1, refundId: "refund-g" })).rejects.toMatchObject({
    code: "charge_already_refunded",
  });
});

test("an unknown payment cannot be refunded", async () => {
  await expect(refundPayment({ paymentIntentId: "pi_unknown", amountMinor: 1, refundId: "refund-h" })).rejects.toMatchObject({
    code: "resource_missing",
  });
});

test("a refund is told by webhook, with our id, in the form that Stripe's schema has", async () => {
  const { stripeRefundId } = await refundPayment({ paymentIntentId: await givenPayment(), amountMinor: 5_000, refundId: "refund-i" });
  await standIns.stripe.settled();
  const [told] = postedEvents(standIns.stripe, stripeRefundId);
  expect(told).toMatchObject({ type: "refund.updated", data: { object: { metadata: { refund_id: "refund-i" }, amount: 5_000 } } });
  expect(postedEvents(standIns.stripe).map((event) => event.type)).toContain("charge.refunded");
  expect(postedEvents(standIns.stripe).flatMap(stripeEventFindings)).toEqual([]);
  expect(standIns.stripe.journal.refused()).toEqual([]);
});

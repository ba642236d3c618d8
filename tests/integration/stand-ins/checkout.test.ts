import Stripe from "stripe";
import { expect, test } from "vitest";
import { environment } from "~/outside/environment.server";
import { type CheckoutOrder, createCheckout, expireCheckout, findOrCreateCustomer, retrieveCheckout } from "~/outside/stripe.server";
import { stripe } from "~/outside/stripe-client.server";
import { stripeEventFindings, stripeObjectFindings } from "~tests/support/provider-schemas";
import { postedEvents, postJson } from "~tests/support/stand-in-events";
import { withStandIns } from "~tests/support/stand-ins";

const standIns = withStandIns();
let payments = 0;

async function order(fields: Partial<CheckoutOrder> = {}): Promise<CheckoutOrder> {
  payments += 1;
  return {
    mode: "payment",
    paymentId: `payment-${payments}`,
    attempt: 1,
    amountMinor: 30_000,
    currency: "EUR",
    name: "Deposit",
    customerId: await findOrCreateCustomer({ personId: "person-1", email: "elena@demo.invalid", locale: "it" }),
    successUrl: "http://localhost:3000/family/payments/1?session={CHECKOUT_SESSION_ID}",
    cancelUrl: "http://localhost:3000/family/payments/1",
    locale: "it",
    ...fields,
  } as CheckoutOrder;
}

test("a checkout's address is the portal's own card page, and what Stripe answers fits its schema", async () => {
  const { sessionId, address, expiresAt } = await createCheckout(await order());
  expect(address).toBe(`${environment().baseUrl}/demo/card/${sessionId}`);
  expect(expiresAt.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  expect(stripeObjectFindings("checkout.session", await stripe().checkout.sessions.retrieve(sessionId))).toEqual([]);
});

test("a paid checkout is complete, and the webhooks tell it with our ids", async () => {
  const given = await order({ amountMinor: 190_000 });
  const { sessionId } = await createCheckout(given);
  expect(standIns.stripe.pay(sessionId)).toBe("paid");
  await standIns.stripe.settled();

  const session = await retrieveCheckout(sessionId);
  const metadata = { payment_id: given.paymentId, attempt: "1" };
  expect(session).toMatchObject({
    status: "complete",
    payment_status: "paid",
    amount_total: 190_000,
    currency: "eur",
    url: null,
    metadata,
  });
  expect(session.payment_intent).toMatchObject({ status: "succeeded", amount_received: 190_000, metadata });
  expect(stripeObjectFindings("checkout.session", session)).toEqual([]);
  const events = postedEvents(standIns.stripe, sessionId);
  expect(events.map((event) => event.type)).toEqual(["checkout.session.completed"]);
  expect(events.flatMap(stripeEventFindings)).toEqual([]);
});

test("a declined card leaves the checkout open, and a second card pays it", async () => {
  const { sessionId } = await createCheckout(await order());
  expect(standIns.stripe.pay(sessionId, "declined")).toBe("declined");
  const open = await retrieveCheckout(sessionId);
  expect(open).toMatchObject({ status: "open", payment_status: "unpaid" });
  expect(open.payment_intent).toMatchObject({ status: "requires_payment_method", last_payment_error: { code: "card_declined" } });
  expect(stripeObjectFindings("checkout.session", open)).toEqual([]);
  expect(standIns.stripe.pay(sessionId)).toBe("paid");
});

test("the same payment and attempt open one session; the next attempt another", async () => {
  const given = await order();
  const [first, again, next] = [await createCheckout(given), await createCheckout(given), await createCheckout({ ...given, attempt: 2 })];
  expect(again).toEqual(first);
  expect(next.sessionId).not.toBe(first.sessionId);
});

test("the same key for another amount is refused, as Stripe refuses it", async () => {
  const given = await order();
  await createCheckout(given);
  await expect(createCheckout({ ...given, amountMinor: 1 })).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
});

test("an open checkout is expired; a paid one stays complete, and both say so", async () => {
  const [open, paid] = [await createCheckout(await order()), await createCheckout(await order())];
  standIns.stripe.pay(paid.sessionId);
  expect(await Promise.all([expireCheckout(open.sessionId), expireCheckout(open.sessionId), expireCheckout(paid.sessionId)])).toEqual([
    "expired",
    "expired",
    "complete",
  ]);
  expect(() => standIns.stripe.pay(open.sessionId)).toThrow("expired");
});

test("expiring an unknown session is an error", async () => {
  await expect(expireCheckout("cs_test_unknown")).rejects.toMatchObject({ code: "resource_missing", statusCode: 404 });
});

test("a person has one customer, found by our id, and two persons of one address have two", async () => {
  const ada = { personId: "ada", email: "shared@demo.invalid", locale: "en" } as const;
  const first = await findOrCreateCustomer(ada);
  expect(await findOrCreateCustomer(ada)).toBe(first);
  expect(await findOrCreateCustomer({ ...ada, personId: "ben" })).not.toBe(first);
});

test("Arabic, which Stripe's pages lack, is left to the browser", async () => {
  const { sessionId } = await createCheckout(await order({ locale: "ar" }));
  expect((await retrieveCheckout(sessionId)).locale).toBe("auto");
});

test("the card page pays over HTTP, tells of a decline, and is closed afterwards", async () => {
  const { sessionId } = await createCheckout(await order());
  const desk = `${standIns.stripeBase}/demo/card/${sessionId}`;
  expect(await (await fetch(desk)).json()).toMatchObject({
    session: { id: sessionId, status: "open" },
    lines: [{ description: "Deposit", amount_total: 30_000 }],
  });
  expect(await postJson(desk, { card: "declined" })).toMatchObject({ outcome: "declined" });
  expect(await postJson(desk, { card: "works" })).toMatchObject({ outcome: "paid", session: { status: "complete" } });
  expect(await postJson(desk, { card: "works" })).toMatchObject({ outcome: "closed" });
  expect((await fetch(`${standIns.stripeBase}/demo/card/cs_test_unknown`)).status).toBe(404);
});

test("a form of another site cannot post to the desk", async () => {
  const { sessionId } = await createCheckout(await order());
  const answer = await fetch(`${standIns.stripeBase}/demo/card/${sessionId}`, { method: "POST", body: "card=works" });
  expect(answer.status).toBe(415);
});

test("line items are listed as Stripe lists them", async () => {
  const { sessionId } = await createCheckout(await order({ name: "Umbilical cord: collection" }));
  const { data } = await stripe().checkout.sessions.listLineItems(sessionId);
  expect(data).toHaveLength(1);
  expect(data[0]).toMatchObject({
    description: "Umbilical cord: collection",
    quantity: 1,
    amount_total: 30_000,
    price: { unit_amount: 30_000 },
  });
  expect(stripeObjectFindings("line_item", data[0])).toEqual([]);
});

test("everything that the adapter sent fits Stripe's schema", () => {
  expect(standIns.stripe.journal.requests().length).toBeGreaterThan(10);
  expect(standIns.stripe.journal.refused()).toEqual([]);
});

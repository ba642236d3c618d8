import { expect, test } from "vitest";
import { environment } from "~/outside/environment.server";
import {
  billingPortalAddress,
  cancelSubscription,
  createCheckout,
  findOrCreateCustomer,
  paymentIntentOfInvoice,
  retrieveCheckout,
  retrieveInvoice,
  retrieveSubscription,
} from "~/outside/stripe.server";
import { stripe } from "~/outside/stripe-client.server";
import { stripeEventFindings, stripeObjectFindings } from "~tests/support/provider-schemas";
import { postedEvents, postJson } from "~tests/support/stand-in-events";
import { withStandIns } from "~tests/support/stand-ins";

const standIns = withStandIns();
const DAY_MS = 86_400_000;
let persons = 0;

async function givenSubscription(card: "works" | "fails_later" = "works", billingStartAt?: Date) {
  persons += 1;
  const customerId = await findOrCreateCustomer({ personId: `person-${persons}`, email: `person-${persons}@demo.invalid`, locale: "en" });
  const { sessionId } = await createCheckout({
    mode: "subscription",
    interval: "year",
    billingStartAt,
    paymentId: `storage-${persons}`,
    attempt: 1,
    amountMinor: 12_000,
    currency: "EUR",
    name: "Storage, one year",
    customerId,
    successUrl: "http://localhost:3000/family",
    cancelUrl: "http://localhost:3000/family",
    locale: "en",
  });
  standIns.stripe.pay(sessionId, card);
  const session = await retrieveCheckout(sessionId);
  return { customerId, session, subscriptionId: String(session.subscription), invoiceId: String(session.invoice) };
}

const inDays = (days: number) => new Date(standIns.stripe.now().getTime() + days * DAY_MS);
const typesAbout = (id: string) => postedEvents(standIns.stripe, id).map((event) => event.type);
const invoicesOf = async (subscription: string) => (await stripe().invoices.list({ subscription, limit: 100 })).data;

test("a subscription is paid at once, and everything about it fits Stripe's schema", async () => {
  const { session, subscriptionId, invoiceId, customerId } = await givenSubscription();
  expect(session).toMatchObject({ status: "complete", payment_status: "paid", amount_total: 12_000 });
  const subscription = await retrieveSubscription({ customerId, subscriptionId });
  expect(subscription).toMatchObject({ status: "active", metadata: { payment_id: `storage-${persons}` }, latest_invoice: invoiceId });
  const invoice = await retrieveInvoice(invoiceId);
  expect(invoice).toMatchObject({ status: "paid", amount_paid: 12_000, billing_reason: "subscription_create" });
  expect(await stripe().paymentIntents.retrieve((await paymentIntentOfInvoice(invoiceId)) ?? "")).toMatchObject({
    status: "succeeded",
    amount: 12_000,
  });
  expect([...stripeObjectFindings("subscription", subscription), ...stripeObjectFindings("invoice", invoice)]).toEqual([]);
});

test("a year later it renews: a second invoice, paid, with our id in it", async () => {
  const { subscriptionId, customerId } = await givenSubscription();
  await standIns.stripe.advanceTo(inDays(367));
  const [renewal, ...earlier] = await invoicesOf(subscriptionId);
  expect(earlier).toHaveLength(1);
  expect(renewal).toMatchObject({
    billing_reason: "subscription_cycle",
    status: "paid",
    amount_paid: 12_000,
    parent: { subscription_details: { metadata: { payment_id: `storage-${persons}` } } },
  });
  expect(typesAbout(renewal?.id ?? "")).toEqual(["invoice.finalized", "invoice.paid"]);
  expect((await retrieveSubscription({ customerId, subscriptionId }))?.items.data[0]?.current_period_end).toBeGreaterThan(
    inDays(300).getTime() / 1000,
  );
});

test("twenty years are twenty-one invoices, one a year", async () => {
  const { subscriptionId } = await givenSubscription();
  const start = standIns.stripe.now();
  await standIns.stripe.advanceTo(new Date(Date.UTC(start.getUTCFullYear() + 20, start.getUTCMonth(), start.getUTCDate() + 1)));
  const invoices = await invoicesOf(subscriptionId);
  expect(invoices).toHaveLength(21);
  expect(new Set(invoices.map((invoice) => new Date(invoice.period_start * 1000).getUTCFullYear())).size).toBe(21);
});

test("billing that starts with storage takes nothing until then", async () => {
  const startAt = inDays(30);
  const { session, subscriptionId } = await givenSubscription("works", startAt);
  expect(session).toMatchObject({ payment_status: "no_payment_required", amount_total: 0 });
  expect((await invoicesOf(subscriptionId)).map((invoice) => invoice.total)).toEqual([0]);
  await standIns.stripe.advanceTo(new Date(startAt.getTime() + 1000));
  expect((await invoicesOf(subscriptionId)).map((invoice) => [invoice.total, invoice.status])).toEqual([
    [12_000, "paid"],
    [0, "paid"],
  ]);
});

test("a card that fails later leaves the subscription past due, is tried again on three days, and a new card pays what is open", async () => {
  const { customerId, subscriptionId } = await givenSubscription("fails_later");
  await standIns.stripe.advanceTo(inDays(366));
  const [open] = await invoicesOf(subscriptionId);
  expect(open).toMatchObject({ status: "open", amount_remaining: 12_000, attempt_count: 1 });
  expect(await retrieveSubscription({ customerId, subscriptionId })).toMatchObject({ status: "past_due" });
  expect(stripeObjectFindings("invoice", open)).toEqual([]);

  await standIns.stripe.advanceTo(inDays(30));
  expect(await retrieveInvoice(open?.id ?? "")).toMatchObject({ status: "open", attempt_count: 4, next_payment_attempt: null });
  expect(typesAbout(open?.id ?? "").filter((type) => type === "invoice.payment_failed")).toHaveLength(4);

  const address = await billingPortalAddress({ customerId, returnUrl: "http://localhost:3000/family", locale: "ar" });
  const desk = address.replace(environment().baseUrl, standIns.stripeBase);
  expect(await (await fetch(desk)).json()).toMatchObject({
    customer: { id: customerId },
    card: "fails_later",
    returnUrl: "http://localhost:3000/family",
  });
  await postJson(`${desk}/card`, { card: "works" });
  expect(await retrieveInvoice(open?.id ?? "")).toMatchObject({ status: "paid", amount_remaining: 0 });
  expect(await retrieveSubscription({ customerId, subscriptionId })).toMatchObject({ status: "active" });
});

test("a cancelled subscription stays cancelled, and cancelling again is quiet", async () => {
  const { customerId, subscriptionId } = await givenSubscription();
  await cancelSubscription({ customerId, subscriptionId });
  await cancelSubscription({ customerId, subscriptionId });
  expect(await retrieveSubscription({ customerId, subscriptionId })).toMatchObject({ status: "canceled" });
  expect(typesAbout(subscriptionId)).toEqual(["customer.subscription.created", "customer.subscription.deleted"]);
  await standIns.stripe.advanceTo(inDays(400));
  expect(await invoicesOf(subscriptionId)).toHaveLength(1);
});

test("a subscription of nobody is not cancelled silently", async () => {
  const { customerId } = await givenSubscription();
  await expect(cancelSubscription({ customerId, subscriptionId: "sub_unknown" })).rejects.toThrow("sub_unknown");
});

test("a subscription told to end with its period ends then, and not before", async () => {
  const { customerId, subscriptionId } = await givenSubscription();
  await stripe().subscriptions.update(subscriptionId, { cancel_at_period_end: true });
  await standIns.stripe.advanceTo(inDays(300));
  expect(await retrieveSubscription({ customerId, subscriptionId })).toMatchObject({ status: "active", cancel_at_period_end: true });
  await standIns.stripe.advanceTo(inDays(70));
  expect(await retrieveSubscription({ customerId, subscriptionId })).toMatchObject({ status: "canceled" });
});

test("the person may end it on the billing page", async () => {
  const { customerId, subscriptionId, invoiceId } = await givenSubscription();
  const desk = `${standIns.stripeBase}/demo/billing/${invoiceId}`;
  expect(await postJson(`${desk}/cancel`, { subscription: subscriptionId })).toMatchObject({
    subscriptions: [{ id: subscriptionId, status: "canceled" }],
  });
  expect(await retrieveSubscription({ customerId, subscriptionId })).toMatchObject({ status: "canceled" });
});

test("an unpaid checkout expires a day later, by the clock that was moved", async () => {
  const customerId = await findOrCreateCustomer({ personId: "late", email: "late@demo.invalid", locale: "en" });
  const { sessionId } = await createCheckout({
    ...{ mode: "payment", paymentId: "late", attempt: 1, amountMinor: 500, currency: "EUR", name: "x", customerId, locale: "en" },
    ...{ successUrl: "http://localhost:3000/", cancelUrl: "http://localhost:3000/" },
  });
  expect(await postJson(`${standIns.stripeBase}/demo/clock`, { to: inDays(1.1) })).toHaveProperty("now");
  expect(await retrieveCheckout(sessionId)).toMatchObject({ status: "expired", url: null });
  expect(typesAbout(sessionId)).toEqual(["checkout.session.expired"]);
});

test("every webhook of these years fits Stripe's schema, and every request did", () => {
  const events = postedEvents(standIns.stripe);
  expect(new Set(events.map((event) => event.type)).size).toBeGreaterThanOrEqual(9);
  expect(events.flatMap(stripeEventFindings)).toEqual([]);
  expect(standIns.stripe.journal.refused()).toEqual([]);
});

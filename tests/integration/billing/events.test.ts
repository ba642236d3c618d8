import type Stripe from "stripe";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { checkoutAddress, openCheckout } from "~/bank/billing/checkout.operations.server";
import { sendRefund } from "~/bank/billing/refund.operations.server";
import { applyStripeEvent } from "~/bank/billing/stripe-events.server";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { expireCheckout } from "~/outside/stripe.server";
import { stripe } from "~/outside/stripe-client.server";
import { givenDueDeposit, payBy, paymentOf, refundsOf } from "~tests/support/given/billing";
import { givenConsentTexts } from "~tests/support/given/consent";
import { postedEvents } from "~tests/support/stand-in-events";
import { withStandIns } from "~tests/support/stand-ins";

/** Nothing reaches the portal by itself here: each test says what is told, in which order. */
const standIns = withStandIns();
beforeAll(givenConsentTexts);
const sessionIn = (address: string) => address.split("/").at(-1) ?? "";

/** An event as Stripe would send it, about an object as it stood then. */
const eventOf = (type: Stripe.Event["type"], object: object): Stripe.Event =>
  ({ id: `evt_${uuidv7()}`, object: "event", type, data: { object } }) as unknown as Stripe.Event;

async function givenOpened() {
  const held = await givenDueDeposit();
  const sessionId = sessionIn(await openCheckout(held.family, held.paymentId));
  return {
    ...held,
    sessionId,
    told: (type?: string) => postedEvents(standIns.stripe, sessionId).filter((event) => !type || event.type === type),
  };
}
const stateOf = async (caseId: string) => (await paymentOf(caseId, "deposit")).state;
const traces = () =>
  readAs(WORKER, (db) => db.selectFrom("webhookReceipts").select("providerEventId").execute()).then((rows) => rows.length);

describe("what Stripe tells is asked for as it stands now", () => {
  test("a session that is said to be completed, and is not, pays nothing", async () => {
    const { caseId, sessionId } = await givenOpened();
    await applyStripeEvent(eventOf("checkout.session.completed", { id: sessionId, payment_status: "paid" }));
    expect(await stateOf(caseId)).toBe("open");
  });

  test("a session that was paid pays once, told twice and by two kinds of event", async () => {
    const { caseId, sessionId, told } = await givenOpened();
    standIns.stripe.pay(sessionId);
    for (const event of [...told("checkout.session.completed"), ...told("checkout.session.completed")]) await applyStripeEvent(event);
    await applyStripeEvent(eventOf("checkout.session.async_payment_succeeded", { id: sessionId }));
    expect(await paymentOf(caseId, "deposit")).toMatchObject({ state: "paid", refundedMinor: 0 });
    expect(await refundsOf(caseId)).toEqual([]);
  });

  test("a decline that is told after the second card had paid changes nothing", async () => {
    const { caseId, sessionId, paymentId } = await givenOpened();
    standIns.stripe.pay(sessionId, "declined");
    standIns.stripe.pay(sessionId);
    const declines = postedEvents(standIns.stripe).filter(
      (event) => event.type === "payment_intent.payment_failed" && event.data.object.metadata.payment_id === paymentId,
    );
    expect(declines).toHaveLength(1);
    for (const event of declines) await applyStripeEvent(event);
    expect(await stateOf(caseId)).toBe("open");
  });

  test("a card page that was closed makes the payment due again; one that is told of after the payment was paid does not", async () => {
    const { caseId, sessionId, family, paymentId } = await givenOpened();
    await expireCheckout(sessionId);
    const [expired] = postedEvents(standIns.stripe, sessionId).filter(({ type }) => type === "checkout.session.expired");
    if (expired === undefined) throw new Error("An expiry is expected.");
    await applyStripeEvent(expired);
    expect(await stateOf(caseId)).toBe("due");
    expect(await checkoutAddress(family, paymentId)).toBeNull();
    await payBy(paymentId);
    await applyStripeEvent({ ...expired, id: `evt_${uuidv7()}` });
    expect(await stateOf(caseId)).toBe("paid");
  });
});

describe("what is not ours", () => {
  test.each([
    ["checkout.session.expired", { id: "cs_foreign", metadata: { payment_id: "order-7" } }],
    ["checkout.session.expired", { id: "cs_foreign", metadata: null }],
    ["payment_intent.payment_failed", { id: "pi_foreign", metadata: {} }],
    ["payment_intent.payment_failed", { id: "pi_foreign", metadata: { payment_id: "order-7" } }],
    ["refund.updated", { id: "re_foreign", status: "failed", metadata: {} }],
    ["refund.failed", { id: "re_foreign", status: "failed", metadata: { refund_id: "7" } }],
    ["refund.updated", { id: "re_ours", status: "succeeded", metadata: { refund_id: uuidv7() } }],
    ["product.created", { id: "prod_1" }],
  ] as const)("%s of %j is heard and leaves no trace", async (type, object) => {
    const before = await traces();
    await applyStripeEvent(eventOf(type, object));
    expect(await traces()).toBe(before);
  });

  test("a session of another shop on the same account pays nothing here", async () => {
    const customer = await stripe().customers.create({ email: "shop@demo.invalid" });
    const session = await stripe().checkout.sessions.create({
      ...{ mode: "payment" as const, customer: customer.id, success_url: "http://shop.test/", cancel_url: "http://shop.test/" },
      line_items: [{ quantity: 1, price_data: { currency: "eur", unit_amount: 500, product_data: { name: "Mug" } } }],
      metadata: { payment_id: "order-7" },
    });
    standIns.stripe.pay(session.id);
    const before = await traces();
    for (const event of postedEvents(standIns.stripe, session.id)) await applyStripeEvent(event);
    expect(await traces()).toBe(before);
  });

  test("the end of a subscription that no plan has is heard once and changes nothing", async () => {
    await applyStripeEvent(eventOf("customer.subscription.deleted", { id: "sub_foreign" }));
    const ended = await readAs(WORKER, (db) => db.selectFrom("storagePlans").select("id").where("state", "=", "ended").execute());
    expect(ended).toEqual([]);
  });
});

describe("a refund", () => {
  test("that Stripe could not carry out is finance's, whichever of its two events tells it, once", async () => {
    const { caseId, sessionId, paymentId, told } = await givenOpened();
    standIns.stripe.pay(sessionId);
    for (const event of told("checkout.session.completed")) await applyStripeEvent(event);
    await payBy(paymentId, "again");
    const [owed] = await refundsOf(caseId);
    const metadata = { refund_id: owed?.id ?? "" };
    await applyStripeEvent(eventOf("refund.updated", { id: "re_1", status: "canceled", metadata }));
    await applyStripeEvent(eventOf("refund.failed", { id: "re_1", status: "failed", metadata }));
    expect((await refundsOf(caseId)).map(({ state }) => state)).toEqual(["failed"]);
    await sendRefund(owed?.id ?? "");
    expect((await refundsOf(caseId)).map(({ state }) => state)).toEqual(["failed"]);
    const tasks = await readAs(WORKER, (db) =>
      db
        .selectFrom("tasks")
        .select("kind")
        .where("subjectId", "=", owed?.id ?? "")
        .execute(),
    );
    expect(tasks).toEqual([{ kind: "refund_failed" }]);
  });
});

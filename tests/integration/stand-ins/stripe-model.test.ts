import fc from "fast-check";
import { expect, test } from "vitest";
import { createCheckout, expireCheckout, findOrCreateCustomer, refundPayment, retrieveCheckout } from "~/outside/stripe.server";
import { stripe } from "~/outside/stripe-client.server";
import { stripeEventFindings, stripeObjectFindings } from "~tests/support/provider-schemas";
import { postedEvents } from "~tests/support/stand-in-events";
import { withStandIns } from "~tests/support/stand-ins";

const standIns = withStandIns();
const PRICE = 190_000;
let runs = 0;

type Act =
  | { do: "pay"; card: "works" | "declined" }
  | { do: "expire" }
  | { do: "refund"; amountMinor: number; refundId: string }
  | { do: "wait"; hours: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant("pay" as const), card: fc.constantFrom("works" as const, "declined" as const) }),
  fc.record({ do: fc.constant("expire" as const) }),
  fc.record({
    do: fc.constant("refund" as const),
    amountMinor: fc.integer({ min: 1, max: PRICE }),
    refundId: fc.constantFrom("a", "b", "c"),
  }),
  fc.record({ do: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 20 }) }),
);

/** What must be true of one checkout after anything was done to it. */
type Model = { paid: boolean; expired: boolean; refunds: Map<string, number>; hours: number };

async function perform(sessionId: string, model: Model, one: Act): Promise<void> {
  const open = !model.paid && !model.expired;
  if (one.do === "wait") {
    await standIns.stripe.advanceTo(new Date(standIns.stripe.now().getTime() + one.hours * 3_600_000));
    model.hours += one.hours;
    model.expired ||= open && model.hours >= 24;
  } else if (one.do === "expire") {
    expect(await expireCheckout(sessionId)).toBe(model.paid ? "complete" : "expired");
    model.expired ||= open;
  } else if (one.do === "pay") {
    const pay = () => standIns.stripe.pay(sessionId, one.card);
    if (open) expect(pay()).toBe(one.card === "works" ? "paid" : "declined");
    else expect(pay).toThrow();
    model.paid ||= open && one.card === "works";
  } else await refund(sessionId, model, one);
}

async function refund(sessionId: string, model: Model, { amountMinor, refundId }: Extract<Act, { do: "refund" }>): Promise<void> {
  const { payment_intent: intent } = await retrieveCheckout(sessionId);
  const paymentIntentId = typeof intent === "object" && intent ? intent.id : "pi_none";
  const left = PRICE - [...model.refunds.values()].reduce((sum, one) => sum + one, 0);
  const known = model.refunds.get(refundId);
  const answer = refundPayment({ paymentIntentId, amountMinor, refundId: `${sessionId}-${refundId}`.slice(-60) });
  if (known !== undefined) expect(await answer).toMatchObject({ amountMinor: known });
  else if (model.paid && amountMinor <= left) {
    expect(await answer).toMatchObject({ amountMinor });
    model.refunds.set(refundId, amountMinor);
  } else await expect(answer).rejects.toThrow();
}

test("whatever is done to a checkout in whatever order, it is paid once at most, never gives back more than it took, and tells the truth", async () => {
  const customerId = await findOrCreateCustomer({ personId: "model", email: "model@demo.invalid", locale: "en" });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
      runs += 1;
      const addresses = { successUrl: "http://portal.test/", cancelUrl: "http://portal.test/" };
      const order = {
        mode: "payment",
        paymentId: `model-${runs}`,
        attempt: 1,
        amountMinor: PRICE,
        currency: "EUR",
        name: "x",
        locale: "en",
      } as const;
      const { sessionId } = await createCheckout({ ...order, ...addresses, customerId });
      const model: Model = { paid: false, expired: false, refunds: new Map(), hours: 0 };
      for (const one of acts) await perform(sessionId, model, one);

      const session = await stripe().checkout.sessions.retrieve(sessionId, { expand: ["payment_intent.latest_charge"] });
      expect(session.status).toBe(model.paid ? "complete" : model.expired ? "expired" : "open");
      expect(stripeObjectFindings("checkout.session", session)).toEqual([]);
      const back = [...model.refunds.values()].reduce((sum, one) => sum + one, 0);
      if (model.paid) expect(session.payment_intent).toMatchObject({ latest_charge: { amount_refunded: back, refunded: back === PRICE } });
      const told = postedEvents(standIns.stripe, sessionId).map((event) => event.type);
      expect(told).toEqual(model.paid ? ["checkout.session.completed"] : model.expired ? ["checkout.session.expired"] : []);
    }),
    { numRuns: 25 },
  );
  expect(postedEvents(standIns.stripe).flatMap(stripeEventFindings)).toEqual([]);
});

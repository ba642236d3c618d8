import { afterAll, beforeAll, expect, test } from "vitest";
import { askPayment } from "~/bank/billing/ask.operations.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { createCheckout, findOrCreateCustomer } from "~/outside/stripe.server";
import * as stripeHook from "~/routes/hooks/hooks.stripe";
import { refundsOf } from "~tests/support/given/billing";
import { givenSignedConsent } from "~tests/support/given/consent";
import { servePortal } from "~tests/support/small-portal";
import { withStandIns } from "~tests/support/stand-ins";

interface Told {
  body: string;
  headers: Headers;
}

/** What Stripe's stand-in has signed and not yet sent: the test sends it, so that two arrive at once. */
let told: Told[] = [];
const standIns = withStandIns({
  deliver: async (request) => {
    told.push({ body: await request.text(), headers: request.headers });
    return new Response(null, { status: 204 });
  },
});

let portal: Awaited<ReturnType<typeof servePortal>>;
beforeAll(async () => {
  portal = await servePortal({ "/hooks/stripe": stripeHook });
});
afterAll(() => portal.stop());

const send = ({ body, headers }: Told) => fetch(`${portal.base}/hooks/stripe`, { method: "POST", body, headers });
const rowOf = (paymentId: string) =>
  readAs(WORKER, (db) =>
    db.selectFrom("payments").select(["state", "stripePaymentIntentId"]).where("id", "=", paymentId).executeTakeFirstOrThrow(),
  );

test("two card pages of one order are paid at once: over HTTP exactly one payment counts and the other is owed back, a hundred times", async () => {
  const { caseId, donorId, family } = await givenSignedConsent();
  const customerId = await findOrCreateCustomer({ personId: family.personId, email: "race@family.test", locale: "en" });
  for (let round = 1; round <= 100; round += 1) {
    const paymentId =
      (await transact(WORKER, (tx, record) => askPayment(tx, record, { caseId, donorId, purpose: "storage_yearly" }))) ?? "";
    const order = { paymentId, amountMinor: 120_00, currency: "EUR", name: "Storage", customerId, locale: "en" as const };
    const pages = { successUrl: "http://portal.test/", cancelUrl: "http://portal.test/", mode: "payment" as const };
    const sessions = await Promise.all([1, 2].map((attempt) => createCheckout({ ...order, ...pages, attempt })));
    told = [];
    for (const { sessionId } of sessions) expect(standIns.stripe.pay(sessionId)).toBe("paid");
    await standIns.stripe.settled();
    const completed = told.filter(({ body }) => body.includes('"checkout.session.completed"'));
    expect(completed).toHaveLength(2);
    const answers = await Promise.all([...completed, ...completed].map(send));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);

    const { state, stripePaymentIntentId } = await rowOf(paymentId);
    expect({ round, state }).toEqual({ round, state: "paid" });
    const refunds = await readAs(WORKER, (db) => db.selectFrom("refunds").selectAll().where("paymentId", "=", paymentId).execute());
    expect(refunds).toMatchObject([{ reason: "paid_twice", amountMinor: 120_00, state: "owed" }]);
    expect(refunds[0]?.stripePaymentIntentId).not.toBe(stripePaymentIntentId);
  }
  expect(await refundsOf(caseId)).toHaveLength(100);
});

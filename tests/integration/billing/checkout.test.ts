import { expect, test } from "vitest";
import { checkoutAddress, openCheckout } from "~/bank/billing/checkout.operations.server";
import { familyPayment, familyPayments } from "~/bank/billing/family-payments.server";
import { receiptPdf } from "~/bank/billing/receipt.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { drainJobs } from "~/jobs/worker.server";
import { createCheckout, findOrCreateCustomer } from "~/outside/stripe.server";
import { stripe } from "~/outside/stripe-client.server";
import { givenDueDeposit, paymentOf, refundsOf } from "~tests/support/given/billing";
import { givenFamily } from "~tests/support/given/people";
import { deliverToRoutes } from "~tests/support/hooks";
import { withStandIns } from "~tests/support/stand-ins";

const standIns = withStandIns({ deliver: deliverToRoutes });
const sessionIn = (address: string) => address.split("/").at(-1) ?? "";

async function pay(address: string, card?: "works" | "declined") {
  standIns.stripe.pay(sessionIn(address), card);
  await standIns.stripe.settled();
}

test("a deposit paid on the card page moves the case on, and its receipt is kept and written about", async () => {
  const { caseId, family, paymentId } = await givenDueDeposit();
  await pay(await openCheckout(family, paymentId));
  expect(await paymentOf(caseId, "deposit")).toMatchObject({ state: "paid", amountMinor: 300_00, attempt: 1 });
  const held = await readAs(WORKER, (db) => db.selectFrom("cases").select("state").where("id", "=", caseId).executeTakeFirstOrThrow());
  expect(held.state).toBe("deposit_paid");

  await drainJobs();
  await drainJobs();
  const receipt = await receiptPdf(family, paymentId);
  expect(receipt?.pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(await receiptPdf(await givenFamily(), paymentId)).toBeUndefined();
  const letters = standIns.resend.messages().map(({ subject }) => subject);
  expect(letters).toEqual(expect.arrayContaining(["A payment is due", "We received your payment"]));
}, 120_000);

test("what was told of a letter, delivered and opened, is written down", async () => {
  await standIns.resend.settled();
  await standIns.resend.retryWebhooks();
  const [letter] = standIns.resend.messages();
  const kept = await readAs(WORKER, (db) =>
    db
      .selectFrom("messages")
      .select(["state", "deliveredAt"])
      .where("resendId", "=", letter?.id ?? "")
      .executeTakeFirstOrThrow(),
  );
  expect(kept.state).toBe("delivered");
  expect(kept.deliveredAt).toBeInstanceOf(Date);
});

test("a declined card leaves the payment to be paid, says so, and a second card pays it", async () => {
  const { caseId, family, paymentId } = await givenDueDeposit();
  const address = await openCheckout(family, paymentId);
  await pay(address, "declined");
  expect((await paymentOf(caseId, "deposit")).state).toBe("failed");
  expect(await checkoutAddress(family, paymentId)).toBe(address);
  await pay(address);
  expect((await paymentOf(caseId, "deposit")).state).toBe("paid");
});

test("a new attempt closes the one before it, whose address then leads nowhere", async () => {
  const { family, paymentId } = await givenDueDeposit();
  const first = await openCheckout(family, paymentId);
  const second = await openCheckout(family, paymentId);
  expect(second).not.toBe(first);
  expect((await stripe().checkout.sessions.retrieve(sessionIn(first))).status).toBe("expired");
  await standIns.stripe.settled();
  expect(await checkoutAddress(family, paymentId)).toBe(second);
});

test("two windows that open a payment at once leave at most one card page open", async () => {
  const { family, paymentId } = await givenDueDeposit();
  const both = await Promise.allSettled([openCheckout(family, paymentId), openCheckout(family, paymentId)]);
  for (const one of both) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "checkout_elsewhere" });
  const opened = both.flatMap((one) => (one.status === "fulfilled" ? [sessionIn(one.value)] : []));
  const open = await Promise.all(opened.map(async (id) => (await stripe().checkout.sessions.retrieve(id)).status));
  expect(open.filter((status) => status === "open").length).toBe(1);
});

test("what is paid already is not opened again", async () => {
  const { family, paymentId } = await givenDueDeposit();
  await pay(await openCheckout(family, paymentId));
  await expect(openCheckout(family, paymentId)).rejects.toMatchObject({ code: "already_paid" });
});

test("a second charge of one order goes back to its own card, and the order stays paid", async () => {
  const { caseId, family, paymentId } = await givenDueDeposit();
  const address = await openCheckout(family, paymentId);
  const customerId = await findOrCreateCustomer({ personId: family.personId, email: "twice@family.test", locale: "en" });
  const other = await createCheckout({
    mode: "payment",
    paymentId,
    attempt: 99,
    amountMinor: 300_00,
    currency: "EUR",
    name: "Deposit",
    customerId,
    successUrl: "http://portal.test/family",
    cancelUrl: "http://portal.test/family",
    locale: "en",
  });
  await pay(address);
  await pay(other.address);
  await drainJobs();
  const [refund, ...more] = await refundsOf(caseId);
  expect(more).toEqual([]);
  expect(refund).toMatchObject({ amountMinor: 300_00, reason: "paid_twice", state: "sent" });
  const atStripe = await stripe().refunds.retrieve(refund?.stripeRefundId ?? "");
  expect(atStripe.payment_intent).not.toBe((await paymentOf(caseId, "deposit")).stripePaymentIntentId);
  expect(await paymentOf(caseId, "deposit")).toMatchObject({ state: "paid", refundedMinor: 0 });
});

test("only those who may know of a payment see it, with its reason and its ceiling", async () => {
  const { family, paymentId } = await givenDueDeposit();
  const stranger = await givenFamily();
  expect(await readAs(family, (db) => familyPayment(family, db, paymentId))).toMatchObject({ purpose: "deposit", ceilingMinor: 300_00 });
  expect(await readAs(stranger, (db) => familyPayment(stranger, db, paymentId))).toBeUndefined();
  expect((await readAs(stranger, (db) => familyPayments(stranger, db))).due).toEqual([]);
  await expect(openCheckout(stranger, paymentId)).rejects.toThrow();
});

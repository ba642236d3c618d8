import { expect, test } from "vitest";
import { askForCase, askPayment } from "~/bank/billing/ask.operations.server";
import { oweRefund } from "~/bank/billing/refund.operations.server";
import { notePaymentFailed } from "~/bank/billing/trouble.operations.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { givenDueDeposit, givenPaidDeposit, payBy, paymentOf, refundsOf } from "~tests/support/given/billing";
import { givenSignedConsent } from "~tests/support/given/consent";

const stateOf = async (caseId: string) =>
  (await readAs(WORKER, (db) => db.selectFrom("cases").select("state").where("id", "=", caseId).executeTakeFirstOrThrow())).state;

test("of two simultaneous payments of one order exactly one counts and the other is owed back, a hundred times", async () => {
  const { caseId, donorId } = await givenSignedConsent();
  for (let round = 1; round <= 100; round++) {
    const paymentId = await transact(WORKER, (tx, record) => askPayment(tx, record, { caseId, donorId, purpose: "storage_yearly" }));
    await Promise.all([payBy(paymentId ?? "", "one"), payBy(paymentId ?? "", "two")]);
    const { state, stripePaymentIntentId } = await paymentOf(caseId, "storage_yearly");
    const refunds = (await refundsOf(caseId)).filter((refund) => refund.paymentId === paymentId);
    expect({ round, state, refunds: refunds.length }).toEqual({ round, state: "paid", refunds: 1 });
    const winner = stripePaymentIntentId === `pi_one_${paymentId}` ? "two" : "one";
    const row = await readAs(WORKER, (db) =>
      db.selectFrom("refunds").select("stripePaymentIntentId").where("paymentId", "=", paymentId).executeTakeFirstOrThrow(),
    );
    expect(row.stripePaymentIntentId).toBe(`pi_${winner}_${paymentId}`);
  }
}, 120_000);

test("the same event told twice, and two events about one charge, change nothing the second time", async () => {
  const { caseId, paymentId } = await givenPaidDeposit();
  expect(await payBy(paymentId)).toBe(false);
  expect(await payBy(paymentId, "card", { providerEventId: `evt_other_${paymentId}` })).toBe(true);
  await payBy(paymentId, "again");
  await payBy(paymentId, "again", { providerEventId: `evt_again_too_${paymentId}` });
  expect(await refundsOf(caseId)).toMatchObject([{ reason: "paid_twice", amountMinor: 300_00, state: "owed" }]);
});

test("asking twice for a deposit asks once", async () => {
  const { caseId } = await givenDueDeposit();
  await Promise.all([askForCase(caseId, "deposit"), askForCase(caseId, "deposit")]);
  const rows = await readAs(WORKER, (db) => db.selectFrom("payments").select("id").where("caseId", "=", caseId).execute());
  expect(rows).toHaveLength(1);
});

test("rule 43: a declined payment changes nothing but the payment", async () => {
  const { caseId, paymentId } = await givenDueDeposit();
  const before = await stateOf(caseId);
  await notePaymentFailed(`evt_failed_${paymentId}`, paymentId);
  expect((await paymentOf(caseId, "deposit")).state).toBe("failed");
  expect(await stateOf(caseId)).toBe(before);
  await payBy(paymentId);
  await notePaymentFailed(`evt_late_${paymentId}`, paymentId);
  expect((await paymentOf(caseId, "deposit")).state).toBe("paid");
});

test("rule 45: the database refuses a payment above the signed price", async () => {
  const { paymentId } = await givenDueDeposit();
  const raise = (amountMinor: number) =>
    transact(WORKER, async (tx, record) => {
      const { caseId, donorId } = await tx
        .updateTable("payments")
        .set({ amountMinor })
        .where("id", "=", paymentId)
        .returning(["caseId", "donorId"])
        .executeTakeFirstOrThrow();
      await record({ type: "payment.asked", about: [paymentId], caseId, donorId, data: { paymentId } });
    });
  await expect(raise(300_01)).rejects.toMatchObject({ code: "held_by_database" });
  await raise(299_99);
});

// The amounts of domain.md 12: collection 1,900.00, deposit 300.00, balance 1,600.00; 150.00 kept after dispatch.
test.each([
  ["before_dispatch", "deposit only", [300_00]],
  ["not_collected", "deposit only", [150_00]],
  ["not_collected", "all", [1600_00, 150_00]],
  ["rejected_without_fault", "all", [1600_00, 150_00]],
  ["stored", "all", []],
] as const)("rule 46: %s with %s paid owes by the signed table, once", async (stage, paid, owed) => {
  const { caseId } = await givenPaidDeposit();
  if (paid === "all") {
    await askForCase(caseId, "balance");
    await payBy((await paymentOf(caseId, "balance")).id);
  }
  await Promise.all([oweRefund(caseId, stage), oweRefund(caseId, stage)]);
  const refunds = await refundsOf(caseId);
  expect(refunds.map(({ amountMinor }) => amountMinor).sort((a, b) => b - a)).toEqual([...owed]);
  expect(refunds.every(({ reason }) => reason === stage)).toBe(true);
});

test("a case that ends withdraws what was asked and not paid; money that arrives all the same goes back", async () => {
  const { caseId, paymentId } = await givenDueDeposit();
  await oweRefund(caseId, "before_dispatch");
  expect((await paymentOf(caseId, "deposit")).state).toBe("cancelled");
  await payBy(paymentId);
  expect(await paymentOf(caseId, "deposit")).toMatchObject({ state: "cancelled", paidAt: null });
  expect(await refundsOf(caseId)).toMatchObject([{ reason: "paid_twice", amountMinor: 300_00 }]);
});

import { expect, test } from "vitest";
import { askFirstFee, startPlan } from "~/bank/billing/ask.operations.server";
import { endStorage } from "~/bank/billing/end-storage.operations.server";
import { type Renewal, settleRenewal } from "~/bank/billing/renewal.operations.server";
import {
  noteCheckoutExpired,
  notePaymentFailed,
  notePlanEnded,
  notePlanPastDue,
  noteRefundFailed,
} from "~/bank/billing/trouble.operations.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { givenDueDeposit, givenPaidDeposit, payBy, paymentOf, refundsOf } from "~tests/support/given/billing";
import { givenSignedConsent } from "~tests/support/given/consent";

/** A yearly plan whose first year was paid by card; how the cells came to be stored is not of this room. */
async function givenYear() {
  const held = await givenSignedConsent();
  await transact(WORKER, async (tx, record) => {
    const storedAt = new Date("2026-11-12T10:00:00Z");
    await tx.updateTable("cases").set({ state: "stored", storedAt }).where("id", "=", held.caseId).execute();
    await record({ type: "lot.stored", about: [held.caseId], caseId: held.caseId, donorId: held.donorId });
  });
  await startPlan(held.caseId);
  await askFirstFee(held.caseId);
  const first = await paymentOf(held.caseId, "storage_yearly");
  const subscriptionId = `sub_${first.id}`;
  await payBy(first.id, "card", { subscriptionId, customerId: "cus_1" });
  return { ...held, firstId: first.id, subscriptionId };
}

const renewalOf = (held: { firstId: string; subscriptionId: string }, year: number): Renewal => ({
  ...{ providerEventId: `evt_${year}_${held.firstId}`, subscriptionId: held.subscriptionId, paymentId: held.firstId },
  ...{ invoiceId: `in_${year}_${held.firstId}`, paymentIntentId: `pi_${year}_${held.firstId}`, amountMinor: 120_00 },
});
const planOf = (caseId: string) =>
  readAs(WORKER, (db) => db.selectFrom("storagePlans").selectAll().where("caseId", "=", caseId).executeTakeFirstOrThrow());
const feesOf = (caseId: string) =>
  readAs(WORKER, (db) =>
    db
      .selectFrom("payments")
      .select(["state", "refundedMinor", "receiptNumber"])
      .where("caseId", "=", caseId)
      .where("purpose", "=", "storage_yearly")
      .orderBy("id")
      .execute(),
  );
const tasksOf = (caseId: string) =>
  readAs(WORKER, (db) => db.selectFrom("tasks").select(["kind", "duty", "severity", "state"]).where("caseId", "=", caseId).execute());
const count = (type: string, caseId: string) =>
  readAs(WORKER, (db) =>
    db
      .selectFrom("events")
      .select("id")
      .where("caseId", "=", caseId)
      .where("type", "=", type as "payment.failed")
      .execute(),
  ).then((rows) => rows.length);

test("a year that was charged after storage had ended goes back whole, and the plan stays ended", async () => {
  const held = await givenYear();
  await endStorage(held.caseId, new Date("2027-11-01T12:00:00Z"));
  expect(await settleRenewal(renewalOf(held, 2))).toBe(true);
  expect(await planOf(held.caseId)).toMatchObject({ state: "ended", paidUntil: "2027-11-12" });
  expect(await refundsOf(held.caseId)).toMatchObject([{ amountMinor: 120_00, reason: "storage_pro_rata", state: "owed" }]);
  const [, second] = await feesOf(held.caseId);
  expect(second).toMatchObject({ state: "refunded", refundedMinor: 120_00, receiptNumber: expect.stringMatching(/^R-\d\d-/) });
  expect(await settleRenewal(renewalOf(held, 2))).toBe(false);
  expect(await refundsOf(held.caseId)).toHaveLength(1);
});

test("a year that was paid before its subscription was ended at the card company counts, in whatever order the two are told", async () => {
  const held = await givenYear();
  await notePlanEnded(`evt_end_${held.firstId}`, held.subscriptionId);
  expect((await planOf(held.caseId)).state).toBe("ended");
  await settleRenewal(renewalOf(held, 2));
  expect(await planOf(held.caseId)).toMatchObject({ state: "active", paidUntil: "2028-11-12" });
  expect(await refundsOf(held.caseId)).toEqual([]);
});

test("a renewal heard of before the first payment of its subscription counts once, and so does the first payment", async () => {
  const held = await givenSignedConsent();
  await transact(WORKER, async (tx, record) => {
    await tx
      .updateTable("cases")
      .set({ state: "stored", storedAt: new Date("2026-11-12T10:00:00Z") })
      .where("id", "=", held.caseId)
      .execute();
    await record({ type: "lot.stored", about: [held.caseId], caseId: held.caseId, donorId: held.donorId });
  });
  await startPlan(held.caseId);
  await askFirstFee(held.caseId);
  const { id } = await paymentOf(held.caseId, "storage_yearly");
  const early = { firstId: id, subscriptionId: `sub_${id}` };
  await settleRenewal(renewalOf(early, 2));
  await payBy(id, "card", { subscriptionId: early.subscriptionId });
  await settleRenewal({ ...renewalOf(early, 2), providerEventId: `evt_again_${id}` });
  expect(await planOf(held.caseId)).toMatchObject({ state: "active", paidUntil: "2028-11-12", stripeSubscriptionId: early.subscriptionId });
  expect((await feesOf(held.caseId)).map(({ state }) => state)).toEqual(["paid", "paid"]);
});

test("a renewal of a subscription that is none of ours is heard and changes nothing", async () => {
  const held = await givenYear();
  const foreign = { ...renewalOf(held, 2), subscriptionId: "sub_foreign" };
  expect(await settleRenewal({ ...foreign, paymentId: null, providerEventId: "evt_foreign_1" })).toBe(true);
  expect(await settleRenewal({ ...foreign, providerEventId: "evt_foreign_2" })).toBe(true);
  expect(await feesOf(held.caseId)).toHaveLength(1);
});

test("rule 43: a plan past due is one task of finance, however often it is told, and is neither ended twice nor past due again", async () => {
  const held = await givenYear();
  for (const n of [1, 1, 2]) await notePlanPastDue(`evt_due_${n}_${held.firstId}`, held.subscriptionId);
  expect((await planOf(held.caseId)).state).toBe("past_due");
  expect((await tasksOf(held.caseId)).filter(({ kind }) => kind === "storage_plan_past_due")).toEqual([
    { kind: "storage_plan_past_due", duty: "finance", severity: "look", state: "open" },
  ]);
  for (const n of [1, 2]) await notePlanEnded(`evt_ended_${n}_${held.firstId}`, held.subscriptionId);
  await notePlanPastDue(`evt_due_3_${held.firstId}`, held.subscriptionId);
  expect((await planOf(held.caseId)).state).toBe("ended");
  expect((await tasksOf(held.caseId)).filter(({ kind }) => kind === "storage_plan_ended")).toHaveLength(1);
  await notePlanEnded("evt_nobodys", "sub_nobodys");
});

test("with the end of storage the task about a plan past due is done too", async () => {
  const held = await givenYear();
  await notePlanPastDue(`evt_due_${held.firstId}`, held.subscriptionId);
  await endStorage(held.caseId, new Date("2027-02-01T12:00:00Z"));
  expect((await tasksOf(held.caseId)).find(({ kind }) => kind === "storage_plan_past_due")?.state).toBe("done");
});

test("a checkout that nobody finished makes the payment due again; an old one, or one of a paid payment, changes nothing", async () => {
  const { caseId, paymentId } = await givenDueDeposit();
  await transact(WORKER, async (tx, record) => {
    await tx
      .updateTable("payments")
      .set({ state: "open", attempt: 2, stripeCheckoutId: "cs_second" })
      .where("id", "=", paymentId)
      .execute();
    await record({ type: "payment.checkout_opened", about: [paymentId], caseId });
  });
  await noteCheckoutExpired(`evt_x1_${paymentId}`, paymentId, "cs_first");
  expect(await paymentOf(caseId, "deposit")).toMatchObject({ state: "open", stripeCheckoutId: "cs_second" });
  await noteCheckoutExpired(`evt_x2_${paymentId}`, paymentId, "cs_second");
  expect(await paymentOf(caseId, "deposit")).toMatchObject({ state: "due", stripeCheckoutId: null });
  await payBy(paymentId);
  await noteCheckoutExpired(`evt_x3_${paymentId}`, paymentId, `cs_card_${paymentId}`);
  expect((await paymentOf(caseId, "deposit")).state).toBe("paid");
  expect(await count("payment.checkout_expired", caseId)).toBe(1);
});

test("one event of a declined card is heard once, and another decline of the same payment says nothing new", async () => {
  const { caseId, paymentId } = await givenDueDeposit();
  for (const n of [1, 1, 2]) await notePaymentFailed(`evt_f${n}_${paymentId}`, paymentId);
  expect(await count("payment.failed", caseId)).toBe(1);
});

test("money that did not arrive is finance's task at once, heard once, and an unknown refund is nobody's", async () => {
  const { caseId, paymentId } = await givenPaidDeposit();
  await payBy(paymentId, "again");
  const [refund] = await refundsOf(caseId);
  for (const n of [1, 1, 2]) await noteRefundFailed(`evt_r${n}_${paymentId}`, refund?.id ?? "");
  expect(await refundsOf(caseId)).toMatchObject([{ state: "failed" }]);
  expect((await tasksOf(caseId)).filter(({ kind }) => kind === "refund_failed")).toEqual([
    { kind: "refund_failed", duty: "finance", severity: "stop", state: "open" },
  ]);
  await noteRefundFailed("evt_nobodys_refund", "01980000-0000-7000-8000-000000000000");
});

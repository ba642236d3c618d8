import { lockCase, moveCase } from "~/bank/enquiries/cases.server";
import { finishTasks } from "~/bank/enquiries/tasks.server";
import type { RecordEvent } from "~/bank/history/event";
import { type Tx, transact } from "~/bank/history/transact.server";
import { firstTime } from "~/bank/history/webhooks.server";
import { WORKER } from "~/bank/people/actor";
import { newId } from "~/outside/ids.server";
import { receiptNumber } from "./receipt-number.rules";
import { isUnpaid, lockPaymentOfCase, type Payment } from "./store.server";
import { yearsAfter } from "./years.rules";

/** What Stripe says was paid, as our webhook understood it; the provider's event id makes a repeat a no-op. */
export interface Settlement {
  providerEventId: string;
  paymentId: string;
  paymentIntentId: string | null;
  checkoutId: string | null;
  invoiceId: string | null;
  subscriptionId: string | null;
  customerId: string | null;
}

/**
 * Applies a payment once. A second payment of the same order is owed back by the very operation that receives it; so is one that
 * arrives after the payment was withdrawn. @returns false for a repeat of an event that was applied.
 */
export function settlePayment(settled: Settlement): Promise<boolean> {
  return transact(WORKER, async (tx, record) => {
    if (!(await firstTime(tx, settled.providerEventId))) return false;
    const payment = await lockPaymentOfCase(tx, settled.paymentId);
    if (!isUnpaid(payment)) {
      await owePaidTwice(tx, record, payment, settled);
      return true;
    }
    await tx
      .updateTable("payments")
      .set({
        state: "paid",
        paidAt: tx.now,
        stripeCheckoutId: settled.checkoutId,
        stripePaymentIntentId: settled.paymentIntentId,
        stripeInvoiceId: settled.invoiceId,
        receiptNumber: receiptNumber(payment.id, tx.now),
      })
      .where("id", "=", payment.id)
      .execute();
    const about = [payment.id, ...(await whatFollows(tx, payment, settled))];
    await record({
      type: "payment.succeeded",
      about,
      donorId: payment.donorId,
      caseId: payment.caseId,
      data: { paymentId: payment.id, purpose: payment.purpose },
    });
    return true;
  });
}

/** A deposit moves the case on; a storage fee pays the plan for its year or its twenty. */
async function whatFollows(tx: Tx, payment: Payment, settled: Settlement): Promise<string[]> {
  if (payment.purpose === "deposit") {
    const held = await lockCase(tx, payment.caseId);
    if (held.state !== "consented") return [];
    await moveCase(tx, payment.caseId, "pay_deposit");
    return [payment.caseId];
  }
  if (payment.storagePlanId === null) return [];
  return payPlan(tx, payment.storagePlanId, settled.subscriptionId);
}

/** A storage plan is paid for its next year, or its twenty. @returns the ids of what changed. */
export async function payPlan(tx: Tx, planId: string, subscriptionId: string | null): Promise<string[]> {
  const plan = await tx.selectFrom("storagePlans").selectAll().where("id", "=", planId).forNoKeyUpdate().executeTakeFirstOrThrow();
  await tx
    .updateTable("storagePlans")
    .set({
      state: "active",
      paidUntil: yearsAfter(plan.paidUntil ?? plan.startsOn, plan.plan === "prepaid_20" ? 20 : 1),
      stripeSubscriptionId: plan.stripeSubscriptionId ?? subscriptionId,
    })
    .where("id", "=", planId)
    .execute();
  return [planId, ...(await finishTasks(tx, "storage_plan_past_due", planId, null))];
}

/** Money that came for something paid or withdrawn already goes back whole, once for each charge; a subscription begun with it is ended. */
async function owePaidTwice(tx: Tx, record: RecordEvent, payment: Payment, settled: Settlement): Promise<void> {
  const { paymentIntentId, subscriptionId, customerId } = settled;
  if (paymentIntentId === null || paymentIntentId === payment.stripePaymentIntentId) return;
  const owed = await tx.selectFrom("refunds").select("id").where("stripePaymentIntentId", "=", paymentIntentId).executeTakeFirst();
  if (owed !== undefined) return;
  const id = newId();
  await tx
    .insertInto("refunds")
    .values({
      id,
      paymentId: payment.id,
      donorId: payment.donorId,
      amountMinor: payment.amountMinor,
      currency: payment.currency,
      reason: "paid_twice",
      state: "owed",
      stripeRefundId: null,
      stripePaymentIntentId: paymentIntentId,
      createdAt: tx.now,
      sentAt: null,
    })
    .execute();
  await record({
    type: "refund.owed",
    about: [id],
    donorId: payment.donorId,
    caseId: payment.caseId,
    data: { refundId: id, reason: "paid_twice", subscriptionId, customerId },
  });
}

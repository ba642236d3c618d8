import { uuidv7 } from "uuidv7";
import { lockCase, moveCase } from "~/bank/enquiries/cases.server";
import type { RecordEvent } from "~/bank/history/event";
import { type Tx, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { realNow } from "~/outside/clock.server";
import { lockPayment, type Payment } from "./store.server";

/** What Stripe says was paid, as our webhook understood it; the provider's event id makes a repeat a no-op. */
export interface Settlement {
  providerEventId: string;
  paymentId: string;
  paymentIntentId: string | null;
  checkoutId: string | null;
  invoiceId: string | null;
  subscriptionId: string | null;
}

/**
 * Applies a payment once. A second payment of the same order is owed back by the very operation that receives it; so is one that
 * arrives after the case was cancelled. @returns false for a repeat of an event that was applied.
 */
export function settlePayment(settled: Settlement): Promise<boolean> {
  return transact(WORKER, async (tx, record) => {
    if (!(await firstTime(tx, settled.providerEventId))) return false;
    const payment = await lockPayment(tx, settled.paymentId);
    if (payment.state === "paid" || payment.state === "cancelled" || payment.state === "partly_refunded" || payment.state === "refunded") {
      if (settled.paymentIntentId !== null && settled.paymentIntentId !== payment.stripePaymentIntentId)
        await owePaidTwice(tx, record, payment, settled.paymentIntentId);
      return true;
    }
    await tx
      .updateTable("payments")
      .set({
        state: "paid",
        paidAt: tx.now,
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

/** Writes a provider's event id down. @returns whether it is new. */
export async function firstTime(tx: Tx, providerEventId: string, provider: "stripe" | "resend" = "stripe"): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("webhookReceipts")
    .values({ provider, providerEventId, receivedAt: realNow() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
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
  const plan = await tx
    .selectFrom("storagePlans")
    .selectAll()
    .where("id", "=", payment.storagePlanId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await tx
    .updateTable("storagePlans")
    .set({
      state: "active",
      paidUntil: yearsAfter(plan.paidUntil ?? plan.startsOn, plan.plan === "prepaid_20" ? 20 : 1),
      stripeSubscriptionId: settled.subscriptionId ?? plan.stripeSubscriptionId,
    })
    .where("id", "=", plan.id)
    .execute();
  return [plan.id];
}

/** The same day so many years later; 29 February becomes 28 February. */
export function yearsAfter(on: string, years: number): string {
  const [year = 0, month = 1, day = 1] = on.split("-").map(Number);
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return `${year + years}-${String(month).padStart(2, "0")}-${String(Math.min(day, last)).padStart(2, "0")}`;
}

async function owePaidTwice(tx: Tx, record: RecordEvent, payment: Payment, paymentIntentId: string): Promise<void> {
  const id = uuidv7();
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
    data: { refundId: id, reason: "paid_twice" },
  });
}

/** A renewal of a yearly plan: Stripe charged the next year by itself, so a payment is added that is paid already. */
export function settleRenewal(renewal: {
  providerEventId: string;
  subscriptionId: string;
  invoiceId: string;
  paymentIntentId: string | null;
  amountMinor: number;
}): Promise<boolean> {
  return transact(WORKER, async (tx, record) => {
    if (!(await firstTime(tx, renewal.providerEventId))) return false;
    const known = await tx.selectFrom("payments").select("id").where("stripeInvoiceId", "=", renewal.invoiceId).executeTakeFirst();
    const plan = await tx
      .selectFrom("storagePlans")
      .selectAll()
      .where("stripeSubscriptionId", "=", renewal.subscriptionId)
      .forUpdate()
      .executeTakeFirst();
    if (known !== undefined || plan === undefined) return true;
    const held = await lockCase(tx, plan.caseId);
    const id = uuidv7();
    await tx
      .insertInto("payments")
      .values({
        id,
        caseId: plan.caseId,
        donorId: plan.donorId,
        personId: held.accountHolderId,
        requestId: null,
        storagePlanId: plan.id,
        purpose: "storage_yearly",
        amountMinor: renewal.amountMinor,
        currency: plan.currency,
        state: "paid",
        stripePaymentIntentId: renewal.paymentIntentId,
        stripeInvoiceId: renewal.invoiceId,
        dueAt: tx.now,
        paidAt: tx.now,
        receiptNumber: receiptNumber(id, tx.now),
        createdAt: tx.now,
      })
      .execute();
    await tx
      .updateTable("storagePlans")
      .set({ state: "active", paidUntil: yearsAfter(plan.paidUntil ?? plan.startsOn, 1) })
      .where("id", "=", plan.id)
      .execute();
    await record({
      type: "payment.succeeded",
      about: [id, plan.id],
      donorId: plan.donorId,
      caseId: plan.caseId,
      data: { paymentId: id, purpose: "storage_yearly" },
    });
    return true;
  });
}

const receiptNumber = (id: string, now: Date) => `R-${now.toISOString().slice(2, 4)}-${id.slice(-8).toUpperCase()}`;

import { openTask } from "~/bank/enquiries/tasks.server";
import { transact } from "~/bank/history/transact.server";
import { firstTime } from "~/bank/history/webhooks.server";
import { WORKER } from "~/bank/people/actor";
import { lockPayment } from "./store.server";

/** A card was declined: the payment stays due, the family reads why it matters and tries again. Cells are not touched (rule 43). */
export function notePaymentFailed(providerEventId: string, paymentId: string): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    if (!(await firstTime(tx, providerEventId))) return;
    const payment = await lockPayment(tx, paymentId);
    if (payment.state !== "open" && payment.state !== "due") return;
    await tx.updateTable("payments").set({ state: "failed" }).where("id", "=", paymentId).execute();
    await record({
      type: "payment.failed",
      about: [paymentId],
      donorId: payment.donorId,
      caseId: payment.caseId,
      data: { paymentId, purpose: payment.purpose },
    });
  });
}

/** A checkout that nobody finished: the payment is due again. */
export function noteCheckoutExpired(providerEventId: string, paymentId: string, checkoutId: string): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    if (!(await firstTime(tx, providerEventId))) return;
    const payment = await lockPayment(tx, paymentId);
    if ((payment.state !== "open" && payment.state !== "failed") || payment.stripeCheckoutId !== checkoutId) return;
    await tx.updateTable("payments").set({ state: "due", stripeCheckoutId: null }).where("id", "=", paymentId).execute();
    await record({
      type: "payment.checkout_expired",
      about: [paymentId],
      donorId: payment.donorId,
      caseId: payment.caseId,
      data: { paymentId, attempt: payment.attempt },
    });
  });
}

/** A renewal that could not be charged: the plan is past due, finance hears of it, the cells stay as they are (rule 43). */
export function notePlanPastDue(providerEventId: string, subscriptionId: string): Promise<void> {
  return changePlan(providerEventId, subscriptionId, "past_due");
}

/** The subscription ended at Stripe. */
export function notePlanEnded(providerEventId: string, subscriptionId: string): Promise<void> {
  return changePlan(providerEventId, subscriptionId, "ended");
}

function changePlan(providerEventId: string, subscriptionId: string, state: "past_due" | "ended"): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    if (!(await firstTime(tx, providerEventId))) return;
    const plan = await tx
      .selectFrom("storagePlans")
      .selectAll()
      .where("stripeSubscriptionId", "=", subscriptionId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (plan === undefined || plan.state === state || plan.state === "ended") return;
    await tx.updateTable("storagePlans").set({ state }).where("id", "=", plan.id).execute();
    const taskId = await openTask(tx, {
      kind: `storage_plan_${state}`,
      subjectId: plan.id,
      donorId: plan.donorId,
      caseId: plan.caseId,
      duty: "finance",
      severity: "look",
    });
    await record({ type: `storage_plan.${state}`, about: [plan.id, taskId], donorId: plan.donorId, caseId: plan.caseId });
  });
}

/** Money on its way back did not arrive: it stays owed, and finance must find another way. */
export function noteRefundFailed(providerEventId: string, refundId: string): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    if (!(await firstTime(tx, providerEventId))) return;
    const refund = await tx
      .selectFrom("refunds")
      .innerJoin("payments", "payments.id", "refunds.paymentId")
      .select(["refunds.state", "refunds.donorId", "payments.caseId"])
      .where("refunds.id", "=", refundId)
      .forUpdate("refunds")
      .executeTakeFirst();
    if (refund === undefined || refund.state === "failed") return;
    await tx.updateTable("refunds").set({ state: "failed" }).where("id", "=", refundId).execute();
    const { donorId, caseId } = refund;
    const taskId = await openTask(tx, { kind: "refund_failed", subjectId: refundId, donorId, caseId, duty: "finance", severity: "stop" });
    await record({ type: "refund.failed", about: [refundId, taskId], donorId, caseId, data: { refundId } });
  });
}

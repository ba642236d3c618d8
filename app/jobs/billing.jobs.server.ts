import { askFirstFee, askForCase, startPlan } from "~/bank/billing/ask.operations.server";
import { endStorage } from "~/bank/billing/end-storage.operations.server";
import { issueReceipt } from "~/bank/billing/receipt.operations.server";
import { oweRefund, sendRefund } from "~/bank/billing/refund.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { isEmptied } from "~/bank/storage/emptied.store.server";
import { cancelSubscription } from "~/outside/stripe.server";
import type { Email, LetterProps } from "~emails/letter";
import { paymentDue } from "~emails/payment-due";
import { paymentFailed } from "~emails/payment-failed";
import { receipt } from "~emails/receipt";
import { refund } from "~emails/refund";
import { eventOf, recipientsOf, sendLetters } from "./letters.server";
import type { Job } from "./queue.server";

export const JOBS = {
  "billing.ask_deposit": async (job: Job) => askForCase(await caseOf(job), "deposit"),
  "billing.ask_balance": async (job: Job) => askForCase(await caseOf(job), "balance"),
  "billing.start_plan": async (job: Job) => startPlan(await caseOf(job)),
  "billing.start_storage": async (job: Job) => askFirstFee(await caseOf(job)),
  "billing.receipt": async (job: Job) => issueReceipt(await idOf(job, "paymentId")),

  "billing.refund": async (job: Job) => {
    const { data } = await eventOf(job);
    const { refundId, subscriptionId, customerId } = data as Record<string, string | null>;
    if (subscriptionId && customerId) await cancelSubscription({ subscriptionId, customerId });
    await sendRefund(String(refundId));
  },

  /** Nothing more is charged for a plan that ended here; one that ended at the card company names no subscription. */
  "billing.cancel_subscription": async (job: Job) => {
    const { subscriptionId, customerId } = (await eventOf(job)).data as Record<string, string | null>;
    if (subscriptionId && customerId) await cancelSubscription({ subscriptionId, customerId });
  },

  /** With the last vial of a case its storage is over. */
  "billing.end_storage": async (job: Job) => {
    const { caseId, happenedAt } = await eventOf(job);
    if (caseId !== null && (await readAs(WORKER, (db) => isEmptied(db, caseId)))) await endStorage(caseId, happenedAt);
  },

  "billing.refund_cancelled": async (job: Job) => {
    const { caseId, data } = await eventOf(job);
    const { dispatched } = data as { dispatched?: boolean };
    await oweRefund(String(caseId), dispatched ? "not_collected" : "before_dispatch");
  },
  "billing.refund_not_collected": async (job: Job) => oweRefund(await caseOf(job), "not_collected"),
  "billing.refund_rejected": async (job: Job) => {
    const { caseId, data } = await eventOf(job);
    if ((data as { caseRejected?: boolean }).caseRejected) await oweRefund(String(caseId), "rejected_without_fault");
  },
  "billing.refund_failed": async (job: Job) => {
    const { caseId, data } = await eventOf(job);
    if ((data as { caseFailed?: boolean }).caseFailed) await oweRefund(String(caseId), "rejected_without_fault");
  },

  "email.payment_due": (job: Job) => writeToPayer(job, "payment_due", paymentDue),
  "email.payment_failed": (job: Job) => writeToPayer(job, "payment_failed", paymentFailed),
  "email.receipt": (job: Job) => writeToPayer(job, "receipt", receipt),
  "email.refund": (job: Job) => writeToPayer(job, "refund", refund),
};

const caseOf = async (job: Job) => String((await eventOf(job)).caseId);
const idOf = async (job: Job, name: string) => String(((await eventOf(job)).data as Record<string, unknown>)[name]);

/** Writes to whoever was asked for the payment that the event is about. */
async function writeToPayer(job: Job, kind: string, letter: (props: LetterProps) => Email): Promise<void> {
  const { data, donorId } = await eventOf(job);
  const { paymentId, refundId } = data as { paymentId?: string; refundId?: string };
  const payment = await readAs(WORKER, (db) => {
    const payments = db.selectFrom("payments").select(["payments.id", "payments.personId"]);
    return refundId
      ? payments.innerJoin("refunds", "refunds.paymentId", "payments.id").where("refunds.id", "=", refundId).executeTakeFirstOrThrow()
      : payments.where("payments.id", "=", String(paymentId)).executeTakeFirstOrThrow();
  });
  await sendLetters(job, kind, await recipientsOf([payment.personId], donorId), letter, `/family/payments/${payment.id}`);
}

import { sql } from "kysely";
import { lockCase } from "~/bank/enquiries/cases.server";
import { type Tx, transact } from "~/bank/history/transact.server";
import { firstTime } from "~/bank/history/webhooks.server";
import { WORKER } from "~/bank/people/actor";
import { newId } from "~/outside/ids.server";
import { receiptNumber } from "./receipt-number.rules";
import { oweBack } from "./refund.operations.server";
import { payPlan } from "./settle.operations.server";

/** An invoice of a later year that Stripe charged by itself. Amount in minor units. */
export interface Renewal {
  providerEventId: string;
  subscriptionId: string;
  /** The first payment of the subscription, by our id in its metadata. */
  paymentId: string | null;
  invoiceId: string;
  paymentIntentId: string | null;
  amountMinor: number;
}

/**
 * A renewal of a yearly plan: a payment is added that is paid already, and the plan is paid for one year more. The database refuses an
 * amount above the signed fee (rule 45). A renewal that is heard of before its first payment counts all the same; one that was charged
 * while the end of storage was on its way to the card company goes back whole.
 * @returns false for a repeat
 */
export function settleRenewal(renewal: Renewal): Promise<boolean> {
  return transact(WORKER, async (tx, record) => {
    if (!(await firstTime(tx, renewal.providerEventId))) return false;
    const plan = await planOf(tx, renewal);
    if (plan === undefined) return true;
    const held = await lockCase(tx, plan.caseId);
    const known = await tx.selectFrom("payments").select("id").where("stripeInvoiceId", "=", renewal.invoiceId).executeTakeFirst();
    if (known !== undefined) return true;
    const id = newId();
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
    const of = { donorId: plan.donorId, caseId: plan.caseId };
    const over = plan.state === "ended" && (await endedHere(tx, plan.id));
    const about = over ? [id] : [id, ...(await payPlan(tx, plan.id, renewal.subscriptionId))];
    await record({ ...of, type: "payment.succeeded", about, data: { paymentId: id, purpose: "storage_yearly" } });
    if (over) {
      const { amountMinor } = renewal;
      await oweBack(
        tx,
        record,
        { ...of, id, amountMinor, refundedMinor: 0, currency: plan.currency },
        { amountMinor, reason: "storage_pro_rata" },
      );
    }
    return true;
  });
}

/** The plan of a subscription; of one that we have not heard of yet, the plan of the payment that began it, unless it has another. */
async function planOf(tx: Tx, { subscriptionId, paymentId }: Renewal) {
  const plans = tx.selectFrom("storagePlans").selectAll("storagePlans");
  const known = await plans.where("stripeSubscriptionId", "=", subscriptionId).executeTakeFirst();
  if (known !== undefined || paymentId === null) return known;
  return plans
    .innerJoin("payments", "payments.storagePlanId", "storagePlans.id")
    .where("payments.id", "=", paymentId)
    .where("stripeSubscriptionId", "is", null)
    .executeTakeFirst();
}

/** Whether the bank itself ended a plan, with the storage: it names the subscription then, which the card company's word does not. */
async function endedHere(tx: Tx, planId: string): Promise<boolean> {
  const event = await tx
    .selectFrom("events")
    .innerJoin("eventSubjects", "eventSubjects.eventId", "events.id")
    .select("events.id")
    .where("eventSubjects.subjectId", "=", planId)
    .where("events.type", "=", "storage_plan.ended")
    .where(sql`events.data ->> 'subscriptionId'`, "is not", null)
    .executeTakeFirst();
  return event !== undefined;
}

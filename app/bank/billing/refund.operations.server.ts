import { z } from "zod";
import { lockCase } from "~/bank/enquiries/cases.server";
import type { RecordEvent } from "~/bank/history/event";
import { readAs, type Tx, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { newId } from "~/outside/ids.server";
import { refundPayment } from "~/outside/stripe.server";
import { collectionRefund, type RefundOwed, type RefundStage, type RefundTable } from "./refund.rules";
import { isUnpaid, type Payment, type Purpose } from "./store.server";
import { noteRefundFailed } from "./trouble.operations.server";

const Kept = z.number().nullable();
const SignedTable = z.object({
  version: z.number(),
  currency: z.string(),
  keptMinor: z.object({ before_dispatch: Kept, not_collected: Kept, rejected_without_fault: Kept, stored: Kept }),
});

/** What the table that was signed with the quote owes at this stage; unpaid asks of the collection are withdrawn (rule 46). */
export function oweRefund(caseId: string, stage: RefundStage): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    const held = await lockCase(tx, caseId);
    if (held.quoteId === null) return;
    const signedTable = await tableSignedWith(tx, held.quoteId);
    const payments = await tx
      .selectFrom("payments")
      .select(["id", "purpose", "state", "amountMinor", "refundedMinor", "currency"])
      .where("caseId", "=", caseId)
      .where("purpose", "in", ["deposit", "balance"])
      .forNoKeyUpdate()
      .execute();
    const of = { donorId: held.donorId, caseId };
    await withdrawAsks(
      tx,
      record,
      payments.filter(isUnpaid).map(({ id }) => ({ id, ...of })),
    );
    const paid = payments.filter(({ state }) => state === "paid" || state === "partly_refunded" || state === "refunded");
    for (const owed of collectionRefund(signedTable, stage, paid)) {
      const payment = paid.find(({ id }) => id === owed.paymentId);
      if (payment) await oweBack(tx, record, { ...payment, ...of }, owed);
    }
  });
}

type Paid = Pick<Payment, "id" | "donorId" | "caseId" | "amountMinor" | "refundedMinor" | "currency">;

/** Writes down that a part of a locked payment is owed back; the money follows from the event. */
export async function oweBack(
  tx: Tx,
  record: RecordEvent,
  payment: Paid,
  { amountMinor, reason }: Pick<RefundOwed, "amountMinor" | "reason">,
): Promise<void> {
  const id = newId();
  const refundedMinor = payment.refundedMinor + amountMinor;
  await tx
    .insertInto("refunds")
    .values({
      id,
      paymentId: payment.id,
      donorId: payment.donorId,
      amountMinor,
      currency: payment.currency,
      reason,
      state: "owed",
      stripeRefundId: null,
      stripePaymentIntentId: null,
      createdAt: tx.now,
      sentAt: null,
    })
    .execute();
  await tx
    .updateTable("payments")
    .set({ refundedMinor, state: refundedMinor === payment.amountMinor ? "refunded" : "partly_refunded" })
    .where("id", "=", payment.id)
    .execute();
  const { donorId, caseId } = payment;
  await record({ type: "refund.owed", about: [id, payment.id], donorId, caseId, data: { refundId: id, reason } });
}

/** Withdraws locked payments that nobody owes any more. */
export async function withdrawAsks(
  tx: Tx,
  record: RecordEvent,
  payments: readonly Pick<Payment, "id" | "donorId" | "caseId">[],
): Promise<void> {
  for (const { id, donorId, caseId } of payments) {
    await tx.updateTable("payments").set({ state: "cancelled" }).where("id", "=", id).execute();
    await record({ type: "payment.cancelled", about: [id], donorId, caseId, data: { paymentId: id } });
  }
}

/**
 * The fees of a request that ended: what is unpaid is withdrawn; what was paid for work that was not begun goes back whole. The caller
 * holds the case and says for which purposes no work was begun. Asked again, it owes nothing more.
 */
export async function endFees(tx: Tx, record: RecordEvent, requestId: string, notBegun: readonly Purpose[]): Promise<void> {
  const fees = await tx
    .selectFrom("payments")
    .select(["id", "donorId", "caseId", "purpose", "state", "amountMinor", "refundedMinor", "currency"])
    .where("requestId", "=", requestId)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  await withdrawAsks(tx, record, fees.filter(isUnpaid));
  for (const fee of fees.filter(({ state, purpose }) => state === "paid" && notBegun.includes(purpose)))
    await oweBack(tx, record, fee, { amountMinor: fee.amountMinor - fee.refundedMinor, reason: "not_released" });
}

/** The refund table of a quote, as it was signed. */
async function tableSignedWith(tx: Tx, quoteId: string): Promise<RefundTable> {
  const quote = await tx.selectFrom("quotes").select("refundTable").where("id", "=", quoteId).executeTakeFirstOrThrow();
  return SignedTable.parse(quote.refundTable);
}

/** Sends the money: Stripe is asked outside any transaction, and only a refund that it took counts as sent. */
export async function sendRefund(refundId: string): Promise<void> {
  const refund = await readAs(WORKER, (db) =>
    db
      .selectFrom("refunds")
      .innerJoin("payments", "payments.id", "refunds.paymentId")
      .select([
        "refunds.amountMinor",
        "refunds.state",
        "refunds.donorId",
        "payments.caseId",
        "payments.stripePaymentIntentId as paidBy",
        "refunds.stripePaymentIntentId as paidTwiceBy",
      ])
      .where("refunds.id", "=", refundId)
      .executeTakeFirstOrThrow(),
  );
  const paymentIntentId = refund.paidTwiceBy ?? refund.paidBy;
  if (refund.state !== "owed") return;
  if (paymentIntentId === null) throw new Error(`The refund ${refundId} has no charge to go back to.`);
  const sent = await refundPayment({ paymentIntentId, amountMinor: refund.amountMinor, refundId });
  if (sent.status === "failed" || sent.status === "canceled") return noteRefundFailed(sent.stripeRefundId, refundId);
  await transact(WORKER, async (tx, record) => {
    const { numUpdatedRows } = await tx
      .updateTable("refunds")
      .set({ state: "sent", stripeRefundId: sent.stripeRefundId, sentAt: tx.now })
      .where("id", "=", refundId)
      .where("state", "=", "owed")
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await record({ type: "refund.sent", about: [refundId], donorId: refund.donorId, caseId: refund.caseId, data: { refundId } });
  });
}

import { sql } from "kysely";
import { lockCase } from "~/bank/enquiries/cases.server";
import type { Db, Tx } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";

/** Everything about a payment but the bytes of its receipt. */
const PAYMENT = [
  "payments.id",
  "payments.caseId",
  "payments.donorId",
  "payments.personId",
  "payments.requestId",
  "payments.storagePlanId",
  "payments.purpose",
  "payments.amountMinor",
  "payments.currency",
  "payments.state",
  "payments.attempt",
  "payments.stripeCheckoutId",
  "payments.stripePaymentIntentId",
  "payments.stripeInvoiceId",
  "payments.dueAt",
  "payments.paidAt",
  "payments.acceptedAt",
  "payments.refundedMinor",
  "payments.receiptNumber",
  "payments.createdAt",
] as const;

/** The payments that this actor may know exist: staff all, a person those asked of them or of donors open to them. */
export function paymentsVisibleTo(actor: Actor, db: Db) {
  const payments = db.selectFrom("payments").select(PAYMENT);
  switch (actor.kind) {
    case "staff":
    case "worker":
      return payments;
    case "person":
      return payments.where((when) =>
        when.or([
          when("payments.personId", "=", actor.personId),
          when("payments.donorId", "=", sql<string>`any(array(select donors_open()))`),
        ]),
      );
    default:
      return payments.where(sql<boolean>`false`);
  }
}

export function refundsVisibleTo(actor: Actor, db: Db) {
  return db
    .selectFrom("refunds")
    .selectAll("refunds")
    .where("refunds.paymentId", "in", paymentsVisibleTo(actor, db).clearSelect().select("payments.id"));
}

export function storagePlansVisibleTo(actor: Actor, db: Db) {
  const plans = db.selectFrom("storagePlans").selectAll("storagePlans");
  switch (actor.kind) {
    case "staff":
    case "worker":
      return plans;
    case "person":
      return plans.where("storagePlans.donorId", "=", sql<string>`any(array(select donors_open()))`);
    default:
      return plans.where(sql<boolean>`false`);
  }
}

export type Payment = Awaited<ReturnType<typeof lockPayment>>;
export type Purpose = Payment["purpose"];

/** Holds the row until commit. */
export function lockPayment(tx: Tx, id: string) {
  return tx.selectFrom("payments").select(PAYMENT).where("id", "=", id).forNoKeyUpdate().executeTakeFirstOrThrow();
}

/** Holds the case of a payment, then the payment: everyone who needs both locks them in this order. */
export async function lockPaymentOfCase(tx: Tx, id: string): Promise<Payment> {
  const { caseId } = await tx.selectFrom("payments").select("caseId").where("id", "=", id).executeTakeFirstOrThrow();
  await lockCase(tx, caseId);
  return lockPayment(tx, id);
}

/** Neither paid nor withdrawn: it can still be paid. */
export const isUnpaid = ({ state }: Pick<Payment, "state">) => state === "due" || state === "open" || state === "failed";

/** How many fees of a request, of these purposes, are not paid. */
export async function feesDue(db: Db, requestId: string, purposes: readonly Purpose[]): Promise<number> {
  const rows = await db
    .selectFrom("payments")
    .select("id")
    .where("requestId", "=", requestId)
    .where("purpose", "in", [...purposes])
    .where("state", "in", ["due", "open", "failed"])
    .execute();
  return rows.length;
}

/** When the fees of a request, of these purposes, were paid. */
export async function feesPaidAt(db: Db, requestId: string, purposes: readonly Purpose[]): Promise<(Date | null)[]> {
  const rows = await db
    .selectFrom("payments")
    .select("paidAt")
    .where("requestId", "=", requestId)
    .where("purpose", "in", [...purposes])
    .where("state", "=", "paid")
    .execute();
  return rows.map(({ paidAt }) => paidAt);
}

/** When the deposit of a case was paid; null when it is not: no kit is dispatched before. */
export async function depositPaidAt(db: Db, caseId: string): Promise<Date | null> {
  const row = await db
    .selectFrom("payments")
    .select("paidAt")
    .where("caseId", "=", caseId)
    .where("purpose", "=", "deposit")
    .where("state", "=", "paid")
    .executeTakeFirst();
  return row?.paidAt ?? null;
}

import { refuseUnless } from "../history/refusal";

/** The refund table as it was signed with the quote (rule 46; domain.md section 12). Amounts in minor units of the quote's currency. */
export interface RefundTable {
  version: number;
  currency: string;
  /** What the bank keeps of the collection price at each stage; null: all of it. */
  keptMinor: { before_dispatch: number | null; not_collected: number | null; rejected_without_fault: number | null; stored: number | null };
}

/** Invented figures of the demo. */
export const DEMO_REFUND_TABLE: RefundTable = {
  version: 1,
  currency: "EUR",
  keptMinor: { before_dispatch: 0, not_collected: 150_00, rejected_without_fault: 150_00, stored: null },
};

export type RefundStage = keyof RefundTable["keptMinor"];
export type RefundReason =
  | "before_dispatch"
  | "not_collected"
  | "rejected_without_fault"
  | "storage_pro_rata"
  | "paid_twice"
  | "not_released";

export interface PaidPayment {
  id: string;
  purpose: "deposit" | "balance" | "storage_yearly" | "storage_prepaid_20" | "expansion" | "release";
  amountMinor: number;
  refundedMinor: number;
  currency: string;
}

export interface RefundOwed {
  paymentId: string;
  amountMinor: number;
  reason: RefundReason;
}

/**
 * What is owed of the collection price at a stage: all that was paid less what the table keeps, out of the latest payment first.
 * What was refunded before counts as refunded; a second asking owes nothing more.
 * @throws Refusal `another_currency`
 */
export function collectionRefund(table: RefundTable, stage: RefundStage, payments: readonly PaidPayment[]): RefundOwed[] {
  const kept = table.keptMinor[stage];
  const collection = payments.filter(({ purpose }) => purpose === "deposit" || purpose === "balance");
  refuseUnless(
    collection.every(({ currency }) => currency === table.currency),
    "another_currency",
  );
  if (kept === null || stage === "stored") return [];
  const paid = collection.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const refunded = collection.reduce((sum, { refundedMinor }) => sum + refundedMinor, 0);
  let owed = Math.max(0, paid - kept - refunded);
  const latestFirst = [...collection].sort((one, other) => Number(other.purpose === "balance") - Number(one.purpose === "balance"));
  return latestFirst.flatMap((payment) => {
    const amountMinor = Math.min(owed, payment.amountMinor - payment.refundedMinor);
    owed -= amountMinor;
    return amountMinor > 0 ? [{ paymentId: payment.id, amountMinor, reason: stage }] : [];
  });
}

/** Months from one date to another that have begun, a started one counted whole; 0 when it ends before it starts. Dates `YYYY-MM-DD`. */
export function monthsBegun(fromOn: string, toOn: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = fromOn.split("-").map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = toOn.split("-").map(Number);
  const whole = (toYear - fromYear) * 12 + (toMonth - fromMonth);
  return Math.max(0, toOn < fromOn ? 0 : toDay >= fromDay ? whole + 1 : whole);
}

/**
 * What is owed of a storage fee when storage ends: the months not begun, of those that it paid for, rounded down to the minor unit.
 * @param coversFromOn first day that the payment covers @param endsOn last day of storage; null: nothing was ever stored, all is owed
 */
export function storageRefund(payment: PaidPayment, coversFromOn: string, endsOn: string | null): RefundOwed[] {
  const months = payment.purpose === "storage_prepaid_20" ? 240 : 12;
  const used = endsOn === null ? 0 : Math.min(months, monthsBegun(coversFromOn, endsOn));
  const amountMinor = Math.floor((payment.amountMinor * (months - used)) / months) - payment.refundedMinor;
  return amountMinor > 0 ? [{ paymentId: payment.id, amountMinor, reason: "storage_pro_rata" }] : [];
}

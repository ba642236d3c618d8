import type { Generated } from "kysely";

/** A row of `storage_plans`. */
export interface StoragePlanTable {
  id: string;
  caseId: string;
  donorId: string;
  plan: "yearly" | "prepaid_20";
  amountMinor: number;
  currency: string;
  /** Day of storage. */
  startsOn: string;
  paidUntil: string | null;
  stripeSubscriptionId: string | null;
  state: "due" | "active" | "past_due" | "ended";
}

/** A row of `payments`. */
export interface PaymentTable {
  id: string;
  caseId: string;
  donorId: string;
  /** Who is asked to pay. */
  personId: string;
  /** Of an expansion or release fee. */
  requestId: string | null;
  storagePlanId: string | null;
  purpose: "deposit" | "balance" | "storage_yearly" | "storage_prepaid_20" | "expansion" | "release";
  amountMinor: number;
  currency: string;
  state: "due" | "open" | "paid" | "failed" | "cancelled" | "partly_refunded" | "refunded";
  /** Of checkout. */
  attempt: Generated<number>;
  stripeCheckoutId: string | null;
  stripePaymentIntentId: string | null;
  stripeInvoiceId: string | null;
  dueAt: Date;
  paidAt: Date | null;
  /** A fee quoted with a request, accepted by the account holder. */
  acceptedAt: Date | null;
  refundedMinor: Generated<number>;
  receiptNumber: string | null;
  receiptPdf: Buffer | null;
  createdAt: Date;
}

/** A row of `refunds`. */
export interface RefundTable {
  id: string;
  paymentId: string;
  donorId: string;
  amountMinor: number;
  currency: string;
  reason: "before_dispatch" | "not_collected" | "rejected_without_fault" | "storage_pro_rata" | "paid_twice" | "not_released";
  state: "owed" | "sent" | "failed";
  stripeRefundId: string | null;
  /** When it is another payment than the payment's own: paid twice. */
  stripePaymentIntentId: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

/** A row of `stripe_customers`. */
export interface StripeCustomerTable {
  personId: string;
  stripeCustomerId: string;
}

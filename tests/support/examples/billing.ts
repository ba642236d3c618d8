import type { PlanShown } from "~/bank/billing/payments-view";

const ASKED = "2026-11-12T11:00:00.000Z";

/** A deposit that waits to be paid. */
export const aPayment = {
  id: "pay-1",
  purpose: "deposit" as const,
  amountMinor: 30_000,
  currency: "EUR",
  state: "due" as const,
  dueAt: ASKED,
  paidAt: null,
  acceptedAt: null,
  receiptNumber: null,
  requestId: null,
  ceilingMinor: 45_000,
  givenName: "Lina",
};

/** One that came in, with its receipt. */
export const aPaidPayment = {
  ...aPayment,
  state: "paid" as const,
  paidAt: "2026-11-13T11:00:00.000Z",
  receiptNumber: "R-26-000007",
  refundedMinor: 0,
};

export const aRefund = {
  id: "ref-1",
  paymentId: "pay-1",
  amountMinor: 12_050,
  currency: "EUR",
  reason: "not_collected" as const,
  state: "owed" as "owed" | "sent" | "failed",
  createdAt: ASKED,
  sentAt: null as string | null,
};

/** Storage of marrow cells, paid each year by card. */
export const aPlan: PlanShown = {
  id: "plan-1",
  plan: "yearly",
  amountMinor: 12_000,
  currency: "EUR",
  startsOn: "2026-11-12",
  paidUntil: "2027-11-12",
  state: "active",
  renewsByItself: true,
  tissue: "bone_marrow",
  givenName: "Lina",
};

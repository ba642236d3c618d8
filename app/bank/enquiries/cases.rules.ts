import type { Life } from "~/bank/history/life";

/** The whole life of a case, as the family follows it. What becomes of the cells is another machine: the lot's and the vial's. */
export const CASE_LIFE = {
  consent_pending: { consent: "consented", cancel: "cancelled", withdraw: "withdrawn" },
  consented: { pay_deposit: "deposit_paid", cancel: "cancelled", withdraw: "withdrawn" },
  deposit_paid: { ship_kit: "kit_shipped", cancel: "cancelled", withdraw: "withdrawn" },
  kit_shipped: { collect: "collected", miss: "not_collected", lose_kit: "deposit_paid", cancel: "cancelled", withdraw: "withdrawn" },
  collected: { hand_over: "in_transit", receive: "received", withdraw: "withdrawn" },
  in_transit: { receive: "received", withdraw: "withdrawn" },
  received: { process: "processing", reject: "rejected_at_intake", withdraw: "withdrawn" },
  processing: { store: "stored", fail: "failed_process", withdraw: "withdrawn" },
  stored: { discard: "discarded", transfer: "transferred_out", withdraw: "withdrawn", close: "closed" },
  cancelled: {},
  not_collected: {},
  rejected_at_intake: {},
  failed_process: {},
  withdrawn: { discard: "discarded", transfer: "transferred_out" },
  discarded: {},
  transferred_out: {},
  closed: {},
} as const satisfies Life;

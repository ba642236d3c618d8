import { DEMO_REFUND_TABLE } from "~/bank/billing/refund.rules";

/** Numbers of the billing room. */
export const SETTINGS = [{ key: "billing.refund_table", value: DEMO_REFUND_TABLE, source: "Invented for the demonstration" }];

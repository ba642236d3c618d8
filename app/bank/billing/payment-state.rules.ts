type PaymentState = "due" | "open" | "paid" | "failed" | "cancelled" | "partly_refunded" | "refunded";

/** How a payment's state looks: paid, to be paid, declined, or over. */
export function lookOfPayment(state: PaymentState): "met" | "waiting" | "look" | "notYet" | "know" {
  switch (state) {
    case "paid":
      return "met";
    case "failed":
      return "look";
    case "due":
    case "open":
      return "waiting";
    case "cancelled":
      return "notYet";
    default:
      return "know";
  }
}

/** Whether a payment's button is shown: an expansion fee is paid only after the account holder accepted the expansion. */
export function isPayable({ state, purpose, acceptedAt }: { state: PaymentState; purpose: string; acceptedAt: unknown }): boolean {
  return (state === "due" || state === "open" || state === "failed") && (purpose !== "expansion" || acceptedAt !== null);
}

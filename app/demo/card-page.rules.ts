import type { CardDesk } from "./stripe/desk.server";

export type Line = { name: string; amountMinor: number; each: "month" | "year" | null; firstOn: string | null };

/** What the card page shows of a checkout: nothing but what the person needs to pay it. */
export type CardPage = {
  state: "open" | "complete" | "expired";
  dueMinor: number;
  currency: string;
  isSubscription: boolean;
  lines: Line[];
  successUrl: string;
  cancelUrl: string;
};

export function cardPage({ session, lines, firstChargeAt, successUrl }: CardDesk): CardPage {
  const firstOn = firstChargeAt === null ? null : new Date(firstChargeAt * 1000).toISOString();
  return {
    state: session.status,
    dueMinor: session.amount_total,
    currency: session.currency,
    isSubscription: session.mode === "subscription",
    lines: lines.map(({ description, amount_total, price }) => ({
      name: description,
      amountMinor: amount_total,
      each: price.recurring === null ? null : price.recurring.interval === "month" ? "month" : "year",
      firstOn,
    })),
    successUrl,
    cancelUrl: session.cancel_url ?? "/",
  };
}

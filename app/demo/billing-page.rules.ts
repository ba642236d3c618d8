import type { CardName } from "./stripe/cards.rules";
import type { BillingDesk } from "./stripe/desk.server";
import type { Invoice, Subscription } from "./stripe/wire.rules";

export type SubscriptionLine = {
  id: string;
  name: string;
  state: Subscription["status"];
  amountMinor: number;
  currency: string;
  each: "month" | "year";
  endsAt: string;
  ends: boolean;
};
export type InvoiceLine = { id: string; number: string; at: string; amountMinor: number; currency: string; state: Invoice["status"] };
export type BillingPage = { email: string; card: CardName; returnUrl: string; subscriptions: SubscriptionLine[]; invoices: InvoiceLine[] };

const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

/** What the billing page shows of a customer, the newest first. */
export function billingPage({ customer, card, returnUrl, subscriptions, invoices, names }: BillingDesk): BillingPage {
  return {
    email: customer.email ?? "",
    card,
    returnUrl: returnUrl ?? "/",
    subscriptions: subscriptions.map((one) => subscriptionLine(one, names)).reverse(),
    invoices: invoices
      .map(({ id, number, created, total, currency, status }) => ({
        id,
        number,
        at: iso(created),
        amountMinor: total,
        currency,
        state: status,
      }))
      .reverse(),
  };
}

function subscriptionLine(subscription: Subscription, names: Record<string, string>): SubscriptionLine {
  const [item] = subscription.items.data;
  return {
    id: subscription.id,
    name: names[item?.price.product ?? ""] ?? "",
    state: subscription.status,
    amountMinor: (item?.price.unit_amount ?? 0) * (item?.quantity ?? 1),
    currency: subscription.currency,
    each: item?.price.recurring?.interval === "month" ? "month" : "year",
    endsAt: iso(subscription.ended_at ?? item?.current_period_end ?? subscription.created),
    ends: subscription.cancel_at_period_end,
  };
}

import { nextPeriodEnd } from "./calendar.rules";
import type { CardName } from "./cards.rules";
import { firstInvoice, payInvoice, renewalInvoice } from "./invoices.server";
import { change, emit, keep, type Ledger, newId } from "./ledger.server";
import { forbidden, impossible, missing } from "./problems.rules";
import { blank, type Invoice, type LineItem, type Metadata, type Subscription, type SubscriptionItem } from "./wire.rules";

type Start = { customer: string; line: LineItem; metadata: Metadata; firstChargeAt: number | null; card: CardName };

/**
 * Begins a subscription. With `firstChargeAt` in the future nothing is due until then (Stripe's `billing_cycle_anchor`
 * with `proration_behavior: none`), and the first invoice is of zero.
 */
export function startSubscription(
  ledger: Ledger,
  { customer, line, metadata, firstChargeAt, card }: Start,
  at: number,
): { subscription: Subscription; invoice: Invoice } {
  const recurring = line.price.recurring;
  if (!recurring) throw forbidden("A subscription needs a recurring price.");
  const deferred = firstChargeAt !== null && firstChargeAt > at;
  const anchor = deferred ? firstChargeAt : at;
  const id = newId("sub");
  const item: SubscriptionItem = {
    ...blank("subscription_item"),
    id: newId("si"),
    object: "subscription_item",
    created: at,
    metadata: {},
    ...{ plan: { id: line.price.id, object: "plan" } },
    price: line.price,
    quantity: line.quantity,
    subscription: id,
    current_period_start: at,
    current_period_end: deferred ? anchor : nextPeriodEnd(anchor, recurring, at),
  };
  const made = keep<Subscription>(ledger, {
    id,
    object: "subscription",
    created: at,
    metadata,
    customer,
    currency: line.currency,
    status: "active",
    billing_cycle_anchor: anchor,
    start_date: at,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    ended_at: null,
    latest_invoice: null,
    items: { object: "list", data: [item], has_more: false, url: `/v1/subscription_items?subscription=${id}` },
  });
  const invoice = firstInvoice(ledger, made, deferred ? 0 : line.amount_total, card, at);
  const subscription = change(ledger, made, { latest_invoice: invoice.id });
  emit(ledger, "customer.subscription.created", subscription, at);
  return { subscription, invoice };
}

export const itemOf = ({ items }: Subscription): SubscriptionItem => {
  const [item] = items.data;
  if (!item) throw missing("subscription item", "");
  return item;
};

/** The end of a paid period: a new period with its invoice, or the end of the subscription if that was asked for. */
export function renew(ledger: Ledger, subscription: Subscription, at: number): void {
  if (subscription.cancel_at_period_end) {
    end(ledger, subscription, at);
    return;
  }
  const item = itemOf(subscription);
  const recurring = item.price.recurring ?? { interval: "year" as const, interval_count: 1 };
  const period = { current_period_start: at, current_period_end: nextPeriodEnd(subscription.billing_cycle_anchor, recurring, at) };
  const items = { ...subscription.items, data: [{ ...item, ...period }] };
  const invoice = renewalInvoice(ledger, change(ledger, subscription, { items }), item.price.unit_amount * item.quantity, at);
  change(ledger, subscription, { items, latest_invoice: invoice.id });
  payInvoice(ledger, invoice, false, at);
}

export type SubscriptionChange = {
  cancel_at_period_end?: boolean;
  metadata?: Metadata | "";
  cancellation_details?: unknown;
  expand?: string[];
};

/** What the portal may change of a subscription here: its end and its metadata. */
export function updateSubscription(ledger: Ledger, subscription: Subscription, changes: SubscriptionChange, at: number): Subscription {
  const unknown = Object.keys(changes).filter(
    (name) => !["cancel_at_period_end", "metadata", "cancellation_details", "expand"].includes(name),
  );
  if (unknown.length > 0) throw impossible(`The stand-in does not change ${unknown.join(", ")} of a subscription.`);
  if (subscription.status === "canceled")
    throw impossible("A canceled subscription can only update its cancellation_details and metadata.");
  const atEnd = changes.cancel_at_period_end ?? subscription.cancel_at_period_end;
  const changed = change(ledger, subscription, {
    cancel_at_period_end: atEnd,
    cancel_at: atEnd ? itemOf(subscription).current_period_end : null,
    canceled_at: atEnd ? at : null,
    metadata: mergedMetadata(subscription.metadata, changes.metadata),
  });
  emit(ledger, "customer.subscription.updated", changed, at);
  return changed;
}

export function cancelSubscription(ledger: Ledger, subscription: Subscription, at: number): Subscription {
  if (subscription.status === "canceled") throw missing("subscription", subscription.id);
  return end(ledger, subscription, at);
}

function end(ledger: Ledger, subscription: Subscription, at: number): Subscription {
  const ended = change(ledger, subscription, { status: "canceled", canceled_at: subscription.canceled_at ?? at, ended_at: at });
  emit(ledger, "customer.subscription.deleted", ended, at);
  return ended;
}

/** Stripe's rule: names given are set, names given empty are removed, an empty string removes all. */
export function mergedMetadata(before: Metadata, given: Metadata | "" | undefined): Metadata {
  if (given === undefined) return before;
  if (given === "") return {};
  return Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, value]) => value !== ""));
}

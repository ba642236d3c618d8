import blanks from "./blanks.json";

/** The fields of Stripe's objects that the stand-in works with; `blanks.json` holds the empty rest, so that an answer is whole. */
export type Metadata = Record<string, string>;

type Made<Kind extends string> = { id: string; object: Kind; created: number; metadata: Metadata };
type List<T> = { object: "list"; data: T[]; has_more: boolean; url: string };

export type Customer = Made<"customer"> & { email: string | null; name: string | null };
export type Recurring = {
  interval: "day" | "week" | "month" | "year";
  interval_count: number;
  meter: null;
  trial_period_days: null;
  usage_type: "licensed";
};
export type Product = Made<"product"> & { active: boolean; name: string; description: string | null; type: "service"; updated: number };
export type Price = Made<"price"> & {
  active: boolean;
  currency: string;
  unit_amount: number;
  unit_amount_decimal: string;
  product: string;
  recurring: Recurring | null;
  type: "one_time" | "recurring";
};
export type LineItem = {
  id: string;
  object: "item";
  currency: string;
  description: string;
  quantity: number;
  price: Price;
  amount_subtotal: number;
  amount_total: number;
};
export type Session = Made<"checkout.session"> & {
  mode: "payment" | "subscription";
  status: "open" | "complete" | "expired";
  payment_status: "paid" | "unpaid" | "no_payment_required";
  amount_subtotal: number;
  amount_total: number;
  currency: string;
  customer: string | null;
  customer_email: string | null;
  customer_details: { email: string | null; name: string | null } | null;
  expires_at: number;
  success_url: string;
  cancel_url: string | null;
  url: string | null;
  locale: string | null;
  payment_intent: string | null;
  subscription: string | null;
  invoice: string | null;
};
export type Intent = Made<"payment_intent"> & {
  amount: number;
  amount_received: number;
  currency: string;
  customer: string | null;
  latest_charge: string | null;
  status: "succeeded" | "requires_payment_method";
};
export type Charge = Made<"charge"> & {
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  refunded: boolean;
  currency: string;
  customer: string | null;
  payment_intent: string;
  paid: boolean;
  status: "succeeded" | "failed";
};
export type Refund = Made<"refund"> & {
  amount: number;
  currency: string;
  charge: string;
  payment_intent: string;
  reason: string | null;
  status: "succeeded";
};
export type SubscriptionItem = Made<"subscription_item"> & {
  price: Price;
  quantity: number;
  subscription: string;
  current_period_start: number;
  current_period_end: number;
};
export type Subscription = Made<"subscription"> & {
  customer: string;
  currency: string;
  status: "active" | "past_due" | "canceled";
  billing_cycle_anchor: number;
  start_date: number;
  cancel_at: number | null;
  cancel_at_period_end: boolean;
  canceled_at: number | null;
  ended_at: number | null;
  latest_invoice: string | null;
  items: List<SubscriptionItem>;
};
export type Invoice = Made<"invoice"> & {
  customer: string;
  currency: string;
  status: "open" | "paid";
  billing_reason: "subscription_create" | "subscription_cycle";
  attempt_count: number;
  attempted: boolean;
  next_payment_attempt: number | null;
  amount_due: number;
  amount_paid: number;
  amount_remaining: number;
  total: number;
  subtotal: number;
  period_start: number;
  period_end: number;
  number: string;
  parent: { type: "subscription_details"; quote_details: null; subscription_details: { metadata: Metadata; subscription: string } };
  status_transitions: { finalized_at: number; marked_uncollectible_at: null; paid_at: number | null; voided_at: null };
};
export type PortalSession = {
  id: string;
  object: "billing_portal.session";
  created: number;
  customer: string;
  return_url: string | null;
  url: string;
};

/** The empty whole of a kind of object, for the fields above to be laid over. */
export const blank = (kind: keyof typeof blanks): Record<string, unknown> => structuredClone(blanks[kind]);

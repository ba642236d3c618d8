import { nextTry } from "./calendar.rules";
import type { CardName } from "./cards.rules";
import { change, emit, keep, type Ledger, newId } from "./ledger.server";
import { takePayment } from "./money.server";
import { cardDeclined, impossible } from "./problems.rules";
import { blank, type Invoice, type Subscription, type SubscriptionItem } from "./wire.rules";

/** The invoice that opens a subscription, paid by the card that the person has just used. */
export function firstInvoice(ledger: Ledger, subscription: Subscription, amount: number, card: CardName, at: number): Invoice {
  rememberCard(ledger, subscription.customer, card);
  return payInvoice(ledger, draw(ledger, subscription, "subscription_create", amount, at), true, at);
}

export const renewalInvoice = (ledger: Ledger, subscription: Subscription, amount: number, at: number) =>
  draw(ledger, subscription, "subscription_cycle", amount, at);

function draw(ledger: Ledger, subscription: Subscription, reason: Invoice["billing_reason"], amount: number, at: number): Invoice {
  const [item] = subscription.items.data;
  const id = newId("in");
  const lines = {
    object: "list",
    data: item ? [lineOf(item, subscription, id, amount, at)] : [],
    has_more: false,
    url: `/v1/invoices/${id}/lines`,
  };
  const invoice = keep<Invoice>(ledger, {
    id,
    object: "invoice",
    created: at,
    metadata: {},
    customer: subscription.customer,
    currency: subscription.currency,
    status: "open",
    billing_reason: reason,
    attempt_count: 0,
    attempted: false,
    next_payment_attempt: null,
    amount_due: amount,
    amount_paid: 0,
    amount_remaining: amount,
    total: amount,
    subtotal: amount,
    period_start: item?.current_period_start ?? at,
    period_end: item?.current_period_end ?? at,
    number: `DEMO-${String(ledger.shelf.all("invoice").length + 1).padStart(4, "0")}`,
    parent: {
      type: "subscription_details",
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
    },
    status_transitions: { finalized_at: at, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    ...{ lines, hosted_invoice_url: `${ledger.portalUrl}/demo/billing/${id}`, effective_at: at },
  });
  emit(ledger, "invoice.finalized", invoice, at);
  return invoice;
}

function lineOf(item: SubscriptionItem, subscription: Subscription, invoice: string, amount: number, at: number) {
  const details = {
    invoice_item: null,
    proration: false,
    proration_details: null,
    subscription: subscription.id,
    subscription_item: item.id,
  };
  return {
    ...blank("invoice_line_item"),
    id: newId("il"),
    amount,
    subtotal: amount,
    currency: subscription.currency,
    invoice,
    metadata: subscription.metadata,
    quantity: item.quantity,
    period: { start: at, end: item.current_period_end },
    parent: { type: "subscription_item_details", invoice_item_details: null, subscription_item_details: details },
    pricing: {
      type: "price_details",
      price_details: { price: item.price.id, product: item.price.product },
      unit_amount_decimal: item.price.unit_amount_decimal,
    },
  };
}

/** Tries to collect an invoice; a failed renewal is tried again on the days of `RETRY_AFTER_DAYS` and leaves the subscription past due. */
export function payInvoice(ledger: Ledger, invoice: Invoice, present: boolean, at: number): Invoice {
  if (invoice.status === "paid") throw impossible("Invoice is already paid", { code: "invoice_not_open" });
  const attempts = invoice.attempt_count + 1;
  const paid = invoice.amount_due === 0 || collect(ledger, invoice, present, at);
  const tried = change(ledger, invoice, {
    attempt_count: attempts,
    attempted: true,
    next_payment_attempt: paid ? null : nextTry(attempts, at),
  });
  if (!paid) {
    emit(ledger, "invoice.payment_failed", tried, at);
    setStanding(ledger, invoice, "past_due", at);
    return tried;
  }
  const settled = change(ledger, tried, {
    status: "paid",
    amount_paid: tried.amount_due,
    amount_remaining: 0,
    status_transitions: { ...tried.status_transitions, paid_at: at },
  });
  emit(ledger, "invoice.paid", settled, at);
  setStanding(ledger, invoice, "active", at);
  return settled;
}

/** The portal's `invoices.pay`: a declined card is an error to the caller. */
export function payNow(ledger: Ledger, invoice: Invoice, at: number): Invoice {
  const tried = payInvoice(ledger, invoice, false, at);
  if (tried.status !== "paid") throw cardDeclined();
  return tried;
}

function collect(ledger: Ledger, invoice: Invoice, present: boolean, at: number): boolean {
  const known = paymentOf(ledger, invoice.id);
  const due = {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: invoice.customer,
    metadata: {},
    intentId: known?.payment.payment_intent ?? null,
  };
  const intent = takePayment(ledger, due, cardOf(ledger, invoice.customer), present, at);
  const status = intent.status === "succeeded" ? "paid" : "open";
  ledger.shelf.put<InvoicePayment>("invoice_payment", {
    ...(known ?? {
      id: newId("inpay"),
      object: "invoice_payment",
      invoice: invoice.id,
      amount_requested: invoice.amount_due,
      currency: invoice.currency,
      created: at,
    }),
    status,
    amount_paid: status === "paid" ? invoice.amount_due : null,
    payment: { type: "payment_intent", payment_intent: intent.id },
  });
  return status === "paid";
}

export type InvoicePayment = {
  id: string;
  object: "invoice_payment";
  invoice: string;
  amount_requested: number;
  amount_paid: number | null;
  currency: string;
  created: number;
  status: "open" | "paid";
  payment: { type: "payment_intent"; payment_intent: string };
};

export const paymentOf = (ledger: Ledger, invoiceId: string) =>
  ledger.shelf.all<InvoicePayment>("invoice_payment").find((payment) => payment.invoice === invoiceId);

function setStanding(ledger: Ledger, invoice: Invoice, status: "active" | "past_due", at: number): void {
  const subscription = ledger.shelf.get<Subscription>("subscription", invoice.parent.subscription_details.subscription);
  if (!subscription || subscription.status === "canceled" || invoice.billing_reason === "subscription_create") return;
  emit(ledger, "customer.subscription.updated", change(ledger, subscription, { status }), at);
}

type KnownCard = { id: string; card: CardName };

export const rememberCard = (ledger: Ledger, customer: string, card: CardName) =>
  ledger.shelf.put<KnownCard>("card", { id: customer, card });
export const cardOf = (ledger: Ledger, customer: string): CardName => ledger.shelf.get<KnownCard>("card", customer)?.card ?? "works";

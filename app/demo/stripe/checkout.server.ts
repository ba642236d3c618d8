import { type CardName, cardPays } from "./cards.rules";
import { rememberCard } from "./invoices.server";
import { change, emit, find, keep, type Ledger, newId } from "./ledger.server";
import { takePayment } from "./money.server";
import { lineItem } from "./prices.server";
import { forbidden, impossible } from "./problems.rules";
import { checkedExpiry, checkedFirstCharge, checkedMode, checkedUrl, checkLines, type SessionParams } from "./session-params.rules";
import { startSubscription } from "./subscriptions.server";
import type { Customer, LineItem, Metadata, Session } from "./wire.rules";

/** What a session remembers beside what the API shows. */
type Order = { id: string; lines: LineItem[]; metadata: Metadata; firstChargeAt: number | null };

/** Opens a checkout; the address of its card page is the portal's own. */
export function createSession(ledger: Ledger, params: SessionParams, at: number): Session {
  const mode = checkedMode(params);
  const success = checkedUrl(params.success_url, "success_url");
  const cancel = params.cancel_url ? checkedUrl(params.cancel_url, "cancel_url") : null;
  const expires = checkedExpiry(params.expires_at, at);
  if (params.customer && params.customer_email)
    throw forbidden("You may only specify one of these parameters: customer, customer_email.", { param: "customer" });
  const customer = params.customer ? find<Customer>(ledger, "customer", params.customer, "customer") : null;
  const lines = (params.line_items ?? []).map((item, index) => lineItem(ledger, item, index, at));
  checkLines(lines, mode);
  const firstChargeAt = checkedFirstCharge(params.subscription_data, lines[0]?.price.recurring ?? null, at);
  const amount = lines.reduce((sum, line) => sum + line.amount_total, 0);
  const id = newId("cs_test", 29);
  ledger.shelf.put<Order>("order", {
    id,
    lines,
    firstChargeAt,
    metadata: params.payment_intent_data?.metadata ?? params.subscription_data?.metadata ?? {},
  });
  return keep<Session>(ledger, {
    id,
    object: "checkout.session",
    created: at,
    metadata: params.metadata ?? {},
    mode,
    status: "open",
    payment_status: "unpaid",
    amount_subtotal: amount,
    amount_total: firstChargeAt === null ? amount : 0,
    currency: lines[0]?.currency ?? "eur",
    customer: customer?.id ?? null,
    customer_email: params.customer_email ?? customer?.email ?? null,
    customer_details: null,
    expires_at: expires,
    success_url: success,
    cancel_url: cancel,
    url: `${ledger.portalUrl}/demo/card/${id}`,
    locale: params.locale ?? null,
    payment_intent: null,
    subscription: null,
    invoice: null,
    ...{
      client_reference_id: params.client_reference_id ?? null,
      customer_creation: customer ? null : mode === "payment" ? "if_required" : "always",
      payment_method_types: ["card"],
      payment_method_collection: mode === "subscription" ? "always" : "if_required",
      total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
      ui_mode: "hosted_page",
    },
  });
}

export const linesOf = (ledger: Ledger, session: string): LineItem[] => ledger.shelf.get<Order>("order", session)?.lines ?? [];
export const firstChargeOf = (ledger: Ledger, session: string) => ledger.shelf.get<Order>("order", session)?.firstChargeAt ?? null;

export function expireSession(ledger: Ledger, session: Session, at: number): Session {
  if (session.status !== "open") throw impossible('Only Checkout Sessions with a status in ["open"] can be expired.');
  const expired = change(ledger, session, { status: "expired", url: null });
  emit(ledger, "checkout.session.expired", expired, at);
  return expired;
}

/** The person presses "pay" on the card page. A declined card leaves the session open for another try. */
export function paySession(ledger: Ledger, session: Session, card: CardName, at: number): "paid" | "declined" {
  if (session.status !== "open") throw impossible(`This Checkout Session is ${session.status}.`);
  const order = ledger.shelf.get<Order>("order", session.id);
  const [line] = order?.lines ?? [];
  if (!order || !line) throw impossible("This Checkout Session has no line items.");
  const paid = session.mode === "payment" ? payOnce(ledger, session, order, card, at) : subscribe(ledger, session, order, line, card, at);
  if (!paid) return "declined";
  emit(ledger, "checkout.session.completed", paid, at);
  return "paid";
}

function payOnce(ledger: Ledger, session: Session, order: Order, card: CardName, at: number): Session | null {
  const due = {
    amount: session.amount_total,
    currency: session.currency,
    customer: session.customer,
    metadata: order.metadata,
    intentId: session.payment_intent,
  };
  const intent = takePayment(ledger, due, card, true, at);
  const tried = change(ledger, session, { payment_intent: intent.id });
  if (intent.status !== "succeeded") return null;
  if (session.customer) rememberCard(ledger, session.customer, card);
  return complete(ledger, tried, session.customer, "paid", {});
}

function subscribe(ledger: Ledger, session: Session, order: Order, line: LineItem, card: CardName, at: number): Session | null {
  if (!cardPays(card, true)) return null;
  const customer =
    session.customer ??
    keep<Customer>(ledger, { id: newId("cus"), object: "customer", created: at, metadata: {}, email: session.customer_email, name: null })
      .id;
  const { subscription, invoice } = startSubscription(
    ledger,
    { customer, line, metadata: order.metadata, firstChargeAt: order.firstChargeAt, card },
    at,
  );
  return complete(ledger, session, customer, invoice.total > 0 ? "paid" : "no_payment_required", {
    subscription: subscription.id,
    invoice: invoice.id,
  });
}

function complete(
  ledger: Ledger,
  session: Session,
  customer: string | null,
  payment_status: Session["payment_status"],
  fields: Partial<Session>,
): Session {
  const { email = session.customer_email, name = null } = (customer && ledger.shelf.get<Customer>("customer", customer)) || {};
  const blanks = { address: null, business_name: null, individual_name: null, phone: null, tax_exempt: "none", tax_ids: [] };
  return change(ledger, session, {
    ...fields,
    status: "complete",
    payment_status,
    customer,
    url: null,
    customer_details: { ...blanks, email, name },
  });
}

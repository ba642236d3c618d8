import { createSession, expireSession, linesOf } from "./checkout.server";
import { payNow } from "./invoices.server";
import { change, find, keep, type Ledger, newId } from "./ledger.server";
import { type ListParams, page } from "./lists.rules";
import { type RefundParams, refund } from "./money.server";
import type { Operation } from "./requests.server";
import type { SessionParams } from "./session-params.rules";
import { cancelSubscription, mergedMetadata, type SubscriptionChange, updateSubscription } from "./subscriptions.server";
import type { Customer, Intent, Invoice, Metadata, PortalSession, Refund, Session, Subscription } from "./wire.rules";

type Asked<P> = { ledger: Ledger; id: string; params: P & ListParams & { expand?: string[] }; at: number };
type CustomerParams = {
  email?: string;
  name?: string;
  metadata?: Metadata | "";
  address?: unknown;
  phone?: string;
  preferred_locales?: string[];
};
type Filters = {
  customer?: string;
  email?: string;
  status?: string;
  subscription?: string;
  payment_intent?: string;
  charge?: string;
  types?: string[];
  type?: string;
};
type EventKept = { id: string; object: "event"; created: number; type: string };

/** What each operation does and answers. */
const ANSWERS: Record<Operation, (asked: Asked<never>) => object> = {
  "checkout.sessions.create": ({ ledger, params, at }: Asked<SessionParams>) => createSession(ledger, params, at),
  "checkout.sessions.retrieve": ({ ledger, id }) => find<Session>(ledger, "checkout.session", id),
  "checkout.sessions.expire": ({ ledger, id, at }) => expireSession(ledger, find<Session>(ledger, "checkout.session", id), at),
  "checkout.sessions.listLineItems": ({ ledger, id }) => {
    find<Session>(ledger, "checkout.session", id);
    return { object: "list", url: `/v1/checkout/sessions/${id}/line_items`, has_more: false, data: linesOf(ledger, id) };
  },
  "checkout.sessions.list": ({ ledger, params }: Asked<Filters>) =>
    list<Session>(ledger, "checkout.session", params, ["customer", "status", "payment_intent", "subscription"], "/v1/checkout/sessions"),
  "customers.create": ({ ledger, params, at }: Asked<CustomerParams>) =>
    putCustomer(ledger, { id: newId("cus"), object: "customer", created: at, metadata: {}, email: null, name: null }, params),
  "customers.update": ({ ledger, id, params }: Asked<CustomerParams>) =>
    putCustomer(ledger, find<Customer>(ledger, "customer", id), params),
  "customers.list": ({ ledger, params }: Asked<Filters>) => list<Customer>(ledger, "customer", params, ["email"], "/v1/customers"),
  "paymentIntents.retrieve": ({ ledger, id }) => find<Intent>(ledger, "payment_intent", id),
  "subscriptions.list": ({ ledger, params }: Asked<Filters>) => {
    const { status, ...rest } = params;
    const standing = (one: Subscription) => (status === undefined ? one.status !== "canceled" : status === "all" || one.status === status);
    return list<Subscription>(ledger, "subscription", rest, ["customer"], "/v1/subscriptions", standing);
  },
  "subscriptions.update": ({ ledger, id, params, at }: Asked<SubscriptionChange>) =>
    updateSubscription(ledger, find<Subscription>(ledger, "subscription", id), params, at),
  "subscriptions.cancel": ({ ledger, id, at }) => cancelSubscription(ledger, find<Subscription>(ledger, "subscription", id), at),
  "invoices.retrieve": ({ ledger, id }) => find<Invoice>(ledger, "invoice", id),
  "invoices.list": ({ ledger, params }: Asked<Filters>) => {
    const { subscription, ...rest } = params;
    const belongs = (one: Invoice) => subscription === undefined || one.parent.subscription_details.subscription === subscription;
    return list<Invoice>(ledger, "invoice", rest, ["customer", "status"], "/v1/invoices", belongs);
  },
  "invoices.pay": ({ ledger, id, at }) => payNow(ledger, find<Invoice>(ledger, "invoice", id), at),
  "refunds.create": ({ ledger, params, at }: Asked<RefundParams>) => refund(ledger, params, at),
  "refunds.retrieve": ({ ledger, id }) => find<Refund>(ledger, "refund", id),
  "refunds.list": ({ ledger, params }: Asked<Filters>) =>
    list<Refund>(ledger, "refund", params, ["payment_intent", "charge"], "/v1/refunds"),
  "billingPortal.sessions.create": ({ ledger, params, at }: Asked<{ customer?: string; return_url?: string; locale?: string }>) =>
    openPortal(ledger, params, at),
  "events.retrieve": ({ ledger, id }) => find<EventKept>(ledger, "event", id),
  "events.list": ({ ledger, params }: Asked<Filters>) => {
    const wanted = (one: EventKept) => (!params.type || one.type === params.type) && (!params.types || params.types.includes(one.type));
    return list<EventKept>(ledger, "event", params, [], "/v1/events", wanted);
  },
};

export const answer = (operation: Operation, asked: Asked<Record<string, unknown>>): object => ANSWERS[operation](asked as Asked<never>);

function list<T extends { id: string; object: string; created: number }>(
  ledger: Ledger,
  kind: T["object"],
  params: Filters & ListParams,
  filters: (keyof Filters & string)[],
  url: string,
  also: (object: T) => boolean = () => true,
) {
  const wanted = filters.filter((name) => params[name] !== undefined);
  const matches = (object: T) => wanted.every((name) => (object as Record<string, unknown>)[name] === params[name]);
  return page(
    ledger.shelf.all<T>(kind).filter((object) => matches(object) && also(object)),
    params,
    url,
  );
}

function putCustomer(
  ledger: Ledger,
  customer: Customer,
  { email, name, metadata, address, phone, preferred_locales }: CustomerParams,
): Customer {
  const given = Object.entries({ email, name, address, phone, preferred_locales }).filter(([, value]) => value !== undefined);
  const fields = Object.fromEntries(given.map(([field, value]) => [field, value === "" ? null : value]));
  return ledger.shelf.get("customer", customer.id)
    ? change(ledger, customer, { ...fields, metadata: mergedMetadata(customer.metadata, metadata) })
    : keep(ledger, { ...customer, ...fields, metadata: mergedMetadata({}, metadata) });
}

function openPortal(
  ledger: Ledger,
  { customer = "", return_url = "", locale }: { customer?: string; return_url?: string; locale?: string },
  at: number,
): PortalSession {
  const { id: owner } = find<Customer>(ledger, "customer", customer, "customer");
  const id = newId("bps");
  return keep<PortalSession>(ledger, {
    id,
    object: "billing_portal.session",
    created: at,
    customer: owner,
    return_url: return_url || null,
    url: `${ledger.portalUrl}/demo/billing/${id}`,
    ...{ configuration: "bpc_demo", locale: locale ?? null },
  });
}

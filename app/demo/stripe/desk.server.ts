import type { Delivery } from "../deliveries.server";
import type { Journal } from "../journal.server";
import { type CardName, isCardName } from "./cards.rules";
import { firstChargeOf, linesOf, paySession } from "./checkout.server";
import { cardOf, payInvoice, rememberCard } from "./invoices.server";
import { find, type Ledger } from "./ledger.server";
import { StripeProblem } from "./problems.rules";
import { cancelSubscription } from "./subscriptions.server";
import type { Customer, Invoice, LineItem, PortalSession, Product, Session, Subscription } from "./wire.rules";

/** `successUrl` is where a person who has paid is sent, the session's id filled in. */
export type CardDesk = { session: Session; lines: LineItem[]; firstChargeAt: number | null; successUrl: string };
export type CardOutcome = { outcome: "paid" | "declined" | "closed"; session: Session };
export type BillingDesk = {
  customer: Customer;
  card: CardName;
  returnUrl: string | null;
  subscriptions: Subscription[];
  invoices: Invoice[];
  /** What is subscribed to, by product. */
  names: Record<string, string>;
};

/** What the desk works with: the objects, the clock, and what can be asked of the stand-in. */
export type StripeDesk = {
  ledger: Ledger;
  journal: Journal;
  at(): number;
  now(): Date;
  advanceTo(instant: Date): Promise<void>;
  deliveries(): Delivery[];
  trouble(status: number, times?: number): void;
};

/** The doings behind Stripe's own pages and its dashboard, for the portal's demo pages and the browser tests: JSON under `/demo/`. */
export async function answerDesk(desk: StripeDesk, request: Request): Promise<Response> {
  const [, , noun = "", id = "", verb = ""] = new URL(request.url).pathname.split("/").map(decodeURIComponent);
  const isPost = request.method === "POST";
  if (isPost && !request.headers.get("content-type")?.startsWith("application/json"))
    return Response.json({ error: "JSON only" }, { status: 415 });
  try {
    const sent = isPost ? ((await request.json()) as Record<string, unknown>) : {};
    const said = await doingOf(desk, `${isPost ? "POST" : "GET"} ${noun}${verb && `/${verb}`}`, id, sent);
    return said ? Response.json(said) : Response.json({ error: "not here" }, { status: 404 });
  } catch (error) {
    if (error instanceof StripeProblem) return Response.json({ error: error.body }, { status: error.status });
    throw error;
  }
}

async function doingOf(desk: StripeDesk, doing: string, id: string, sent: Record<string, unknown>): Promise<object | null> {
  switch (doing) {
    case "GET card":
      return cardDesk(desk, id);
    case "POST card":
      return payAtDesk(desk, id, sent.card);
    case "GET billing":
      return billingDesk(desk, id);
    case "POST billing/cancel":
      return cancelAtDesk(desk, id, String(sent.subscription));
    case "POST billing/card":
      return changeCard(desk, id, sent.card);
    case "GET journal":
      return { requests: desk.journal.requests(), refused: desk.journal.refused() };
    case "GET deliveries":
      return { deliveries: desk.deliveries() };
    case "GET clock":
      return { now: desk.now() };
    case "POST clock":
      await desk.advanceTo(new Date(String(sent.to)));
      return { now: desk.now() };
    case "POST trouble":
      desk.trouble(Number(sent.status), Number(sent.times ?? 1));
      return { asked: true };
    default:
      return null;
  }
}

function cardDesk({ ledger }: StripeDesk, id: string): CardDesk {
  const session = find<Session>(ledger, "checkout.session", id);
  return {
    session,
    lines: linesOf(ledger, id),
    firstChargeAt: firstChargeOf(ledger, id),
    successUrl: session.success_url.replaceAll("{CHECKOUT_SESSION_ID}", id),
  };
}

function payAtDesk({ ledger, at }: StripeDesk, id: string, card: unknown): CardOutcome {
  const session = find<Session>(ledger, "checkout.session", id);
  if (session.status !== "open") return { outcome: "closed", session };
  const outcome = paySession(ledger, session, isCardName(card) ? card : "works", at());
  return { outcome, session: find<Session>(ledger, "checkout.session", id) };
}

/** A billing page is opened by a portal session or by one of the customer's invoices. */
function billingDesk({ ledger }: StripeDesk, id: string): BillingDesk {
  const opened = id.startsWith("in_") ? null : find<PortalSession>(ledger, "billing_portal.session", id);
  const owner = opened?.customer ?? find<Invoice>(ledger, "invoice", id).customer;
  return {
    customer: find<Customer>(ledger, "customer", owner),
    card: cardOf(ledger, owner),
    returnUrl: opened?.return_url ?? null,
    subscriptions: ledger.shelf.all<Subscription>("subscription").filter((one) => one.customer === owner),
    invoices: ledger.shelf.all<Invoice>("invoice").filter((one) => one.customer === owner),
    names: Object.fromEntries(ledger.shelf.all<Product>("product").map((product) => [product.id, product.name])),
  };
}

function cancelAtDesk(desk: StripeDesk, id: string, subscriptionId: string): BillingDesk {
  const { subscriptions } = billingDesk(desk, id);
  const own = subscriptions.find((one) => one.id === subscriptionId && one.status !== "canceled");
  if (own) cancelSubscription(desk.ledger, own, desk.at());
  return billingDesk(desk, id);
}

/** A new card also pays what is open, as Stripe does when its settings say so. */
function changeCard(desk: StripeDesk, id: string, card: unknown): BillingDesk {
  const { customer, invoices } = billingDesk(desk, id);
  if (isCardName(card)) rememberCard(desk.ledger, customer.id, card);
  for (const invoice of invoices) if (invoice.status === "open") payInvoice(desk.ledger, invoice, true, desk.at());
  return billingDesk(desk, id);
}

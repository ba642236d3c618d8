import { expireSession } from "./checkout.server";
import { payInvoice } from "./invoices.server";
import type { Ledger } from "./ledger.server";
import { itemOf, renew } from "./subscriptions.server";
import type { Invoice, Session, Subscription } from "./wire.rules";

type Happening = { at: number; happen(): void };

/** Lets everything that falls due up to an instant (Unix seconds) happen, each at its own time and in order: expiries, renewals, retries. */
export function letTimePass(ledger: Ledger, until: number): number {
  let count = 0;
  for (let next = nextHappening(ledger, until); next !== undefined; next = nextHappening(ledger, until)) {
    next.happen();
    count += 1;
  }
  return count;
}

function nextHappening(ledger: Ledger, until: number): Happening | undefined {
  return [...expiries(ledger), ...renewals(ledger), ...retries(ledger)].filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
}

const expiries = (ledger: Ledger): Happening[] =>
  ledger.shelf
    .all<Session>("checkout.session")
    .filter((session) => session.status === "open")
    .map((session) => ({ at: session.expires_at, happen: () => void expireSession(ledger, session, session.expires_at) }));

const renewals = (ledger: Ledger): Happening[] =>
  ledger.shelf
    .all<Subscription>("subscription")
    .filter((subscription) => subscription.status !== "canceled")
    .map((subscription) => ({ subscription, at: itemOf(subscription).current_period_end }))
    .map(({ subscription, at }) => ({ at, happen: () => renew(ledger, subscription, at) }));

const retries = (ledger: Ledger): Happening[] =>
  ledger.shelf
    .all<Invoice>("invoice")
    .filter((invoice) => invoice.status === "open" && !hasEnded(ledger, invoice))
    .flatMap((invoice) => {
      const at = invoice.next_payment_attempt;
      return at === null ? [] : [{ at, happen: () => void payInvoice(ledger, invoice, false, at) }];
    });

const hasEnded = (ledger: Ledger, invoice: Invoice) =>
  ledger.shelf.get<Subscription>("subscription", invoice.parent.subscription_details.subscription)?.status === "canceled";

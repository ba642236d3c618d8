import { createHmac } from "node:crypto";
import { type Deliveries, type Delivery, openDeliveries } from "../deliveries.server";
import { type Journal, openJournal } from "../journal.server";
import { listenLocally } from "../listen.server";
import { openShelf } from "../shelf.server";
import type { StandInSetup } from "../stand-in-setup";
import { openTrouble } from "../trouble.server";
import { answerApi } from "./api.server";
import type { CardName } from "./cards.rules";
import { paySession } from "./checkout.server";
import { letTimePass } from "./clock.server";
import { answerDesk, type StripeDesk } from "./desk.server";
import { rememberCard } from "./invoices.server";
import { find, type Ledger } from "./ledger.server";
import type { Session } from "./wire.rules";

export type StripeStandIn = {
  base: string;
  journal: Journal;
  /** Pays a checkout session as the person at the card page would. */
  pay(sessionId: string, card?: CardName): "paid" | "declined";
  /** The card that a customer's later invoices are charged to. */
  setCard(customerId: string, card: CardName): void;
  /** Moves the clock forward; renewals, retries and expiries up to then happen in order. Resolves when their webhooks were posted. */
  advanceTo(instant: Date): Promise<void>;
  now(): Date;
  /** Holds the clock at an instant, also a past one, until `null` lets it go: for filling the demo bank with history. */
  asOf(instant: Date | null): void;
  /** Resolves when every webhook so far was posted at least once. */
  settled(): Promise<void>;
  retryWebhooks(): Promise<void>;
  deliveries(): Delivery[];
  /** The next requests are answered with this status. */
  trouble(status: number, times?: number): void;
  stop(): Promise<void>;
};

const CATCH_UP_EVERY_MS = 30_000;

/** Stripe in small: the part of its API that the portal uses, its webhooks, and the doings behind its card page. */
export async function startStripe(setup: StandInSetup & { webhookSecret: string }): Promise<StripeStandIn> {
  const { portalUrl, now: bankNow = () => new Date(), realNow = () => new Date() } = setup;
  const shelf = openShelf(setup.dataDir && `${setup.dataDir}/stripe.jsonl`);
  const sign = (_id: string, body: string) => ({
    "stripe-signature": stripeSignature(body, setup.webhookSecret, seconds(realNow())),
  });
  const url = `${portalUrl}/hooks/stripe`;
  const deliveries: Deliveries = openDeliveries({ shelf, url, headers: sign, deliver: setup.deliver, retryDelaysMs: setup.retryDelaysMs });
  const ledger: Ledger = { shelf, deliveries, portalUrl, asking: null };
  const journal = openJournal();
  const trouble = openTrouble();

  const movedTo = () => shelf.get<{ id: string; at: number }>("clock", "clock")?.at ?? 0;
  let held: Date | null = null;
  const at = () => (held ? seconds(held) : Math.max(seconds(bankNow()), movedTo()));
  const catchUp = () => letTimePass(ledger, at());
  const timer = setInterval(catchUp, CATCH_UP_EVERY_MS).unref();

  const advanceTo = async (instant: Date) => {
    shelf.put("clock", { id: "clock", at: Math.max(at(), seconds(instant)) });
    catchUp();
    await deliveries.settled();
  };
  const shared = {
    journal,
    advanceTo,
    now: () => new Date(at() * 1000),
    deliveries: deliveries.all,
    trouble: (status: number, times = 1) => trouble.ask(status, times),
  };
  const desk: StripeDesk = { ...shared, ledger, at };
  const server = await listenLocally((request) => {
    catchUp();
    const isDesk = new URL(request.url).pathname.startsWith("/demo/");
    return isDesk ? answerDesk(desk, request) : answerApi({ ledger, journal, trouble, at: at(), realNow }, request);
  });

  return {
    ...shared,
    base: server.base,
    pay: (sessionId, card = "works") => paySession(ledger, find<Session>(ledger, "checkout.session", sessionId), card, at()),
    setCard: (customerId, card) => void rememberCard(ledger, customerId, card),
    asOf(instant) {
      held = instant;
    },
    settled: deliveries.settled,
    retryWebhooks: deliveries.retryNow,
    async stop() {
      clearInterval(timer);
      await server.stop();
      await deliveries.stop();
    },
  };
}

const seconds = (instant: Date) => Math.floor(instant.getTime() / 1000);

/** The `Stripe-Signature` header: HMAC-SHA-256 of `<Unix seconds>.<raw body>`, hex. */
export const stripeSignature = (body: string, secret: string, at: number) =>
  `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`;

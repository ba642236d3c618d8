import { createHash } from "node:crypto";
import type Stripe from "stripe";
import { now } from "./clock.server";
import { environment } from "./environment.server";
import { type Language, pageLanguage, stripe } from "./stripe-client.server";
import { UnverifiedWebhook } from "./webhook";

export type CheckoutOrder = {
  paymentId: string;
  /** Counts from 1; a new attempt is a new session, so expire the open one first. */
  attempt: number;
  amountMinor: number;
  /** ISO 4217, such as EUR. */
  currency: string;
  /** What is paid, as the person reads it on the card page. */
  name: string;
  customerId: string;
  /** `{CHECKOUT_SESSION_ID}` in it is replaced by Stripe. */
  successUrl: string;
  cancelUrl: string;
  locale: Language;
} & (
  | { mode: "payment" }
  | {
      mode: "subscription";
      interval: "month" | "year" /** Nothing is charged before; at once when past or absent. */;
      billingStartAt?: Date | undefined;
    }
);

export type Checkout = { sessionId: string; address: string; expiresAt: Date };

/** Opens a hosted checkout. The same payment and attempt always give the same session. */
export async function createCheckout(order: CheckoutOrder): Promise<Checkout> {
  const metadata = { payment_id: order.paymentId, attempt: String(order.attempt) };
  const recurring = order.mode === "subscription" ? { recurring: { interval: order.interval } } : {};
  const session = await stripe().checkout.sessions.create(
    {
      mode: order.mode,
      customer: order.customerId,
      client_reference_id: order.paymentId,
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: order.currency.toLowerCase(),
            unit_amount: order.amountMinor,
            product_data: { name: order.name },
            ...recurring,
          },
        },
      ],
      metadata,
      ...(order.mode === "payment"
        ? { payment_intent_data: { metadata } }
        : { subscription_data: { metadata, ...billingStart(order.billingStartAt) } }),
      success_url: order.successUrl,
      cancel_url: order.cancelUrl,
      locale: pageLanguage(order.locale),
    },
    { idempotencyKey: `${order.paymentId}:${order.attempt}` },
  );
  if (session.url === null) throw new Error(`Checkout session ${session.id} has no address: it is ${session.status}.`);
  return { sessionId: session.id, address: session.url, expiresAt: new Date(session.expires_at * 1000) };
}

const billingStart = (startAt: Date | undefined) =>
  startAt && startAt > now() ? { billing_cycle_anchor: Math.floor(startAt.getTime() / 1000), proration_behavior: "none" as const } : {};

/** Closes an open checkout. @returns what it is now: `complete` when the person was quicker. */
export async function expireCheckout(sessionId: string): Promise<"expired" | "complete"> {
  try {
    await stripe().checkout.sessions.expire(sessionId);
    return "expired";
  } catch (error) {
    const { status } = await retrieveCheckout(sessionId);
    if (status === "open" || status === null) throw error;
    return status === "complete" ? "complete" : "expired";
  }
}

/** The checkout as it is now, its payment intent included. */
export const retrieveCheckout = (sessionId: string) => stripe().checkout.sessions.retrieve(sessionId, { expand: ["payment_intent"] });

export const retrievePaymentIntent = (paymentIntentId: string) =>
  stripe().paymentIntents.retrieve(paymentIntentId, { expand: ["latest_charge"] });

/** The invoice as it is now, its payments included. */
export const retrieveInvoice = (invoiceId: string) => stripe().invoices.retrieve(invoiceId, { expand: ["payments"] });

/** The payment intent that paid an invoice, where a refund of it goes; undefined when nothing was paid. */
export async function paymentIntentOfInvoice(invoiceId: string): Promise<string | undefined> {
  const { payments } = await retrieveInvoice(invoiceId);
  const paid = payments?.data.find((one) => one.status === "paid" && one.payment.type === "payment_intent")?.payment.payment_intent;
  return typeof paid === "string" ? paid : paid?.id;
}

/** A customer's subscription as it is now; undefined when the customer has no such one. */
export async function retrieveSubscription({ customerId, subscriptionId }: SubscriptionOf): Promise<Stripe.Subscription | undefined> {
  for await (const subscription of stripe().subscriptions.list({ customer: customerId, status: "all", limit: 100 })) {
    if (subscription.id === subscriptionId) return subscription;
  }
  return undefined;
}

type SubscriptionOf = { customerId: string; subscriptionId: string };

/** Ends a subscription at once; ended before is ended. */
export async function cancelSubscription(of: SubscriptionOf): Promise<void> {
  const subscription = await retrieveSubscription(of);
  if (!subscription) throw new Error(`Customer ${of.customerId} has no subscription ${of.subscriptionId}.`);
  if (subscription.status !== "canceled") await stripe().subscriptions.cancel(of.subscriptionId);
}

/** The customer that stands for a person, found by our id in its metadata. @returns Stripe's customer id. */
export async function findOrCreateCustomer({
  personId,
  email,
  locale,
}: {
  personId: string;
  email: string;
  locale: Language;
}): Promise<string> {
  for await (const customer of stripe().customers.list({ email, limit: 100 })) {
    if (customer.metadata.person_id === personId) return customer.id;
  }
  const idempotencyKey = `customer:${personId}:${createHash("sha256").update(`${email} ${locale}`).digest("hex").slice(0, 16)}`;
  const customer = await stripe().customers.create(
    { email, preferred_locales: [locale], metadata: { person_id: personId } },
    { idempotencyKey },
  );
  return customer.id;
}

export type RefundOrder = { paymentIntentId: string; amountMinor: number; refundId: string };
export type Refunded = { stripeRefundId: string; amountMinor: number; status: string };

/** Gives money back once: a refund with our id in its metadata is the answer, however often this is called. */
export async function refundPayment({ paymentIntentId, amountMinor, refundId }: RefundOrder): Promise<Refunded> {
  for await (const refund of stripe().refunds.list({ payment_intent: paymentIntentId, limit: 100 })) {
    if (refund.metadata?.refund_id === refundId) return refunded(refund);
  }
  const order = { payment_intent: paymentIntentId, amount: amountMinor, metadata: { refund_id: refundId } };
  return refunded(await stripe().refunds.create(order, { idempotencyKey: `refund:${refundId}` }));
}

const refunded = (refund: Stripe.Refund): Refunded => ({
  stripeRefundId: refund.id,
  amountMinor: refund.amount,
  status: refund.status ?? "pending",
});

/** Where a customer changes the card, sees invoices and ends a subscription; the address is short-lived. */
export async function billingPortalAddress({
  customerId,
  returnUrl,
  locale,
}: {
  customerId: string;
  returnUrl: string;
  locale: Language;
}): Promise<string> {
  const session = await stripe().billingPortal.sessions.create({
    customer: customerId,
    return_url: returnUrl,
    locale: pageLanguage(locale),
  });
  return session.url;
}

const TOLERANCE_S = 300;

/** The event in a webhook's raw body. @throws UnverifiedWebhook unless Stripe signed it within the last five minutes. */
export function verifiedStripeEvent(rawBody: string, signature: string | null, receivedAt = new Date()): Stripe.Event {
  try {
    return stripe().webhooks.constructEvent(
      rawBody,
      signature ?? "",
      environment().stripe.webhookSecret,
      TOLERANCE_S,
      undefined,
      receivedAt.getTime(),
    );
  } catch (error) {
    throw new UnverifiedWebhook("The webhook is not signed by Stripe.", { cause: error });
  }
}

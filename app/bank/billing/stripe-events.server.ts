import type Stripe from "stripe";
import { isId } from "~/outside/ids.server";
import { paymentIntentOfInvoice, retrieveCheckout, retrieveInvoice, retrievePaymentIntent } from "~/outside/stripe.server";
import { settleRenewal } from "./renewal.operations.server";
import { settlePayment } from "./settle.operations.server";
import { noteCheckoutExpired, notePaymentFailed, notePlanEnded, notePlanPastDue, noteRefundFailed } from "./trouble.operations.server";

type Expandable = string | { id: string } | null | undefined;
const idOf = (thing: Expandable): string | null => (typeof thing === "string" ? thing : (thing?.id ?? null));

/**
 * What one event of Stripe means here: one operation, or nothing. Events arrive out of order, so what the event is about is asked for
 * as it stands now before anything is applied.
 */
export async function applyStripeEvent(event: Stripe.Event): Promise<void> {
  switch (event.type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
      return checkoutPaid(event.id, event.data.object);
    case "checkout.session.expired":
      return checkoutExpired(event.id, event.data.object);
    case "payment_intent.payment_failed":
      return paymentFailed(event.id, event.data.object);
    case "invoice.paid":
      return invoicePaid(event.id, event.data.object);
    case "invoice.payment_failed":
      return invoiceFailed(event.id, event.data.object);
    case "customer.subscription.deleted":
      return notePlanEnded(event.id, event.data.object.id);
    case "refund.failed":
    case "refund.updated":
      return refundChanged(event.id, event.data.object);
    default:
      return;
  }
}

async function checkoutPaid(eventId: string, { id }: Stripe.Checkout.Session): Promise<void> {
  const session = await retrieveCheckout(id);
  const paymentId = session.metadata?.payment_id;
  if (!isId(paymentId) || session.payment_status !== "paid") return;
  const invoiceId = idOf(session.invoice);
  const paymentIntentId = idOf(session.payment_intent) ?? (invoiceId && (await paymentIntentOfInvoice(invoiceId))) ?? null;
  await settlePayment({
    providerEventId: eventId,
    paymentId,
    paymentIntentId,
    checkoutId: id,
    invoiceId,
    subscriptionId: idOf(session.subscription),
    customerId: idOf(session.customer),
  });
}

async function checkoutExpired(eventId: string, { id, metadata }: Stripe.Checkout.Session): Promise<void> {
  if (isId(metadata?.payment_id)) await noteCheckoutExpired(eventId, metadata.payment_id, id);
}

async function paymentFailed(eventId: string, { id, metadata }: Stripe.PaymentIntent): Promise<void> {
  if (!isId(metadata.payment_id)) return;
  const { status } = await retrievePaymentIntent(id);
  if (status !== "succeeded") await notePaymentFailed(eventId, metadata.payment_id);
}

/** The first invoice of a subscription is settled by its checkout; the later ones are renewals. */
async function invoicePaid(eventId: string, { id }: Stripe.Invoice): Promise<void> {
  if (!id) return;
  const invoice = await retrieveInvoice(id);
  const subscription = invoice.parent?.subscription_details;
  const subscriptionId = idOf(subscription?.subscription);
  if (invoice.billing_reason !== "subscription_cycle" || subscriptionId === null || invoice.amount_paid === 0) return;
  const paymentId = subscription?.metadata?.payment_id;
  await settleRenewal({
    providerEventId: eventId,
    subscriptionId,
    paymentId: isId(paymentId) ? paymentId : null,
    invoiceId: id,
    paymentIntentId: (await paymentIntentOfInvoice(id)) ?? null,
    amountMinor: invoice.amount_paid,
  });
}

async function invoiceFailed(eventId: string, { id }: Stripe.Invoice): Promise<void> {
  if (!id) return;
  const invoice = await retrieveInvoice(id);
  const subscriptionId = idOf(invoice.parent?.subscription_details?.subscription);
  if (invoice.status === "open" && subscriptionId !== null) await notePlanPastDue(eventId, subscriptionId);
}

async function refundChanged(eventId: string, { status, metadata }: Stripe.Refund): Promise<void> {
  if ((status === "failed" || status === "canceled") && isId(metadata?.refund_id)) await noteRefundFailed(eventId, metadata.refund_id);
}

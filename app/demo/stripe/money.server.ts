import { type CardName, cardPays } from "./cards.rules";
import { change, emit, find, keep, type Ledger, newId } from "./ledger.server";
import { forbidden, impossible, missing } from "./problems.rules";
import type { Charge, Intent, Metadata, Refund } from "./wire.rules";

type Due = { amount: number; currency: string; customer: string | null; metadata: Metadata; intentId: string | null };

/** Charges a card: the payment intent with its outcome, and the webhook that tells it. */
export function takePayment(ledger: Ledger, due: Due, card: CardName, present: boolean, at: number): Intent {
  const pays = cardPays(card, present);
  const id = due.intentId ?? newId("pi");
  const charge = keep<Charge>(ledger, {
    id: newId("ch"),
    object: "charge",
    created: at,
    metadata: due.metadata,
    amount: due.amount,
    amount_captured: pays ? due.amount : 0,
    amount_refunded: 0,
    refunded: false,
    currency: due.currency,
    customer: due.customer,
    payment_intent: id,
    paid: pays,
    status: pays ? "succeeded" : "failed",
    ...{ captured: pays, payment_method: `pm_card_${card}`, failure_code: pays ? null : "card_declined" },
  });
  const intent = keep<Intent>(ledger, {
    id,
    object: "payment_intent",
    created: at,
    metadata: due.metadata,
    amount: due.amount,
    amount_received: pays ? due.amount : 0,
    currency: due.currency,
    customer: due.customer,
    latest_charge: charge.id,
    status: pays ? "succeeded" : "requires_payment_method",
    ...{
      client_secret: `${id}_secret_demo`,
      payment_method_types: ["card"],
      payment_method: pays ? `pm_card_${card}` : null,
      last_payment_error: pays
        ? null
        : { type: "card_error", code: "card_declined", decline_code: "generic_decline", message: "Your card was declined." },
    },
  });
  emit(ledger, pays ? "payment_intent.succeeded" : "payment_intent.payment_failed", intent, at);
  return intent;
}

export type RefundParams = { payment_intent?: string; charge?: string; amount?: number; reason?: string; metadata?: Metadata };

/** Gives money back, never more than is left of the charge. */
export function refund(ledger: Ledger, params: RefundParams, at: number): Refund {
  const charge = chargeOf(ledger, params);
  const left = charge.amount_captured - charge.amount_refunded;
  const amount = params.amount ?? left;
  if (!Number.isInteger(amount) || amount < 1)
    throw forbidden("Invalid positive integer", { code: "parameter_invalid_integer", param: "amount" });
  if (left === 0) throw impossible(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  if (amount > left)
    throw impossible(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`, { param: "amount" });
  const made = keep<Refund>(ledger, {
    id: newId("re"),
    object: "refund",
    created: at,
    metadata: params.metadata ?? {},
    amount,
    currency: charge.currency,
    charge: charge.id,
    payment_intent: charge.payment_intent,
    reason: params.reason ?? null,
    status: "succeeded",
    ...{ customer: charge.customer },
  });
  const refunded = charge.amount_refunded + amount;
  const changed = change(ledger, charge, { amount_refunded: refunded, refunded: refunded === charge.amount_captured });
  emit(ledger, "charge.refunded", changed, at);
  emit(ledger, "refund.updated", made, at);
  return made;
}

function chargeOf(ledger: Ledger, { payment_intent, charge }: RefundParams): Charge {
  if (charge) return find<Charge>(ledger, "charge", charge, "charge");
  if (!payment_intent) throw forbidden("One of the following params should be provided for this request: payment_intent or charge.");
  const intent = find<Intent>(ledger, "payment_intent", payment_intent, "payment_intent");
  if (intent.status !== "succeeded" || !intent.latest_charge)
    throw impossible(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`);
  const found = ledger.shelf.get<Charge>("charge", intent.latest_charge);
  if (!found) throw missing("charge", intent.latest_charge);
  return found;
}

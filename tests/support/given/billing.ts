import { askForCase } from "~/bank/billing/ask.operations.server";
import { type Settlement, settlePayment } from "~/bank/billing/settle.operations.server";
import type { Purpose } from "~/bank/billing/store.server";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { givenSignedConsent } from "./consent";

/** Settles a payment as the webhook of its checkout would; `by` tells two charges of one order apart. */
export function payBy(paymentId: string, by = "card", also: Partial<Settlement> = {}): Promise<boolean> {
  const ids = { checkoutId: `cs_${by}_${paymentId}`, paymentIntentId: `pi_${by}_${paymentId}` };
  return settlePayment({
    providerEventId: `evt_${by}_${paymentId}`,
    paymentId,
    invoiceId: null,
    subscriptionId: null,
    customerId: null,
    ...ids,
    ...also,
  });
}

/** The newest payment of a case for a purpose, all but its receipt. */
export function paymentOf(caseId: string, purpose: Purpose) {
  return readAs(WORKER, (db) =>
    db
      .selectFrom("payments")
      .select([
        "id",
        "state",
        "amountMinor",
        "refundedMinor",
        "paidAt",
        "attempt",
        "stripeCheckoutId",
        "stripePaymentIntentId",
        "receiptNumber",
      ])
      .where("caseId", "=", caseId)
      .where("purpose", "=", purpose)
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow(),
  );
}

type Wished = Parameters<typeof givenSignedConsent>[0];

/** A case whose consent is signed and whose deposit is asked for. */
export async function givenDueDeposit(wished: Wished = {}) {
  const held = await givenSignedConsent(wished);
  await askForCase(held.caseId, "deposit");
  return { ...held, paymentId: (await paymentOf(held.caseId, "deposit")).id };
}

/** A case whose consent is signed and whose deposit is paid. */
export async function givenPaidDeposit(wished: Wished = {}) {
  const held = await givenDueDeposit(wished);
  await payBy(held.paymentId);
  return held;
}

/** The refunds of a case, oldest first. */
export function refundsOf(caseId: string) {
  return readAs(WORKER, (db) =>
    db
      .selectFrom("refunds")
      .innerJoin("payments", "payments.id", "refunds.paymentId")
      .select(["refunds.id", "refunds.paymentId", "refunds.amountMinor", "refunds.reason", "refunds.state", "refunds.stripeRefundId"])
      .where("payments.caseId", "=", caseId)
      .orderBy("refunds.id")
      .execute(),
  );
}

import { readAs, transact } from "~/bank/history/transact.server";
import { type Actor, WORKER } from "~/bank/people/actor";
import { environment } from "~/outside/environment.server";
import { translator } from "~/web/i18n.server";
import { receipt } from "./receipt.pdf.server";
import { paymentsVisibleTo } from "./store.server";

/** Renders the receipt of a paid payment in the payer's language and keeps its bytes; one that is kept never changes. */
export async function issueReceipt(paymentId: string): Promise<void> {
  const paid = await readAs(WORKER, (db) =>
    db
      .selectFrom("payments as p")
      .innerJoin("cases as c", "c.id", "p.caseId")
      .innerJoin("persons as h", "h.id", "p.personId")
      .select(["p.id", "p.caseId", "p.donorId", "p.purpose", "p.amountMinor", "p.currency", "p.paidAt", "p.receiptNumber", "c.coi"])
      .select(["h.givenName", "h.familyName", "h.locale", "p.stripePaymentIntentId"])
      .where("p.id", "=", paymentId)
      .where("p.receiptPdf", "is", null)
      .executeTakeFirst(),
  );
  if (paid === undefined || paid.paidAt === null || paid.receiptNumber === null) return;
  const { bank, demo } = environment();
  const pdf = await receipt(
    {
      bank: { name: bank.name, address: bank.address.split(", "), licence: bank.licence, demo },
      number: paid.receiptNumber,
      payer: `${paid.givenName} ${paid.familyName}`,
      coi: paid.coi,
      paidAt: paid.paidAt,
      lines: [{ item: paid.purpose, amountMinor: paid.amountMinor }],
      currency: paid.currency,
      refundedMinor: 0,
      reference: paid.stripePaymentIntentId ?? paid.id,
    },
    translator(paid.locale),
  );
  await transact(WORKER, async (tx, record) => {
    const { numUpdatedRows } = await tx
      .updateTable("payments")
      .set({ receiptPdf: Buffer.from(pdf) })
      .where("id", "=", paymentId)
      .where("receiptPdf", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await record({ type: "receipt.issued", about: [paymentId], donorId: paid.donorId, caseId: paid.caseId, data: { paymentId } });
  });
}

/** The kept receipt, for those who may know of the payment. */
export async function receiptPdf(actor: Actor, paymentId: string): Promise<{ number: string; pdf: Buffer } | undefined> {
  const kept = await readAs(actor, (db) =>
    db
      .selectFrom("payments")
      .select(["receiptNumber", "receiptPdf"])
      .where("id", "in", paymentsVisibleTo(actor, db).clearSelect().select("payments.id"))
      .where("id", "=", paymentId)
      .executeTakeFirst(),
  );
  return kept?.receiptPdf && kept.receiptNumber ? { number: kept.receiptNumber, pdf: kept.receiptPdf } : undefined;
}

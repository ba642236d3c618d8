import { paymentsVisibleTo } from "~/bank/billing/store.server";
import { consentDocumentsVisibleTo } from "~/bank/consent/store.server";
import type { Db } from "~/bank/history/transact.server";
import type { PersonActor } from "~/bank/people/actor";
import { certificatesVisibleTo } from "./store.server";

export interface PaperShown {
  id: string;
  kind: "consent" | "receipt" | "storage" | "release" | "destruction";
  at: Date;
  /** The paper's number; the consent has its version. */
  number: string;
  address: string;
  /** What a receipt is for. */
  purpose: string | null;
}

/** Every paper of this person's cases that the bank keeps, newest first; of one case when it is named. */
export async function papersOf(actor: PersonActor, db: Db, caseId?: string): Promise<PaperShown[]> {
  const consents = await consentDocumentsVisibleTo(actor, db)
    .innerJoin("consents", "consents.id", "consentDocuments.consentId")
    .select(["consents.version", "consents.caseId"])
    .$if(caseId !== undefined, (query) => query.where("consents.caseId", "=", caseId ?? ""))
    .execute();
  const receipts = await paymentsVisibleTo(actor, db)
    .where("payments.receiptPdf", "is not", null)
    .$if(caseId !== undefined, (query) => query.where("payments.caseId", "=", caseId ?? ""))
    .execute();
  const certificates = await certificatesVisibleTo(actor, db)
    .clearSelect()
    .select(["id", "number", "kind", "issuedAt"])
    .$if(caseId !== undefined, (query) => query.where("caseId", "=", caseId ?? ""))
    .execute();
  const papers: PaperShown[] = [
    ...consents.map(({ id, version, renderedAt }) => ({
      id,
      kind: "consent" as const,
      at: renderedAt,
      number: String(version),
      address: `/family/documents/consents/${id}.pdf`,
      purpose: null,
    })),
    ...receipts.map(({ id, paidAt, createdAt, receiptNumber, purpose }) => ({
      id,
      kind: "receipt" as const,
      at: paidAt ?? createdAt,
      number: receiptNumber ?? "",
      address: `/family/payments/${id}/receipt.pdf`,
      purpose,
    })),
    ...certificates.map(({ id, number, kind, issuedAt }) => ({
      id,
      kind,
      at: issuedAt,
      number,
      address: `/certificates/${number}.pdf`,
      purpose: null,
    })),
  ];
  return papers.sort((one, other) => other.at.getTime() - one.at.getTime());
}

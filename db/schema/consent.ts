import type { Locale, Tissue } from "./columns";

/** A row of `consent_texts`. */
export interface ConsentTextTable {
  id: string;
  tissue: Tissue;
  version: number;
  locale: Locale;
  title: string;
  /** False: a demo text that no lawyer reviewed. */
  legallyReviewed: boolean;
  state: "draft" | "published";
  effectiveFrom: Date;
  publishedBy: string | null;
  /** Of title and clauses, canonical. */
  contentSha256: string;
}

/** A row of `consent_clauses`. */
export interface ConsentClauseTable {
  id: string;
  textId: string;
  ordinal: number;
  /** Item of domain.md 6.1: procurement, testing, processing, storage, research …. */
  code: string;
  /** False: optional, no by default. */
  required: boolean;
  heading: string;
  /** Plain words, first. */
  plain: string;
  /** On demand. */
  fullText: string;
}

/** A row of `consents`. */
export interface ConsentTable {
  id: string;
  caseId: string;
  donorId: string;
  tissue: Tissue;
  /** Of the text, whichever language each signer read. */
  version: number;
  state: "open" | "signed" | "superseded" | "withdrawn";
  openedAt: Date;
  /** When the last required signer signed. */
  signedAt: Date | null;
}

/** A row of `consent_signers`. */
export interface ConsentSignerTable {
  id: string;
  consentId: string;
  donorId: string;
  personId: string;
  capacity: "self" | "mother" | "father" | "guardian";
  /** Order of signing. */
  ordinal: number;
  /** The language that was read. */
  textId: string | null;
  signatureId: string | null;
  signedAt: Date | null;
}

/** A row of `consent_answers`. */
export interface ConsentAnswerTable {
  id: string;
  consentId: string;
  donorId: string;
  signerId: string;
  /** Of the clause. */
  code: string;
  answer: "yes" | "no";
  answeredAt: Date;
  /** A yes that was taken back. */
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
}

/** A row of `consent_documents`. */
export interface ConsentDocumentTable {
  id: string;
  consentId: string;
  donorId: string;
  signerId: string;
  /** Rendered once, at signing. */
  pdf: Buffer;
  /** Hex, of pdf. */
  sha256: string;
  renderedAt: Date;
}

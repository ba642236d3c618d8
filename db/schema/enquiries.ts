import type { Generated } from "kysely";
import type { GeneratedJson, Json, Locale, Tissue } from "./columns";

/** A row of `enquiries`. */
export interface EnquiryTable {
  id: string;
  tissue: Tissue;
  name: string;
  email: string;
  phone: string | null;
  country: string;
  locale: Locale;
  contactBy: "email" | "phone";
  /** Due date or procedure date. */
  expectedOn: string | null;
  message: Generated<string>;
  /** Version of the notice that was agreed to. */
  privacyVersion: string;
  state: "new" | "answered" | "quoted" | "accepted" | "closed" | "joined";
  /** The earlier enquiry of the same person. */
  joinedTo: string | null;
  assignedTo: string | null;
  receivedAt: Date;
  /** Clock on the first answer. */
  answerDueAt: Date;
  answeredAt: Date | null;
}

/** A row of `tasks`. */
export interface TaskTable {
  id: string;
  /** What is to be done; its words are tasks.<kind>. */
  kind: string;
  /** What it is about. */
  subjectId: string;
  donorId: string | null;
  caseId: string | null;
  /** Whose work it is. */
  duty: string;
  assignedTo: string | null;
  severity: Generated<"stop" | "look" | "know">;
  dueAt: Date | null;
  state: "open" | "done" | "cancelled";
  openedAt: Date;
  doneAt: Date | null;
  doneBy: string | null;
  /** Values for its words. */
  data: GeneratedJson;
}

/** A row of `price_lists`. */
export interface PriceListTable {
  id: string;
  code: string;
  currency: string;
  effectiveFrom: Date;
  /** Days of notice before an increase. */
  noticeDays: Generated<number>;
  /** A demo's prices. */
  invented: Generated<boolean>;
}

/** A row of `prices`. */
export interface PriceTable {
  id: string;
  priceListId: string;
  item: "deposit" | "collection" | "amnion_placenta" | "storage_yearly" | "storage_prepaid_20" | "expansion" | "release";
  /** Null: every tissue. */
  tissue: Tissue | null;
  amountMinor: number;
}

/** A row of `quotes`. */
export interface QuoteTable {
  id: string;
  enquiryId: string;
  priceListId: string;
  /** Who accepted it. */
  personId: string | null;
  tissue: Tissue;
  /** Add-on to birth tissue. */
  amnionPlacenta: Generated<boolean>;
  currency: string;
  state: "sent" | "accepted" | "withdrawn";
  validUntil: Date;
  /** Signed with the quote. */
  refundTable: Json;
  /** Chosen at acceptance. */
  storagePlan: "yearly" | "prepaid_20" | null;
  message: Generated<string>;
  sentBy: string;
  sentAt: Date;
  acceptedAt: Date | null;
  signatureId: string | null;
}

/** A row of `quote_lines`. */
export interface QuoteLineTable {
  id: string;
  quoteId: string;
  ordinal: number;
  item: string;
  /** The ceiling of every invoice line of this item. */
  amountMinor: number;
}

/** A row of `cases`. */
export interface CaseTable {
  id: string;
  donorId: string;
  accountHolderId: string;
  quoteId: string | null;
  tissue: Tissue;
  amnionPlacenta: Generated<boolean>;
  /** Chain-of-identity number, issued with the order. */
  coi: string;
  state:
    | "consent_pending"
    | "consented"
    | "deposit_paid"
    | "kit_shipped"
    | "collected"
    | "in_transit"
    | "received"
    | "processing"
    | "stored"
    | "cancelled"
    | "not_collected"
    | "rejected_at_intake"
    | "failed_process"
    | "withdrawn"
    | "discarded"
    | "transferred_out"
    | "closed";
  storagePlan: "yearly" | "prepaid_20";
  /** Whose law and whose consent text. */
  country: string;
  expectedOn: string | null;
  coordinatorId: string | null;
  openedAt: Date;
  storedAt: Date | null;
  closedAt: Date | null;
  revision: Generated<number>;
}

/** A row of `evidence_cards`. */
export interface EvidenceCardTable {
  id: string;
  code: string;
  tissue: Tissue | null;
  design: "case_series" | "uncontrolled_trial" | "controlled_trial" | "randomised_trial" | "laboratory";
  patients: number | null;
  controlled: boolean;
  blinded: boolean;
  /** Year or date of publication. */
  publishedOn: string;
  /** With DOI where there is one. */
  citation: string;
  /** By language: claim, outcome, limitation, funding. */
  texts: Json;
  state: "draft" | "published";
  writtenBy: string | null;
  /** Medical director, another person than the writer. */
  approvedBy: string | null;
  approvedAt: Date | null;
}

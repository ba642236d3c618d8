import type { Generated } from "kysely";
import type { Locale } from "./columns";

/** A row of `certificates`. */
export interface CertificateTable {
  id: string;
  /** Ends in 8 random base32 characters. */
  number: string;
  kind: "storage" | "release" | "destruction";
  donorId: string;
  caseId: string;
  requestId: string | null;
  lotId: string | null;
  clinicId: string | null;
  locale: Locale;
  /** RFC 8785. */
  canonicalJson: string;
  canonicalSha256: string;
  /** Compact JWS of the QR code. */
  code: string;
  kid: string;
  pdf: Buffer;
  pdfSha256: string;
  /** Event that it certifies. */
  eventId: string;
  issuedAt: Date;
}

/** A row of `certificate_statuses`. */
export interface CertificateStatusTable {
  id: string;
  certificateId: string;
  donorId: string;
  status: "superseded" | "revoked";
  successorId: string | null;
  /** Code, never health data. */
  reason: Generated<string>;
  decidedAt: Date;
  decidedBy: string | null;
}

/** A row of `messages`. */
export interface MessageTable {
  id: string;
  /** <event id>:<job kind>[:<person id>]. */
  key: string;
  /** Template. */
  kind: string;
  eventId: string;
  personId: string | null;
  donorId: string | null;
  state: "sent" | "delivered" | "bounced";
  resendId: string | null;
  /** Real time. */
  sentAt: Date;
  deliveredAt: Date | null;
  openedAt: Date | null;
  bouncedAt: Date | null;
}

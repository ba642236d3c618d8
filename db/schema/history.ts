import type { Generated, GeneratedAlways } from "kysely";
import type { GeneratedJson, Json } from "./columns";

/** A row of `events`. */
export interface EventTable {
  id: string;
  /** Order of recording. */
  position: GeneratedAlways<number>;
  /** Transaction that recorded it. */
  transactionId: Generated<string>;
  /** Past tense, never renamed. */
  type: string;
  actorKind: "public" | "person" | "clinic" | "staff" | "worker";
  /** Account that acted. */
  actorId: string | null;
  /** Whose cells it concerns. */
  donorId: string | null;
  /** Case it belongs to. */
  caseId: string | null;
  /** Clinic that may see it. */
  clinicId: string | null;
  /** When the thing happened, as people entered it. */
  happenedAt: Date;
  /** When the system added it, domain clock. */
  recordedAt: Date;
  /** Entered noticeably after it happened. */
  late: Generated<boolean>;
  /** Ids and values, never names or health notes. */
  data: GeneratedJson;
}

/** A row of `event_subjects`. */
export interface EventSubjectTable {
  /** Row that the event explains. */
  subjectId: string;
  eventId: string;
  /** Transaction of the event. */
  transactionId: Generated<string>;
  /** As in the event, for row-level security. */
  donorId: string | null;
}

/** A row of `signatures`. */
export interface SignatureTable {
  id: string;
  /** Who signed. */
  accountId: string;
  /** Name as it stood at signing. */
  printedName: string;
  /** Duty or role in which they signed. */
  capacity: string;
  meaning: "authorship" | "review" | "approval" | "responsibility" | "consent" | "authorisation" | "witness" | "receipt";
  /** Second component of the signature. */
  method: "password";
  /** Row that was signed. */
  subjectId: string;
  /** Whose record. */
  donorId: string | null;
  /** SHA-256, hex, of the canonical record. */
  recordHash: string;
  /** Domain clock. */
  signedAt: Date;
  /** Zone of the signer. */
  timeZone: Generated<string>;
  /** Set when the record was edited afterwards. */
  voidedAt: Date | null;
}

/** A row of `access_log`. */
export interface AccessLogEntryTable {
  id: string;
  /** Who read. */
  accountId: string;
  actorKind: string;
  /** Whose member. */
  clinicId: string | null;
  /** Whose health data. */
  donorId: string;
  /** Name of the page or query, without parameters. */
  page: string;
  /** Domain clock. */
  readAt: Date;
}

/** A row of `settings`. */
export interface SettingTable {
  id: string;
  /** Dotted name, such as transit.limits.bone_marrow. */
  key: string;
  /** Shape by key. */
  value: Json;
  /** In force from, until the next of the same key. */
  effectiveFrom: Date;
  /** Where the value comes from. */
  source: string;
}

/** A row of `form_uses`. */
export interface FormUseTable {
  /** One for each form shown. */
  token: string;
  /** Account, or the visitor id of a stranger. */
  actorId: string;
  /** SHA-256 of what was sent. */
  contentHash: string;
  /** Where the answer was. */
  address: string;
  /** Real time. */
  usedAt: Date;
}

/** A row of `webhook_receipts`. */
export interface WebhookReceiptTable {
  provider: "stripe" | "resend";
  providerEventId: string;
  /** Real time. */
  receivedAt: Date;
}

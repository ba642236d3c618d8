import type { Generated } from "kysely";
import type { Json, Tissue } from "./columns";

/** A row of `din_counters`. */
export interface DinCounterTable {
  /** Facility. */
  fin: string;
  /** Two digits. */
  year: number;
  last: number;
}

/** A row of `donations`. */
export interface DonationTable {
  id: string;
  caseId: string;
  donorId: string;
  /** 13 characters, assigned once, to one donor. */
  din: string;
  tissue: Tissue;
  material: "bone_marrow" | "lipoaspirate" | "tooth" | "cord" | "amnion" | "placenta";
  state:
    | "expected"
    | "collected"
    | "in_transit"
    | "received"
    | "accepted"
    | "rejected"
    | "processing"
    | "processed"
    | "destroyed"
    | "lapsed";
  /** FDI number of a tooth. */
  fdiTooth: string | null;
  collectedAt: Date | null;
  /** Surgeon, dentist or midwife, with registration. */
  collectedBy: string | null;
  collectionSite: string | null;
  volumeMl: number | null;
  /** Of a cord. */
  lengthCm: number | null;
  massG: number | null;
  receivedAt: Date | null;
  createdAt: Date;
}

/** A row of `kits`. */
export interface KitTable {
  id: string;
  /** One kit carries labels of one DIN only. */
  donationId: string;
  caseId: string;
  donorId: string;
  serial: string;
  state: "prepared" | "dispatched" | "collected" | "in_transit" | "received" | "lost" | "cancelled";
  /** [{part, lot, expiresOn}]. */
  parts: Json;
  expiresOn: string;
  loggerSerial: string;
  /** Of the label sheet as printed. */
  labelsSha256: string | null;
  preparedAt: Date;
  preparedBy: string | null;
  /** Second person: labels against donor. */
  checkedBy: string | null;
  dispatchedAt: Date | null;
  courier: string | null;
  tracking: string | null;
}

/** A row of `custody_events`. */
export interface CustodyEventTable {
  id: string;
  donorId: string;
  /** Of a collection leg. */
  donationId: string | null;
  /** Of a shipment leg. */
  shipmentId: string | null;
  ordinal: number;
  /** Previous holder. */
  fromParty: string;
  /** Next holder. */
  toParty: string;
  at: Date;
  seal: string | null;
  condition: "sealed" | "opened" | "damaged" | "not_recorded";
  /** Checked at this hand-over. */
  coi: string;
  /** Account that recorded it. */
  firstActor: string | null;
  /** Witness, where two are required. */
  secondActor: string | null;
}

/** A row of `receipts`. */
export interface ReceiptTable {
  id: string;
  donationId: string;
  caseId: string;
  donorId: string;
  receivedAt: Date;
  sealIntact: boolean;
  /** First identifier matches: name and birth date on the tube. */
  identifierName: boolean;
  /** Second identifier matches: DIN. */
  identifierDin: boolean;
  coiMatches: boolean;
  transitHours: number;
  temperatureMinCelsius: number;
  temperatureMaxCelsius: number;
  /** Time and temperature limits of the tissue. */
  withinLimits: boolean;
  verdict: "accepted" | "deviation" | "rejected";
  /** Code of the rejection. */
  reason: string | null;
  note: Generated<string>;
  receivedBy: string;
  secondBy: string | null;
  signatureId: string | null;
}

/** A row of `deviations`. */
export interface DeviationTable {
  id: string;
  donorId: string | null;
  /** What deviated. */
  subjectId: string;
  kind: "transit_time" | "transit_temperature" | "seal" | "contamination" | "identity" | "other";
  note: Generated<string>;
  state: "open" | "accepted" | "rejected";
  openedAt: Date;
  openedBy: string | null;
  decidedAt: Date | null;
  /** Quality, another person. */
  decidedBy: string | null;
  decisionNote: Generated<string>;
  signatureId: string | null;
}

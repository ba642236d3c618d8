import type { Generated } from "kysely";
import type { Json } from "./columns";

/** A row of `grants`. */
export interface GrantTable {
  id: string;
  donorId: string;
  caseId: string;
  clinicId: string;
  grantedBy: string;
  fromAt: Date;
  untilAt: Date;
  revokedAt: Date | null;
}

/** A row of `requests`. */
export interface RequestTable {
  id: string;
  /** RQ-26-0001. */
  number: string;
  clinicId: string;
  donorId: string;
  caseId: string;
  /** Whose units will be released. */
  lotId: string | null;
  state:
    | "submitted"
    | "authorised"
    | "reviewed"
    | "on_hold"
    | "approved"
    | "packed"
    | "in_transit"
    | "with_clinic"
    | "infused"
    | "destroyed"
    | "returned"
    | "refused"
    | "cancelled";
  /** What the forecast said. */
  path: "stock" | "expand" | "infeasible";
  expansion: Generated<"none" | "offered" | "accepted" | "thawed" | "done">;
  productClass: "TISSUE_361" | "ATMP_351";
  prescriberAccountId: string;
  prescriberName: string;
  prescriberRegistration: string;
  legalBasis: "marketing_authorisation" | "clinical_trial" | "hospital_exemption" | "named_patient";
  legalBasisReference: string;
  legalBasisValidUntil: string;
  /** ICD-11 code. */
  indication: string;
  protocol: string;
  relationship: "autologous" | "directed";
  /** First identifier, as the clinic has it. */
  patientName: string;
  patientBornOn: string;
  /** Second identifier. */
  patientNumber: string;
  patientWeightKg: number;
  /** Viable cells at the clinic. */
  doseCells: number;
  route: "intravenous" | "intrathecal" | "local";
  infusionVolumeMl: number;
  infusionHours: number;
  /** Infusion. */
  plannedOn: string;
  /** As shown, with its inputs. */
  forecast: Json;
  askedBy: string;
  askedAt: Date;
  reviewedBy: string | null;
  approvedBy: string | null;
  approvedAt: Date | null;
  revision: Generated<number>;
}

/** A row of `request_vials`. */
export interface RequestVialTable {
  id: string;
  requestId: string;
  vialId: string;
  donorId: string;
  purpose: "expansion" | "release";
  /** False: the request no longer holds it. */
  active: Generated<boolean>;
  reservedAt: Date;
}

/** A row of `authorisations`. */
export interface AuthorisationTable {
  id: string;
  requestId: string;
  donorId: string;
  personId: string;
  signatureId: string;
  authorisedAt: Date;
}

/** A row of `gate_snapshots`. */
export interface GateSnapshotTable {
  id: string;
  requestId: string;
  donorId: string;
  /** As computed when it was signed: [{name, open, evidence}]. */
  gates: Json;
  stage: "review" | "approval";
  takenAt: Date;
}

/** A row of `shipments`. */
export interface ShipmentTable {
  id: string;
  requestId: string;
  donorId: string;
  clinicId: string;
  shipperSerial: string;
  qualifiedUntil: string;
  /** Qualified hold that remains. */
  holdHours: number;
  plannedTransitHours: number;
  loggerSerial: string;
  loggerStartedAt: Date | null;
  seal: string;
  packedAt: Date;
  packedBy: string;
  packedSecond: string;
  shippedAt: Date | null;
  courier: string | null;
  tracking: string | null;
  etaAt: Date | null;
  receivedAt: Date | null;
  receivedBy: string | null;
  /** Name of the clinic's second person. */
  receivedSecond: string | null;
  sealIntact: boolean | null;
  labelsMatch: boolean | null;
  countReceived: number | null;
  loggerMaxCelsius: number | null;
  verdict: "accepted" | "rejected" | null;
  verdictReason: string | null;
}

/** A row of `administrations`. */
export interface AdministrationTable {
  id: string;
  requestId: string;
  vialId: string;
  donorId: string;
  clinicId: string;
  ending: "infused" | "returned" | "destroyed";
  happenedAt: Date;
  postThawViabilityPercent: number | null;
  /** Reference of the infusion or destruction record. */
  evidence: string;
  recordedBy: string;
}

/** A row of `adverse_reactions`. */
export interface AdverseReactionTable {
  id: string;
  requestId: string;
  donorId: string;
  clinicId: string;
  reporter: string;
  /** The authority's clock starts here. */
  firstKnownAt: Date;
  onsetAt: Date;
  /** CTCAE v5. */
  grade: number;
  serious: boolean;
  imputability: "NA" | "0" | "1" | "2" | "3";
  description: string;
  state: "suspected" | "closed";
  outcome: "complete_recovery" | "minor_sequelae" | "serious_sequelae" | "death" | null;
  reportedAt: Date;
}

/** A row of `outcomes`. */
export interface OutcomeTable {
  id: string;
  requestId: string;
  donorId: string;
  clinicId: string;
  timepoint: "D1" | "W2" | "M1" | "M3" | "M6" | "M12";
  scale: "AIS" | "SCIM_III" | "NIHSS" | "mRS";
  baseline: string;
  value: string;
  blinded: boolean;
  assessedAt: Date;
  recordedBy: string;
}

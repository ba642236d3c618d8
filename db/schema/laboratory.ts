import type { Generated } from "kysely";
import type { GeneratedJson, Json } from "./columns";

/** A row of `marker_samples`. */
export interface MarkerSampleTable {
  id: string;
  donorId: string;
  donationId: string;
  specimenOf: "donor" | "mother";
  takenAt: Date;
  laboratory: string;
  laboratoryLicence: string;
  enteredAt: Date;
}

/** A row of `marker_results`. */
export interface MarkerResultTable {
  id: string;
  sampleId: string;
  donorId: string;
  /** Anti_hiv_1_2, hbsag, anti_hbc, anti_hcv, syphilis, hbv_dna, htlv …. */
  marker: string;
  method: "serology" | "nat";
  result: "negative" | "reactive" | "indeterminate" | "repeat_reactive" | "confirmed";
  testedOn: string;
  /** A repeat is a new result. */
  repeatOf: string | null;
  enteredBy: string;
  enteredAt: Date;
  approvedBy: string | null;
  approvedAt: Date | null;
}

/** A row of `marker_assessments`. */
export interface MarkerAssessmentTable {
  id: string;
  donationId: string;
  donorId: string;
  conclusion: "acceptable" | "not_acceptable";
  note: string;
  /** Medical director. */
  assessedBy: string;
  assessedAt: Date;
  signatureId: string;
}

/** A row of `specifications`. */
export interface SpecificationTable {
  id: string;
  /** SPEC-BM-01. */
  code: string;
  version: number;
  productCode: string;
  productClass: "TISSUE_361" | "ATMP_351";
  /** Of banked vials, or of a release lot. */
  stage: "bank" | "release";
  /** Doublings from P0 harvest. */
  cpdlMax: number;
  passageMax: number;
  pdlConvention: "P0_HARVEST_ZERO" | "CFUF_ORIGIN";
  effectiveFrom: Date;
  approvedBy: string | null;
}

/** A row of `specification_tests`. */
export interface SpecificationTestTable {
  id: string;
  specificationId: string;
  ordinal: number;
  /** Viability_post_thaw, sterility, mycoplasma, endotoxin, identity_str, cd73 …. */
  test: string;
  method: string;
  limitKind: "min" | "max" | "range" | "equals";
  minimum: number | null;
  maximum: number | null;
  /** Of limit_kind equals: no_growth, not_detected, match, normal, fetal …. */
  expected: string | null;
  unit: Generated<string>;
  /** False: informative. */
  required: boolean;
  /** A failure is never waived. */
  identity: Generated<boolean>;
}

/** A row of `cultures`. */
export interface CultureTable {
  id: string;
  donorId: string;
  donationId: string;
  /** Of an expansion from thawed vials. */
  parentLotId: string | null;
  /** That the expansion serves. */
  requestId: string | null;
  productCode: string;
  /** Culture protocol with version. */
  protocol: string;
  state: "growing" | "harvested" | "failed";
  pdlConvention: "P0_HARVEST_ZERO" | "CFUF_ORIGIN";
  startingPassage: number;
  startingCpdl: number;
  startedAt: Date;
  startedBy: string | null;
  /** Of the starting tissue: mncPerMl, svfPerMl, viabilityPercent …. */
  measured: GeneratedJson;
}

/** A row of `passages`. */
export interface PassageTable {
  id: string;
  cultureId: string;
  donorId: string;
  /** P0, P1 …. */
  number: number;
  seededAt: Date;
  /** Viable attached; null for P0 of tissue. */
  seededCells: number | null;
  areaCm2: number | null;
  harvestedAt: Date | null;
  /** Viable. */
  harvestedCells: number | null;
  viabilityPercent: number | null;
  /** As counted: firstCount, secondCount, dead (million per mL), volumeMl. */
  counts: Json | null;
  /** Log2(harvest/seed). */
  populationDoublings: number | null;
  /** By the culture's convention. */
  cumulativePdl: number | null;
  doublingTimeH: number | null;
  seededBy: string | null;
  harvestedBy: string | null;
}

/** A row of `lots`. */
export interface LotTable {
  id: string;
  number: string;
  donorId: string;
  caseId: string;
  donationId: string;
  /** Null: a tissue product. */
  cultureId: string | null;
  parentLotId: string | null;
  specificationId: string;
  kind: "bank" | "release" | "tissue";
  /** Of a release lot. */
  requestId: string | null;
  /** Local. */
  productCode: string;
  productClass: "TISSUE_361" | "ATMP_351";
  passage: number | null;
  cumulativePdl: number | null;
  doublingTimeH: number | null;
  cellsHarvested: number | null;
  /** Used for tests and discarded. */
  cellsTested: Generated<number>;
  /** At harvest, before freezing. */
  viabilityPercent: number | null;
  biohazard: Generated<boolean>;
  /** Proven by STR. */
  origin: "donor" | "fetal" | "maternal" | "mixed" | null;
  state: "quarantine" | "releasable" | "releasable_autologous_biohazard" | "nonconforming_hold" | "hold" | "rejected" | "discarded";
  holdReason: string | null;
  harvestedAt: Date;
  frozenAt: Date | null;
  expiresOn: string | null;
  revision: Generated<number>;
}

/** A row of `freezing_runs`. */
export interface FreezingRunTable {
  id: string;
  lotId: string;
  donorId: string;
  startedAt: Date;
  cryoprotectant: string;
  /** Cooling programme with version. */
  programme: string;
  /** Of cryoprotectant before the start. */
  contactMinutes: number;
  endTemperatureCelsius: number;
  freezerSerial: string;
  operatedBy: string;
  witnessedBy: string | null;
  /** What the lot's vials must always add up to. */
  vialsMade: number;
  endedAt: Date;
}

/** A row of `test_results`. */
export interface TestResultTable {
  id: string;
  lotId: string;
  donorId: string;
  specificationTestId: string;
  valueNumber: number | null;
  valueText: string | null;
  verdict: "in_spec" | "out_of_spec" | "informative";
  status: "interim" | "final";
  sampledAt: Date;
  testedOn: string;
  laboratory: string;
  /** A retest never overwrites. */
  retestOf: string | null;
  enteredBy: string;
  enteredAt: Date;
  approvedBy: string | null;
  approvedAt: Date | null;
  signatureId: string | null;
}

/** A row of `dispositions`. */
export interface DispositionTable {
  id: string;
  lotId: string;
  donorId: string;
  disposition: string;
  /** What the system computed. */
  recommended: string;
  reason: Generated<string>;
  signatureId: string;
  decidedBy: string;
  decidedAt: Date;
}

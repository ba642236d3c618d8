import { type EndotoxinThresholds, endotoxinVerdict, type Route } from "../laboratory/endotoxin.rules";
import type { MarkerVerdict } from "../laboratory/markers.rules";
import { isOriginProven, type LotTests, withinPassageLimits } from "../laboratory/specification.rules";

/** Everything that has to be true before cells leave, in the order in which people clear it. */
export const GATES = [
  "consent",
  "authority",
  "identity",
  "markers",
  "tests",
  "endotoxin",
  "disposition",
  "origin",
  "limits",
  "vials",
  "fees",
  "licence",
  "prescriber",
  "legal_basis",
  "authorisation",
  "exposure",
] as const;
export type GateName = (typeof GATES)[number];

/** One gate: open or shut, with a reason by code either way; `not_evaluated` says plainly that this version does not look. */
export interface Gate {
  name: GateName;
  state: "open" | "shut" | "not_evaluated";
  /** Its sentence is `release.gate_<name>_<evidence>`. */
  evidence: string;
  values: Record<string, string | number>;
  whose: "family" | "clinic" | "laboratory" | "quality" | "finance" | "coordinator" | "bank";
}

export interface GateFacts {
  consent: { missing: readonly string[] };
  authority: { instructing: number; required: number };
  patient: { nameMatches: boolean; bornMatches: boolean; numberMatches: boolean };
  relationship: "autologous" | "directed";
  markers: MarkerVerdict;
  lot: {
    number: string;
    state: string;
    passage: number | null;
    cumulativePdl: number | null;
    origin: "donor" | "fetal" | "maternal" | "mixed" | null;
  } | null;
  tissue: string;
  limits: { passageMax: number; cpdlMax: number } | null;
  tests: LotTests | null;
  /** Whether the specification of the lot asks for it: that of a tissue product does not. */
  endotoxinRequired: boolean;
  /** EU/mL, as found in the lot; null while there is no final result. */
  endotoxinEuPerMl: number | null;
  use: { weightKg: number; volumeMl: number; hours: number; route: Route };
  endotoxinThresholds: EndotoxinThresholds;
  disputed: boolean;
  vials: { reserved: number; held: number; notForRelease: number; cells: number; doseCells: number };
  feesDue: number;
  /** ISO date of the planned infusion, and the end of each permission; null where there is none. */
  plannedOn: string;
  clinicSuspended: boolean;
  licenceUntil: string | null;
  prescriberUntil: string | null;
  legalBasisUntil: string;
  authorisations: { given: number; required: number };
}

type Answer = [open: boolean, evidence: string, values?: Record<string, string | number>];

/** Computes every gate from the facts (rules 16, 21, 23, 27, 30, 33, 35, 36); none is shown open without a reason. */
export function gatesFrom(facts: GateFacts): Gate[] {
  return GATES.map((name) => {
    if (name === "exposure") return { name, state: "not_evaluated", evidence: "not_evaluated", values: {}, whose: WHOSE[name] };
    const [open, evidence, values = {}] = ASK[name](facts);
    return { name, state: open ? "open" : "shut", evidence, values, whose: WHOSE[name] };
  });
}

/** The gates that stand in the way. */
export const shut = (gates: readonly Gate[]): GateName[] => gates.filter(({ state }) => state === "shut").map(({ name }) => name);

const WHOSE: Record<GateName, Gate["whose"]> = {
  consent: "family",
  authority: "family",
  identity: "clinic",
  markers: "laboratory",
  tests: "laboratory",
  endotoxin: "laboratory",
  disposition: "quality",
  origin: "laboratory",
  limits: "laboratory",
  vials: "laboratory",
  fees: "finance",
  licence: "clinic",
  prescriber: "clinic",
  legal_basis: "clinic",
  authorisation: "family",
  exposure: "bank",
};

const ASK: Record<Exclude<GateName, "exposure">, (facts: GateFacts) => Answer> = {
  consent: ({ consent }) =>
    consent.missing.length === 0
      ? [true, "live"]
      : [false, "missing", { items: consent.missing.join(", "), count: consent.missing.length }],
  authority: ({ authority }) => [
    authority.instructing >= authority.required,
    authority.instructing >= authority.required ? "entitled" : "missing",
    authority,
  ],
  identity: ({ patient }) => {
    const matches = [patient.nameMatches, patient.bornMatches, patient.numberMatches].filter(Boolean).length;
    return [patient.nameMatches && patient.bornMatches && patient.numberMatches, matches === 3 ? "match" : "mismatch", { matches }];
  },
  markers: ({ markers, relationship }) => {
    if (!markers.final) return [false, "pending"];
    if (markers.biohazard) return relationship === "autologous" ? [true, "own_use_only"] : [false, "reactive"];
    return [true, "final"];
  },
  tests: ({ tests }) => {
    if (tests === null) return [false, "no_lot"];
    if (tests.failed.length > 0) return [false, "failed", { tests: tests.failed.join(", "), count: tests.failed.length }];
    return tests.passes ? [true, "passed"] : [false, "pending", { tests: tests.missing.join(", "), count: tests.missing.length }];
  },
  endotoxin: ({ endotoxinRequired, endotoxinEuPerMl, use, endotoxinThresholds }) => {
    if (!endotoxinRequired) return [true, "not_required"];
    if (endotoxinEuPerMl === null) return [false, "pending"];
    if (endotoxinThresholds[use.route] === undefined) return [false, "no_limit", { route: use.route }];
    const verdict = endotoxinVerdict(endotoxinEuPerMl, use, endotoxinThresholds);
    return [verdict.passes, verdict.passes ? "passed" : "failed", { found: endotoxinEuPerMl, limit: verdict.limitEuPerMl }];
  },
  disposition: ({ lot, disputed, relationship }) => {
    if (disputed) return [false, "disputed"];
    if (lot === null) return [false, "no_lot"];
    if (lot.state === "releasable") return [true, "releasable", { lot: lot.number }];
    if (lot.state === "releasable_autologous_biohazard") return [relationship === "autologous", "own_use_only", { lot: lot.number }];
    return [false, "not_releasable", { lot: lot.number }];
  },
  origin: ({ lot, tissue }) => {
    if (lot === null) return [false, "no_lot"];
    return isOriginProven(tissue, lot.origin) ? [true, "proven"] : [false, "not_proven"];
  },
  limits: ({ lot, limits }) => {
    if (lot === null || limits === null) return [false, "no_lot"];
    const values = { passage: lot.passage ?? 0, pdl: lot.cumulativePdl ?? 0, passageMax: limits.passageMax, pdlMax: limits.cpdlMax };
    return withinPassageLimits(lot, limits) ? [true, "within", values] : [false, "beyond", values];
  },
  vials: ({ vials }) => {
    if (vials.reserved === 0) return [false, "none"];
    if (vials.held > 0) return [false, "held", { count: vials.held }];
    if (vials.notForRelease > 0) return [false, "not_for_release", { count: vials.notForRelease }];
    return vials.cells >= vials.doseCells ? [true, "enough", { count: vials.reserved, cells: vials.cells }] : [false, "too_few", vials];
  },
  fees: ({ feesDue }) => (feesDue === 0 ? [true, "paid"] : [false, "due", { count: feesDue }]),
  licence: ({ clinicSuspended, licenceUntil, plannedOn }) => (clinicSuspended ? [false, "suspended"] : until(licenceUntil, plannedOn)),
  prescriber: ({ prescriberUntil, plannedOn }) => until(prescriberUntil, plannedOn),
  legal_basis: ({ legalBasisUntil, plannedOn }) => until(legalBasisUntil, plannedOn),
  authorisation: ({ authorisations }) => [
    authorisations.given >= authorisations.required && authorisations.given > 0,
    authorisations.given >= authorisations.required && authorisations.given > 0 ? "given" : "waiting",
    authorisations,
  ],
};

/** A permission holds when it is valid on the day of the infusion, not only today (rule 35). */
const until = (validUntil: string | null, plannedOn: string): Answer => {
  if (validUntil === null) return [false, "missing"];
  return validUntil >= plannedOn ? [true, "valid", { until: validUntil }] : [false, "expired", { until: validUntil, plannedOn }];
};

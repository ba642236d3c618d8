import type { MarkerVerdict } from "./markers.rules";
import { isOriginProven, type LotTests, withinPassageLimits } from "./specification.rules";

export type Disposition =
  | "quarantine"
  | "releasable"
  | "releasable_autologous_biohazard"
  | "nonconforming_hold"
  | "hold"
  | "rejected"
  | "discarded";

export interface DispositionFacts {
  tissue: string;
  use: "autologous" | "directed";
  lot: { passage: number | null; cumulativePdl: number | null; origin: "donor" | "fetal" | "maternal" | "mixed" | null; held: boolean };
  limits: { passageMax: number; cpdlMax: number };
  tests: LotTests;
  markers: MarkerVerdict;
  openDeviations: number;
  /** Deviations that quality did not accept. */
  rejectedDeviations?: number;
  /** The medical director's written assessment of a marker that needs one. */
  assessed: boolean;
}

export interface Recommendation {
  disposition: "quarantine" | "releasable" | "releasable_autologous_biohazard" | "nonconforming_hold" | "hold";
  /** Why, the gravest first: a code, with the test or marker it is about. */
  reasons: { code: string; about?: string }[];
  /** Sibling lots of the donor are held with this one (rule 31). */
  holdSiblings: boolean;
}

/**
 * What the facts say about a lot (domain.md 3.3). It computes; only quality staff decide and sign. A reactive donor of their own
 * cells is never recommended for rejection.
 */
export function recommendDisposition(facts: DispositionFacts): Recommendation {
  const { tests, markers, lot } = facts;
  const holds = [...(lot.held ? [{ code: "held" }] : []), ...tests.identityFailed.map((about) => ({ code: "identity_failed", about }))];
  const faults = [
    ...tests.failed.filter((test) => !tests.identityFailed.includes(test)).map((about) => ({ code: "out_of_specification", about })),
    ...(lot.origin !== null && !isOriginProven(facts.tissue, lot.origin) ? [{ code: "origin_not_the_childs", about: lot.origin }] : []),
    ...(withinPassageLimits(lot, facts.limits) ? [] : [{ code: "passage_limit" }]),
    ...((facts.rejectedDeviations ?? 0) > 0 ? [{ code: "deviation_rejected" }] : []),
    ...(facts.use === "directed" ? markers.positive.map((about) => ({ code: "marker_positive", about })) : []),
  ];
  const pending = [
    ...tests.missing.map((about) => ({ code: "test_pending", about })),
    ...(markers.final ? [] : [{ code: "markers_pending" }]),
    ...(lot.origin === null && !isOriginProven(facts.tissue, null) ? [{ code: "origin_unproven" }] : []),
    ...(facts.openDeviations > 0 ? [{ code: "deviation_open" }] : []),
    ...(markers.furtherAssessment && !facts.assessed ? [{ code: "assessment_pending" }] : []),
  ];
  const notes = [
    ...(markers.biohazard ? [{ code: "biological_hazard" }] : []),
    ...tests.retested.map((about) => ({ code: "retested", about })),
  ];
  const reasons = [...holds, ...faults, ...pending, ...notes];
  const holdSiblings = tests.identityFailed.length > 0;
  if (holds.length > 0) return { disposition: "hold", reasons, holdSiblings };
  if (faults.length > 0) return { disposition: "nonconforming_hold", reasons, holdSiblings };
  if (pending.length > 0) return { disposition: "quarantine", reasons, holdSiblings };
  return { disposition: markers.biohazard ? "releasable_autologous_biohazard" : "releasable", reasons, holdSiblings };
}

/** Dispositions under which a lot's vials may leave for the patient they came from. */
export const isReleasable = (disposition: Disposition): boolean =>
  disposition === "releasable" || disposition === "releasable_autologous_biohazard";

const CAUTION: Record<Recommendation["disposition"] | "rejected", number> = {
  releasable: 0,
  releasable_autologous_biohazard: 1,
  quarantine: 2,
  nonconforming_hold: 3,
  hold: 4,
  rejected: 5,
};

/** Whether quality may sign this: what the facts say, or something more cautious; never something more favourable (rules 22 and 23). */
export const mayDispose = (
  chosen: "releasable" | "releasable_autologous_biohazard" | "nonconforming_hold" | "rejected",
  recommended: Recommendation["disposition"],
): boolean => CAUTION[chosen] >= Math.min(CAUTION[recommended], CAUTION.nonconforming_hold);

import { refuseUnless } from "../history/refusal";

export type Route = "intravenous" | "intrathecal" | "local";

/** What the lot is for: the same lot can pass for a vein and fail for the spinal canal (rule 33). */
export interface EndotoxinUse {
  weightKg: number;
  volumeMl: number;
  hours: number;
  route: Route;
}

/** K in EU for each kg and hour, by route; a setting (domain.md 2.1: vein 5, spinal canal 0.2). A route without one is not judged. */
export type EndotoxinThresholds = Partial<Record<Route, number>>;

/** The limit in EU/mL, K/M, where M is mL for each kg and hour. @throws Refusal `endotoxin_route_without_limit`, `count_not_positive` */
export function endotoxinLimit(use: EndotoxinUse, thresholds: EndotoxinThresholds): number {
  const k = thresholds[use.route];
  refuseUnless(k !== undefined, "endotoxin_route_without_limit", { route: use.route });
  refuseUnless(use.weightKg > 0 && use.volumeMl > 0 && use.hours > 0, "count_not_positive");
  return (k * use.weightKg * use.hours) / use.volumeMl;
}

export interface EndotoxinVerdict {
  limitEuPerMl: number;
  /** What the patient would receive in all, and the most that they may. */
  totalEu: number;
  totalLimitEu: number;
  passes: boolean;
}

/** Judges a lot for one use (rule 33). @param euPerMl what was found; of "below 0.25" the 0.25 */
export function endotoxinVerdict(euPerMl: number, use: EndotoxinUse, thresholds: EndotoxinThresholds): EndotoxinVerdict {
  refuseUnless(euPerMl >= 0, "count_not_positive");
  const limitEuPerMl = endotoxinLimit(use, thresholds);
  return {
    limitEuPerMl,
    totalEu: euPerMl * use.volumeMl,
    totalLimitEu: limitEuPerMl * use.volumeMl,
    passes: euPerMl <= limitEuPerMl,
  };
}

import { refuseUnless } from "../history/refusal";

/** What a tissue bears on its way; a setting (domain.md 1.2 to 1.5, rule 20). */
export interface TransitLimits {
  hoursMax: number;
  celsiusMin: number;
  celsiusMax: number;
}

export interface Arrival {
  collectedAt: Date;
  receivedAt: Date;
  celsiusMin: number;
  celsiusMax: number;
  sealIntact: boolean;
  /** First identifier: name and birth date on the tube. */
  nameMatches: boolean;
  /** Second identifier: the DIN. */
  dinMatches: boolean;
  coiMatches: boolean;
}

export type Finding = "transit_time" | "transit_temperature" | "seal" | "identity";

export interface ReceiptAssessment {
  transitHours: number;
  /** Time and temperature of the tissue kept. */
  withinLimits: boolean;
  /** Each opens a deviation of this kind. */
  findings: Finding[];
}

/** Compares an arrival with the limits of its tissue. @throws Refusal `received_before_collected`, `temperatures_crossed` */
export function assessReceipt(arrival: Arrival, limits: TransitLimits): ReceiptAssessment {
  const transitHours = (arrival.receivedAt.getTime() - arrival.collectedAt.getTime()) / 3_600_000;
  refuseUnless(transitHours >= 0, "received_before_collected");
  refuseUnless(arrival.celsiusMin <= arrival.celsiusMax, "temperatures_crossed");
  const late = transitHours > limits.hoursMax;
  const outside = arrival.celsiusMin < limits.celsiusMin || arrival.celsiusMax > limits.celsiusMax;
  const identified = arrival.nameMatches && arrival.dinMatches && arrival.coiMatches;
  const findings: Finding[] = [];
  if (late) findings.push("transit_time");
  if (outside) findings.push("transit_temperature");
  if (!arrival.sealIntact) findings.push("seal");
  if (!identified) findings.push("identity");
  return { transitHours, withinLimits: !late && !outside, findings };
}

export type ReceiptVerdict = "accepted" | "deviation" | "rejected";

/**
 * Whether a person may give this verdict: what was found opens a deviation or rejects, and a rejection names its reason.
 * @throws Refusal `findings_need_deviation`, `nothing_found`, `rejection_needs_reason`
 */
export function checkReceiptVerdict({ findings }: ReceiptAssessment, verdict: ReceiptVerdict, reason: string | null): void {
  refuseUnless(verdict !== "accepted" || findings.length === 0, "findings_need_deviation", { findings });
  refuseUnless(verdict !== "deviation" || findings.length > 0, "nothing_found");
  refuseUnless(verdict !== "rejected" || (reason !== null && reason.trim() !== ""), "rejection_needs_reason");
}

/** Material with a deviation is processed only once quality accepted each (rule 20). @throws Refusal `deviation_open`, `deviation_rejected` */
export function checkProcessing(deviations: readonly { state: "open" | "accepted" | "rejected" }[]): void {
  refuseUnless(
    deviations.every(({ state }) => state !== "rejected"),
    "deviation_rejected",
  );
  refuseUnless(
    deviations.every(({ state }) => state === "accepted"),
    "deviation_open",
  );
}

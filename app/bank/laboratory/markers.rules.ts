const DAY = 86_400_000;

export type MarkerAnswer = "negative" | "reactive" | "indeterminate" | "repeat_reactive" | "confirmed";

export interface MarkerResult {
  id: string;
  marker: string;
  method: "serology" | "nat";
  result: MarkerAnswer;
  specimenOf: "donor" | "mother";
  takenAt: Date;
  repeatOf: string | null;
  /** Null until another person approved it: it does not count before. */
  approvedAt: Date | null;
}

/** What a donor's tests must show; a setting in force from a date (domain.md 3.2). */
export interface MarkerRequirement {
  effectiveFrom: Date;
  markers: readonly string[];
  /** Days around the donation in which the sample is taken: 0 before and 7 after; bone marrow 30 before. */
  daysBefore: number;
  daysAfter: number;
  /** Whose blood: the mother's for birth tissue. */
  specimenOf: "donor" | "mother";
  /** For another person's use: a second sample so many days later, unless these were tested by NAT on the donation sample. */
  repeat: { afterDays: number; unlessNat: readonly string[] } | null;
}

export type MarkerStanding = "negative" | "positive" | "unresolved" | "unapproved" | "out_of_window" | "wrong_specimen" | "missing";

export interface MarkerVerdict {
  /** Every required marker has a settled, approved answer from a sample inside the window. Positive can be final. */
  final: boolean;
  standings: Record<string, MarkerStanding>;
  positive: string[];
  repeatSampleDue: boolean;
  /** Anti-HBc positive with HBsAg negative: the medical director assesses it. */
  furtherAssessment: boolean;
  /** Anything not shown to be negative that once reacted: isolated tank, biological hazard on every label (rule 22). */
  biohazard: boolean;
}

/** The requirement in force at an instant, undefined before the first. */
export function requirementAt(requirements: readonly MarkerRequirement[], at: Date): MarkerRequirement | undefined {
  const inForce = requirements.filter(({ effectiveFrom }) => effectiveFrom <= at);
  return inForce.sort((one, other) => other.effectiveFrom.getTime() - one.effectiveFrom.getTime())[0];
}

/** Judges a donor's markers for one donation (rule 23). A positive donor of their own cells is never rejected for it: see the disposition. */
export function judgeMarkers(
  results: readonly MarkerResult[],
  donation: { collectedAt: Date; use: "autologous" | "directed" },
  requirement: MarkerRequirement,
): MarkerVerdict {
  const extra = results.map(({ marker }) => marker).filter((marker) => !requirement.markers.includes(marker));
  const standings = Object.fromEntries(
    [...requirement.markers, ...new Set(extra)].map((marker) => [marker, standingOf(marker, results, donation.collectedAt, requirement)]),
  );
  const positive = Object.keys(standings).filter((marker) => standings[marker] === "positive");
  const repeatSampleDue = donation.use === "directed" && isRepeatDue(results, donation.collectedAt, requirement);
  const settled = requirement.markers.every((marker) => standings[marker] === "negative" || standings[marker] === "positive");
  const reacting = extra.every((marker) => standings[marker] !== "unresolved");
  return {
    final: settled && reacting && !repeatSampleDue,
    standings,
    positive,
    repeatSampleDue,
    furtherAssessment: standings.anti_hbc === "positive" && standings.hbsag === "negative",
    biohazard: Object.keys(standings).some((marker) => reactsSomewhere(marker, results, standings)),
  };
}

function standingOf(marker: string, results: readonly MarkerResult[], collectedAt: Date, requirement: MarkerRequirement): MarkerStanding {
  const all = results.filter((result) => result.marker === marker);
  if (all.length === 0) return "missing";
  const ours = all.filter((result) => result.specimenOf === requirement.specimenOf);
  if (ours.length === 0) return "wrong_specimen";
  const inWindow = ours.filter((result) => isInWindow(result.takenAt, collectedAt, requirement));
  if (inWindow.length === 0) return "out_of_window";
  const approved = inWindow.filter((result) => result.approvedAt !== null);
  if (approved.length === 0) return "unapproved";
  const last = approved.filter((result) => !approved.some((later) => later.repeatOf === result.id));
  if (last.some(({ result }) => result === "repeat_reactive" || result === "confirmed")) return "positive";
  return last.every(({ result }) => result === "negative") ? "negative" : "unresolved";
}

/** Whether a sample was taken in the window around the donation, its ends included. */
export function isInWindow(
  takenAt: Date,
  collectedAt: Date,
  { daysBefore, daysAfter }: Pick<MarkerRequirement, "daysBefore" | "daysAfter">,
): boolean {
  const days = (takenAt.getTime() - collectedAt.getTime()) / DAY;
  return days >= -daysBefore && days <= daysAfter;
}

function isRepeatDue(results: readonly MarkerResult[], collectedAt: Date, requirement: MarkerRequirement): boolean {
  if (requirement.repeat === null) return false;
  const { afterDays, unlessNat } = requirement.repeat;
  const settled = results.filter(
    (result) => result.approvedAt !== null && result.specimenOf === requirement.specimenOf && result.result === "negative",
  );
  const byNat = unlessNat.every((marker) =>
    settled.some((result) => result.marker === marker && result.method === "nat" && isInWindow(result.takenAt, collectedAt, requirement)),
  );
  const isLate = ({ takenAt }: MarkerResult) => takenAt.getTime() - collectedAt.getTime() >= afterDays * DAY;
  return !byNat && !requirement.markers.every((marker) => settled.some((result) => result.marker === marker && isLate(result)));
}

/** Unapproved and out-of-window reactions count here: caution needs no signature. */
function reactsSomewhere(marker: string, results: readonly MarkerResult[], standings: Record<string, MarkerStanding>): boolean {
  if (standings[marker] === "positive" || standings[marker] === "unresolved") return true;
  const repeated = (id: string) =>
    results.some((later) => later.repeatOf === id && later.approvedAt !== null && later.result === "negative");
  return results.some((result) => result.marker === marker && result.result !== "negative" && !repeated(result.id));
}

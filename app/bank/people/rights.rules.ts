import { refuseUnless } from "../history/refusal";

export type RightKind = "view" | "instruct" | "consent" | "pay";
export type RightGround = "self" | "mother" | "father" | "guardian" | "executor" | "account_holder";

/** What one person may do about one donor, from and until; the bank's people are never on this list by their duty. */
export interface Right {
  personId: string;
  donorId: string;
  kind: RightKind;
  ground: RightGround;
  fromAt: Date;
  untilAt: Date | null;
}

/** Grounds that end when the donor comes of age (rule 6). */
const GUARDIAN_GROUNDS: readonly RightGround[] = ["mother", "father", "guardian"];
export const isGuardian = (ground: RightGround): boolean => GUARDIAN_GROUNDS.includes(ground);

export const isLive = (right: Pick<Right, "fromAt" | "untilAt">, at: Date): boolean =>
  right.fromAt <= at && (right.untilAt === null || at < right.untilAt);

/** The person's live right of this kind over the donor. */
export function rightOf(
  rights: readonly Right[],
  asked: { personId: string; donorId: string; kind: RightKind },
  at: Date,
): Right | undefined {
  return rights.find(
    (right) => right.personId === asked.personId && right.donorId === asked.donorId && right.kind === asked.kind && isLive(right, at),
  );
}

/** Everyone with a live right of this kind over the donor, each once. */
export function holdersOf(rights: readonly Right[], donorId: string, kind: RightKind, at: Date): string[] {
  return [
    ...new Set(
      rights.filter((right) => right.donorId === donorId && right.kind === kind && isLive(right, at)).map(({ personId }) => personId),
    ),
  ];
}

/** The day of the 18th birthday; of 29 February, 1 March. @param bornOn `YYYY-MM-DD` */
export function majorityOn(bornOn: string): string {
  const [year = 0, month = 0, day = 0] = bornOn.split("-").map(Number);
  return new Date(Date.UTC(year + 18, month - 1, day)).toISOString().slice(0, 10);
}

/** Whether a donor is of age on a day; one not yet born is not. */
export const isAdult = (bornOn: string | null, on: string): boolean => bornOn !== null && on >= majorityOn(bornOn);

export type Stage = "minor" | "handing_over" | "adult";

/** Where a donor stands between guardianship and majority: guardians keep their rights for the days of grace after the birthday. */
export function stageOf(bornOn: string | null, on: string, graceDays: number): Stage {
  if (bornOn === null || !isAdult(bornOn, on)) return "minor";
  const end = new Date(`${majorityOn(bornOn)}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + graceDays);
  return on < end.toISOString().slice(0, 10) ? "handing_over" : "adult";
}

/**
 * Whether a right may be used at all (rule 6): after the grace, or as soon as the donor consented anew, a guardian keeps only the
 * bills. @throws Refusal `guardianship_ended`
 */
export function checkGuardianship(right: Pick<Right, "ground" | "kind">, stage: Stage, consentedAnew: boolean): void {
  const ended = stage === "adult" || (stage === "handing_over" && consentedAnew);
  refuseUnless(!ended || !isGuardian(right.ground) || right.kind === "pay", "guardianship_ended");
}

/** Nobody acts as staff on a donor over whom they hold a right. @throws Refusal `own_family` */
export function checkNotOwnFamily(rights: readonly Right[], staffPersonId: string, donorId: string, at: Date): void {
  refuseUnless(!rights.some((right) => right.personId === staffPersonId && right.donorId === donorId && isLive(right, at)), "own_family");
}

import { refuseUnless } from "../history/refusal";

/** One hand-over of material: who gave, who took, when (domain.md 4.5). */
export interface HandOver {
  from: string;
  to: string;
  at: Date;
  coi: string;
  firstActor: string | null;
  secondActor: string | null;
}

/**
 * Whether a hand-over may follow the last (rule 17): it begins where that ended, not before it, under the same chain of identity,
 * with two different people where two are required.
 * @throws Refusal `custody_gap`, `custody_out_of_order`, `coi_mismatch`, `second_person_needed`
 */
export function checkHandOver(last: HandOver | null, next: HandOver, twoActors: boolean): void {
  refuseUnless(next.from !== next.to, "custody_gap", { holder: next.from });
  if (last !== null) {
    refuseUnless(last.to === next.from, "custody_gap", { holder: last.to });
    refuseUnless(last.at <= next.at, "custody_out_of_order");
    refuseUnless(last.coi === next.coi, "coi_mismatch");
  }
  const two = next.firstActor !== null && next.secondActor !== null && next.firstActor !== next.secondActor;
  refuseUnless(!twoActors || two, "second_person_needed");
}

/** Holds a whole chain to rule 17; the release gate asks it. */
export function isContiguous(chain: readonly HandOver[]): boolean {
  return chain.every((next, index) => {
    const last = chain[index - 1];
    return last === undefined || (last.to === next.from && last.at <= next.at && last.coi === next.coi);
  });
}

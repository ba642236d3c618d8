import { refuse, refuseUnless } from "~/bank/history/refusal";
import { isAdult } from "~/bank/people/rights.rules";

export type DonorIs = "self" | "child" | "unborn";
export type Relation = "mother" | "father" | "guardian";

/**
 * Whether such a donor can give this tissue: birth tissue comes from a child not yet born, the others from an adult or a living child.
 * @param on today, `YYYY-MM-DD` @throws Refusal `donor_does_not_fit`, `donor_not_adult`, `child_is_adult`, `in_the_future`, `due_date_past`
 */
export function checkDonor(
  tissue: string,
  donor: { is: DonorIs; bornOn?: string | undefined; expectedOn?: string | undefined },
  on: string,
): void {
  refuseUnless((tissue === "birth") === (donor.is === "unborn"), "donor_does_not_fit");
  if (donor.is === "unborn") {
    refuseUnless(donor.expectedOn !== undefined && donor.expectedOn >= on, "due_date_past");
    return;
  }
  if (donor.bornOn === undefined || donor.bornOn > on) refuse("in_the_future");
  const adult = isAdult(donor.bornOn, on);
  if (donor.is === "self") refuseUnless(adult, "donor_not_adult");
  else refuseUnless(!adult, "child_is_adult");
}

/** The mother among those who speak for the child: of birth tissue her blood is tested and she signs first. @throws Refusal `mother_needed` */
export function motherOf(tissue: string, guardians: readonly { personId: string; relation: Relation }[]): string | null {
  if (tissue !== "birth") return null;
  const mother = guardians.find((guardian) => guardian.relation === "mother");
  refuseUnless(mother, "mother_needed");
  return mother.personId;
}

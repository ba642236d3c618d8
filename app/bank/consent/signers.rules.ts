import { refuseUnless } from "../history/refusal";
import { isAdult, isGuardian, isLive, type Right, type RightGround } from "../people/rights.rules";

export type Capacity = "self" | "mother" | "father" | "guardian";

export interface Signer {
  personId: string;
  capacity: Capacity;
  /** Order of signing, from 1. */
  ordinal: number;
}

export interface DonorForConsent {
  id: string;
  personId: string;
  bornOn: string | null;
  motherPersonId: string | null;
  /** How many guardians the law of the country asks for, 0 to 2. */
  requiredGuardians: number;
}

const ORDER: Partial<Record<RightGround, number>> = { mother: 0, father: 1, guardian: 2 };

/**
 * Who must sign (rule 5): an adult donor alone; for a minor as many guardians as are required; for birth tissue the mother
 * first, whose body gives it and whose blood is tested.
 * @param rights over this donor @param on `YYYY-MM-DD`, of `at`
 * @throws Refusal `guardians_missing`, `mother_missing`
 */
export function requiredSigners(tissue: string, donor: DonorForConsent, rights: readonly Right[], at: Date, on: string): Signer[] {
  if (isAdult(donor.bornOn, on)) return [{ personId: donor.personId, capacity: "self", ordinal: 1 }];
  const guardians = rights
    .filter((right) => right.donorId === donor.id && right.kind === "consent" && isGuardian(right.ground) && isLive(right, at))
    .sort((one, other) => (ORDER[one.ground] ?? 3) - (ORDER[other.ground] ?? 3) || one.fromAt.getTime() - other.fromAt.getTime());
  const persons = [...new Map(guardians.map(({ personId, ground }) => [personId, ground as Capacity])).entries()];
  const needed = Math.max(1, donor.requiredGuardians);
  refuseUnless(persons.length >= needed, "guardians_missing", { needed, found: persons.length });
  const signing = new Map(persons.slice(0, needed));
  if (tissue !== "birth") return number([...signing]);
  refuseUnless(donor.motherPersonId !== null, "mother_missing");
  signing.delete(donor.motherPersonId);
  return number([[donor.motherPersonId, "mother"], ...signing]);
}

const number = (persons: readonly (readonly [string, Capacity])[]): Signer[] =>
  persons.map(([personId, capacity], index) => ({ personId, capacity, ordinal: index + 1 }));

/**
 * Whether this person signs now: entitled, not yet signed, and everyone before them has.
 * @throws Refusal `not_a_signer`, `already_signed`, `not_your_turn`
 */
export function checkTurn(signers: readonly (Signer & { signedAt: Date | null })[], personId: string): void {
  const signer = signers.find((one) => one.personId === personId);
  refuseUnless(signer !== undefined, "not_a_signer");
  refuseUnless(signer.signedAt === null, "already_signed");
  refuseUnless(
    signers.every((one) => one.ordinal >= signer.ordinal || one.signedAt !== null),
    "not_your_turn",
  );
}

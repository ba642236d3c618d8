import { refuseUnless } from "../history/refusal";

/** Facility number of the demo: A9990 to A9999 are set aside for validation (domain.md 4.1). */
export const DEMO_FACILITY = "A9999";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
const DIN = /^[A-NP-Z1-9][0-9]{12}$/;
const COI = /^CH[A-NP-Z1-9][0-9]{6}[0-9A-Z]{6}$/;

/** The check character of a text of 0-9, A-Z (ISO/IEC 7064 MOD 37-2; domain.md 4.2). */
export function checkCharacter(text: string): string {
  let rest = 0;
  for (const character of text) rest = ((rest + characterValue(character)) * 2) % 37;
  return ALPHABET.charAt((38 - rest) % 37);
}

function characterValue(character: string): number {
  const value = ALPHABET.indexOf(character);
  refuseUnless(value >= 0 && value < 36, "din_malformed");
  return value;
}

/** A donation identification number: 13 characters, facility (5), year (2), sequence (6). Flags and check character are not part of it. */
export const isDin = (text: string): boolean => DIN.test(text);

/** Builds a DIN, `A9999` + `26` + `000001`. @throws Refusal `din_used_up` past 999999 of one year, `din_malformed`. */
export function dinOf(facility: string, year: number, sequence: number): string {
  refuseUnless(sequence >= 0 && sequence <= 999_999, "din_used_up");
  const din = `${facility}${String(year % 100).padStart(2, "0")}${String(sequence).padStart(6, "0")}`;
  refuseUnless(isDin(din), "din_malformed");
  return din;
}

/** As printed for eyes: `A9999 26 000001`; the boxed check character stands beside it. */
export const groupDin = (din: string): string => `${din.slice(0, 5)} ${din.slice(5, 7)} ${din.slice(7)}`;

/** Flags of type 3: 60 plus the value of the check character, so that a scan proves itself (domain.md 4.2). */
export const checkFlags = (din: string): string => String(60 + ALPHABET.indexOf(checkCharacter(din)));

/**
 * The DIN that was typed with its check character, blanks and case forgiven (rule 3).
 * @throws Refusal `din_malformed` when it is not 13 characters and one, `din_check` when the character does not fit.
 */
export function readTypedDin(typed: string): string {
  const plain = typed.replace(/\s/g, "").toUpperCase();
  const din = plain.slice(0, 13);
  refuseUnless(plain.length === 14 && isDin(din), "din_malformed");
  refuseUnless(checkCharacter(din) === plain.charAt(13), "din_check");
  return din;
}

export interface ScannedDin {
  din: string;
  flags: string;
  /** Whether type-3 flags fit the number; null when the flags are of another type. */
  checked: boolean | null;
}

/** Data structure 001: `=`, DIN, two flags. @throws Refusal `din_malformed`. */
export function readDinStructure(scanned: string): ScannedDin {
  const din = scanned.slice(1, 14);
  const flags = scanned.slice(14);
  refuseUnless(scanned.startsWith("=") && isDin(din) && /^[0-9]{2}$/.test(flags), "din_malformed");
  const typeThree = Number(flags) >= 60 && Number(flags) <= 96;
  return { din, flags, checked: typeThree ? flags === checkFlags(din) : null };
}

/** Data structure 001. Flags `00` none; a kit's tubes carry 06 to 09 (domain.md 4.2). */
export function dinStructure(din: string, flags = "00"): string {
  refuseUnless(isDin(din) && /^[0-9]{2}$/.test(flags), "din_malformed");
  return `=${din}${flags}`;
}

/** The DIN in what was scanned or typed: a structure, a compound message that holds one, or a number with its check character. */
export function readAnyDin(entered: string): string {
  const plain = entered.trim();
  const structure = /=[A-NP-Z1-9][0-9]{14}/.exec(plain)?.[0];
  if (structure === undefined) return readTypedDin(plain);
  const scanned = readDinStructure(structure);
  refuseUnless(scanned.checked !== false, "din_check");
  return scanned.din;
}

/** The chain-of-identity number of a therapy event: `CH` and 13 characters, issued before the first collection (domain.md 4.5). */
export function coiOf(facility: string, year: number, sequence: number): string {
  return `CH${dinOf(facility, year, sequence)}`;
}

export const isCoi = (text: string): boolean => COI.test(text);

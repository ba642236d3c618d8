/** The donation identification number of a facility's `sequence`th donation of a year: 13 characters (domain.md 4.2). */
export function dinOf(fin: string, year: number, sequence: number): string {
  if (!/^[A-NP-Z1-9][A-Z0-9]{4}$/.test(fin)) throw new RangeError(`${fin} is no facility number.`);
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > 999_999) throw new RangeError(`${sequence} is no sequence of six digits.`);
  return `${fin}${String(year % 100).padStart(2, "0")}${String(sequence).padStart(6, "0")}`;
}

/** The chain-of-identity number that carries the same sequence as the first DIN of its case: 15 characters (domain.md 4.5). */
export const coiOf = (fin: string, year: number, sequence: number): string => `CH${dinOf(fin, year, sequence)}`;

/** The first DIN of a case is reserved by its chain-of-identity number. */
export const firstDinOf = (coi: string): string => coi.slice(2);

/** The facility that issued a chain-of-identity number. */
export const finOf = (coi: string): string => coi.slice(2, 7);

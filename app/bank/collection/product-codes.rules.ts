import { refuseUnless } from "../history/refusal";

export type ProductClass = "TISSUE_361" | "ATMP_351";

/**
 * Local product codes of the demo (domain.md 4.3): the real ones are in ICCBBA's licensed database. `local` abbreviations
 * have no consensus (domain.md 0.2) and are marked so wherever they are shown.
 */
export const PRODUCTS = {
  DBM01: { abbreviation: "MSC(M)", local: false, productClass: "ATMP_351", tissue: "bone_marrow" },
  DAT01: { abbreviation: "MSC(AT)", local: false, productClass: "ATMP_351", tissue: "adipose" },
  DDP01: { abbreviation: "MSC(DP)", local: true, productClass: "ATMP_351", tissue: "dental_pulp" },
  DWJ01: { abbreviation: "MSC(WJ)", local: false, productClass: "ATMP_351", tissue: "birth" },
  DAM01: { abbreviation: "MSC(AM)", local: true, productClass: "ATMP_351", tissue: "birth" },
  DPL01: { abbreviation: "MSC(PL)", local: true, productClass: "ATMP_351", tissue: "birth" },
  DCT01: { abbreviation: null, local: true, productClass: "TISSUE_361", tissue: "birth" },
  DTH01: { abbreviation: null, local: true, productClass: "TISSUE_361", tissue: "dental_pulp" },
} as const satisfies Record<string, { abbreviation: string | null; local: boolean; productClass: ProductClass; tissue: string }>;

export type ProductCode = keyof typeof PRODUCTS;

/** ISBT 128 collection type: 1 autologous only, X autologous biohazard, 2 directed, 3 directed biohazard (domain.md 4.3). */
export type CollectionType = "1" | "X" | "2" | "3";

export function collectionType(relationship: "autologous" | "directed", biohazard: boolean): CollectionType {
  if (relationship === "autologous") return biohazard ? "X" : "1";
  return biohazard ? "3" : "2";
}

/** The most vials that one DIN can be divided into with two letters. */
export const DIVISIONS = 676;

/** The n-th division of a donation, from 0: Aa, Ab … Zz. @throws Refusal `divisions_used_up` */
export function divisionOf(index: number): string {
  refuseUnless(Number.isInteger(index) && index >= 0 && index < DIVISIONS, "divisions_used_up");
  return String.fromCharCode(65 + Math.floor(index / 26)) + String.fromCharCode(97 + (index % 26));
}

/** The 8 characters of a product code: product, collection type, division (`00` undivided). */
export function fullProductCode(product: string, collection: CollectionType | "0", division = "00"): string {
  const code = `${product}${collection}${division}`;
  refuseUnless(/^[A-Z][A-Z0-9]{4}[A-Za-z0-9](?:[A-Z][a-z]|00|99)$/.test(code), "product_code_malformed");
  return code;
}

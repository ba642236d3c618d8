import { DIVISIONS } from "../collection/product-codes.rules";
import type { Life } from "../history/life";
import { refuseUnless } from "../history/refusal";

/** The whole life of a lot, as quality sees it. Where its vials are is another machine. `reopen`: the record changed after it was signed (rule 28). */
export const LOT_LIFE = {
  quarantine: {
    release: "releasable",
    release_biohazard: "releasable_autologous_biohazard",
    nonconform: "nonconforming_hold",
    hold: "hold",
    reject: "rejected",
    reopen: "quarantine",
  },
  releasable: {
    release_biohazard: "releasable_autologous_biohazard",
    nonconform: "nonconforming_hold",
    hold: "hold",
    reject: "rejected",
    reopen: "quarantine",
    discard: "discarded",
  },
  releasable_autologous_biohazard: {
    nonconform: "nonconforming_hold",
    hold: "hold",
    reject: "rejected",
    reopen: "quarantine",
    discard: "discarded",
  },
  nonconforming_hold: {
    release: "releasable",
    release_biohazard: "releasable_autologous_biohazard",
    hold: "hold",
    reject: "rejected",
    reopen: "quarantine",
    discard: "discarded",
  },
  hold: {
    lift: "quarantine",
    lift_to_releasable: "releasable",
    lift_to_biohazard: "releasable_autologous_biohazard",
    lift_to_nonconforming: "nonconforming_hold",
    nonconform: "nonconforming_hold",
    reject: "rejected",
    reopen: "hold",
    discard: "discarded",
  },
  rejected: { discard: "discarded" },
  discarded: {},
} as const satisfies Life;

/** The verb by which a signed disposition moves a lot. */
export const DISPOSING = {
  releasable: "release",
  releasable_autologous_biohazard: "release_biohazard",
  nonconforming_hold: "nonconform",
  rejected: "reject",
} as const;

/** The verb by which a lifted hold returns a lot to the disposition that still stands, or to quarantine when none does. */
export const LIFTING = {
  releasable: "lift_to_releasable",
  releasable_autologous_biohazard: "lift_to_biohazard",
  nonconforming_hold: "lift_to_nonconforming",
} as const;

/** Lots that can still become something: a rejected or discarded one cannot. */
export const isAlive = (state: keyof typeof LOT_LIFE): boolean => state !== "rejected" && state !== "discarded";

/** The first letters of a lot's number, by product: BM of DBM01. */
const stemOf = (productCode: string, din: string): string =>
  `${productCode.slice(1, 3)}-${din.slice(5, 7)}-${String(Number(din.slice(7))).padStart(4, "0")}`;

/** The next number of a donation's lots: BM-26-0001-A, then -B … @param taken every number that exists of the same stem */
export function lotNumber(productCode: string, din: string, taken: readonly string[]): string {
  const stem = stemOf(productCode, din);
  const free = Array.from({ length: DIVISIONS }, (_, index) => `${stem}-${letters(index)}`).find((number) => !taken.includes(number));
  refuseUnless(free !== undefined, "lot_numbers_used_up");
  return free;
}

const letters = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26);

/** Products that a material can become; the first is proposed. */
export const PRODUCTS_OF: Record<string, { cells: readonly string[]; tissue: readonly string[] }> = {
  bone_marrow: { cells: ["DBM01"], tissue: [] },
  lipoaspirate: { cells: ["DAT01"], tissue: [] },
  tooth: { cells: ["DDP01"], tissue: ["DTH01"] },
  cord: { cells: ["DWJ01"], tissue: ["DCT01"] },
  amnion: { cells: ["DAM01"], tissue: [] },
  placenta: { cells: ["DPL01"], tissue: [] },
};

import type { Tissue } from "../tissue-mark";

/** A price book as it is kept: an item for one tissue, or for every tissue (`null`). */
export interface PriceBook {
  currency: string;
  invented: boolean;
  prices: readonly { item: string; tissue: Tissue | null; amountMinor: number }[];
}

/** The prices that a stranger is shown, in minor units of `currency`. */
export interface PricesShown {
  currency: string;
  invented: boolean;
  collection: Record<Tissue, number>;
  amnionPlacenta: number;
  deposit: number;
  storageYearly: number;
  storagePrepaid: number;
  expansion: number;
  release: number;
}

const TISSUES = ["bone_marrow", "adipose", "dental_pulp", "birth"] as const satisfies readonly Tissue[];

/** Null when the book lacks a price that the page would have to show: half a price list misleads. */
export function pricesShown(book: PriceBook | null | undefined): PricesShown | null {
  if (!book) return null;
  const amount = (item: string, tissue: Tissue | null) =>
    (
      book.prices.find((price) => price.item === item && price.tissue === tissue) ??
      book.prices.find((price) => price.item === item && price.tissue === null)
    )?.amountMinor ?? Number.NaN;
  const anyTissue = (item: string) => book.prices.find((price) => price.item === item)?.amountMinor ?? Number.NaN;
  const shown: PricesShown = {
    currency: book.currency,
    invented: book.invented,
    collection: Object.fromEntries(TISSUES.map((tissue) => [tissue, amount("collection", tissue)])) as Record<Tissue, number>,
    amnionPlacenta: anyTissue("amnion_placenta"),
    deposit: anyTissue("deposit"),
    storageYearly: anyTissue("storage_yearly"),
    storagePrepaid: anyTissue("storage_prepaid_20"),
    expansion: anyTissue("expansion"),
    release: anyTissue("release"),
  };
  const numbers = [
    ...Object.values(shown.collection),
    shown.amnionPlacenta,
    shown.deposit,
    shown.storageYearly,
    shown.storagePrepaid,
    shown.expansion,
    shown.release,
  ];
  return numbers.some(Number.isNaN) ? null : shown;
}

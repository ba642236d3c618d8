import { z } from "zod";
import type { PriceListForm } from "./prices.server";

/** Everything that a price book names, as the fields of its page are called: `<item>` or `<item>.<tissue>`. */
export const PRICE_FIELDS = [
  { name: "deposit", item: "deposit", tissue: null },
  { name: "collection.bone_marrow", item: "collection", tissue: "bone_marrow" },
  { name: "collection.adipose", item: "collection", tissue: "adipose" },
  { name: "collection.dental_pulp", item: "collection", tissue: "dental_pulp" },
  { name: "collection.birth", item: "collection", tissue: "birth" },
  { name: "amnion_placenta.birth", item: "amnion_placenta", tissue: "birth" },
  { name: "storage_yearly", item: "storage_yearly", tissue: null },
  { name: "storage_prepaid_20", item: "storage_prepaid_20", tissue: null },
  { name: "expansion", item: "expansion", tissue: null },
  { name: "release", item: "release", tissue: null },
] as const;

/** The stages of the refund table that keep an amount; once cells are stored the whole collection price is earned. */
export const KEPT_FIELDS = ["before_dispatch", "not_collected", "rejected_without_fault"] as const;

const amount = z.coerce
  .number("errors.not_a_number")
  .min(0, "errors.not_a_number")
  .max(1_000_000, "errors.not_a_number")
  .transform((major) => Math.round(major * 100));

/** The page of a new price book: amounts in whole units of the currency, with two decimals. */
export const PricePage = z
  .object({
    code: z.string("errors.required").trim().min(1, "errors.required").max(40, "errors.too_long"),
    currency: z
      .string("errors.required")
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/, "enquiries.currency_wrong"),
    effectiveOn: z.iso.date("errors.not_a_date"),
    ...Object.fromEntries(PRICE_FIELDS.map(({ name }) => [name, amount])),
    ...Object.fromEntries(KEPT_FIELDS.map((stage) => [`kept.${stage}`, amount])),
  })
  .transform((sent): z.input<typeof PriceListForm> => {
    const { code, currency, effectiveOn, ...amounts } = sent as { code: string; currency: string; effectiveOn: string } & Record<
      string,
      unknown
    >;
    const minor = (name: string) => Number(amounts[name]);
    return {
      code,
      currency,
      effectiveFrom: new Date(`${effectiveOn}T00:00:00Z`),
      prices: PRICE_FIELDS.map(({ name, item, tissue }) => ({ item, tissue, amountMinor: minor(name) })),
      keptMinor: {
        before_dispatch: minor("kept.before_dispatch"),
        not_collected: minor("kept.not_collected"),
        rejected_without_fault: minor("kept.rejected_without_fault"),
        stored: null,
      },
    };
  });

import { refuseUnless } from "../history/refusal";

export interface PriceLine {
  item: string;
  amountMinor: number;
}

/**
 * The signed schedule is the ceiling of every charge of its item (rule 45); what it does not name cannot be charged.
 * @throws Refusal `not_in_schedule`, `above_signed_price`
 */
export function checkPrice(charge: PriceLine, schedule: readonly PriceLine[]): void {
  const signed = schedule.find(({ item }) => item === charge.item);
  refuseUnless(signed !== undefined, "not_in_schedule", { item: charge.item });
  refuseUnless(charge.amountMinor <= signed.amountMinor, "above_signed_price", { item: charge.item, ceilingMinor: signed.amountMinor });
}

/** What is due when the kit is dispatched: the collection price with its add-on, less the deposit (domain.md section 12). */
export function balanceMinor(schedule: readonly PriceLine[]): number {
  const of = (item: string) => schedule.find((line) => line.item === item)?.amountMinor ?? 0;
  return of("collection") + of("amnion_placenta") - of("deposit");
}

/** What twenty years cost: collection and storage, by the plan that costs this much a year or once. */
export function twentyYearsMinor(schedule: readonly PriceLine[], plan: "yearly" | "prepaid_20"): number {
  const of = (item: string) => schedule.find((line) => line.item === item)?.amountMinor ?? 0;
  const storage = plan === "yearly" ? 20 * of("storage_yearly") : of("storage_prepaid_20");
  return of("collection") + of("amnion_placenta") + storage;
}

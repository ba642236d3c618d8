import { Refusal } from "~/bank/history/refusal";
import { readAs } from "~/bank/history/transact.server";
import { STRANGER } from "~/bank/people/actor";
import { evidenceVisibleTo } from "./evidence.server";
import { type PriceList, priceListInForce, refundTableInForce } from "./prices.server";

/** The price book that strangers read, or null before the first is published. */
export async function shownPriceBook(): Promise<PriceList | null> {
  return readAs(STRANGER, (db) => priceListInForce(db)).catch((error) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
}

/** What strangers read of what is paid back, or null before the bank has said so. */
export async function shownRefundTable() {
  return readAs(STRANGER, refundTableInForce).catch((error) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
}

/** The evidence cards that strangers read. */
export function shownEvidence() {
  return readAs(STRANGER, (db) => evidenceVisibleTo(STRANGER, db).execute());
}

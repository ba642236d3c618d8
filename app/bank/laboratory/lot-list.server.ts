import { newestFirst } from "~/bank/history/newest-first.server";
import type { Db } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { lotsVisibleTo } from "./store.server";

export const LOT_STATES = [
  "quarantine",
  "releasable",
  "releasable_autologous_biohazard",
  "nonconforming_hold",
  "hold",
  "rejected",
  "discarded",
] as const;

const PAGE = 50;

/** Lots, the last harvested first, a page at a time; `after` is the id of the last one seen. */
export async function lotList(actor: Actor, db: Db, state: (typeof LOT_STATES)[number] | null, after: string | null) {
  const asked = lotsVisibleTo(actor, db)
    .innerJoin("donations", "donations.id", "lots.donationId")
    .select(["donations.din", "donations.tissue"])
    .$if(state !== null, (lots) => lots.where("lots.state", "=", state ?? "quarantine"));
  const { rows, next } = await newestFirst(asked, { table: "lots", column: "harvestedAt" }, after, PAGE);
  return { lots: rows, next };
}

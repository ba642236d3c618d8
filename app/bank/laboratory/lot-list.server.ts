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

/** Lots, newest first, a page at a time; `after` is the id of the last one seen. */
export async function lotList(actor: Actor, db: Db, state: (typeof LOT_STATES)[number] | null, after: string | null) {
  const rows = await lotsVisibleTo(actor, db)
    .innerJoin("donations", "donations.id", "lots.donationId")
    .select(["donations.din", "donations.tissue"])
    .$if(state !== null, (lots) => lots.where("lots.state", "=", state ?? "quarantine"))
    .$if(after !== null && UUID.test(after), (lots) => lots.where("lots.id", "<", after ?? ""))
    .orderBy("lots.id", "desc")
    .limit(PAGE + 1)
    .execute();
  const lots = rows.slice(0, PAGE);
  return { lots, next: rows.length > PAGE ? (lots.at(-1)?.id ?? null) : null };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

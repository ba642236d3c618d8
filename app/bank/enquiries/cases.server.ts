import { sql } from "kysely";
import { nextState, type VerbOf } from "~/bank/history/life";
import { refuseUnless } from "~/bank/history/refusal";
import type { Db, Tx } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { keptQuery } from "~db/kept.server";
import { CASE_LIFE } from "./cases.rules";

/** The cases that this actor may know exist. Every read of cases starts here; row-level security repeats the rule. */
export function casesVisibleTo(actor: Actor, db: Db) {
  const cases = db.selectFrom("cases").selectAll("cases");
  switch (actor.kind) {
    case "staff":
    case "worker":
      return cases;
    case "person":
      return cases.where("donorId", "=", donorsOpenTo(db));
    case "clinic":
      return cases.where("donorId", "=", donorsGrantedTo(db));
    default:
      return cases.where(sql<boolean>`false`);
  }
}

/** The donors on whom the acting person holds a right now. */
export const donorsOpenTo = (_db: Db) => sql<string>`any(array(select donors_open()))`;
/** The donors of whom the acting clinic has a live grant. */
export const donorsGrantedTo = (_db: Db) => sql<string>`any(array(select donors_granted()))`;

/** Holds the case until commit. */
export function lockCase(tx: Tx, id: string) {
  return tx.selectFrom("cases").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirstOrThrow();
}

/** Moves a case by one verb of its life; the event of the same transaction must be about it. A second collection of the same case (amnion beside cord) finds it where it is. */
export async function moveCase(
  tx: Tx,
  id: string,
  verb: VerbOf<typeof CASE_LIFE>,
  also: { storedAt?: Date; closedAt?: Date } = {},
): Promise<void> {
  const held = await lockCase(tx, id);
  const state = nextState(CASE_LIFE, held.state, verb);
  await tx
    .updateTable("cases")
    .set({ state, revision: held.revision + 1, ...also })
    .where("id", "=", id)
    .execute();
}

/** @throws Refusal `disputed` when a dispute or a court's hold freezes the donor's cells (rule 44). */
export async function refuseWhenDisputed(tx: Tx, donorId: string): Promise<void> {
  const read = () => tx.selectFrom("donors").select("disputedSince").where("id", "=", donorId);
  const [donor] = await keptQuery(tx, "whether a donor is disputed", [donorId], read);
  if (!donor) throw new Error(`There is no donor ${donorId}.`);
  refuseUnless(donor.disputedSince === null, "disputed");
}

import type { Db } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";

const CARD = [
  "id",
  "code",
  "tissue",
  "design",
  "patients",
  "controlled",
  "blinded",
  "publishedOn",
  "citation",
  "texts",
  "state",
  "writtenBy",
  "approvedAt",
] as const;

/** The evidence cards that this actor may read, newest study first: staff all of them, everyone else what is published (rule 50). */
export function evidenceVisibleTo(actor: Actor, db: Db) {
  const cards = db.selectFrom("evidenceCards").select(CARD).orderBy("publishedOn", "desc").orderBy("code");
  return actor.kind === "staff" || actor.kind === "worker" ? cards : cards.where("state", "=", "published");
}

import { sql } from "kysely";
import type { Db } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";

const NOTHING = sql<boolean>`false`;
const ofBank = (actor: Actor) => actor.kind === "staff" || actor.kind === "worker";

/** Enquiries: the bank's; a person sees the one that their quote answers. */
export function enquiriesVisibleTo(actor: Actor, db: Db) {
  const enquiries = db.selectFrom("enquiries").selectAll("enquiries");
  if (ofBank(actor)) return enquiries;
  if (actor.kind !== "person") return enquiries.where(NOTHING);
  return enquiries.where("id", "in", db.selectFrom("quotes").select("enquiryId").where("personId", "=", actor.personId));
}

/** Quotes: the bank's; a person sees those in their account. */
export function quotesVisibleTo(actor: Actor, db: Db) {
  const quotes = db.selectFrom("quotes").selectAll("quotes");
  if (ofBank(actor)) return quotes;
  return actor.kind === "person" ? quotes.where("personId", "=", actor.personId) : quotes.where(NOTHING);
}

/** The lines of the quotes that this actor may see: the signed schedule. */
export function quoteLinesVisibleTo(actor: Actor, db: Db) {
  const lines = db.selectFrom("quoteLines").selectAll("quoteLines");
  if (ofBank(actor)) return lines;
  if (actor.kind !== "person") return lines.where(NOTHING);
  return lines.where("quoteId", "in", db.selectFrom("quotes").select("id").where("personId", "=", actor.personId));
}

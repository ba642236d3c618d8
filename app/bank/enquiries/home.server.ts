import type { Db } from "~/bank/history/transact.server";
import type { PersonActor } from "~/bank/people/actor";
import { casesVisibleTo } from "./cases.server";
import { quotesVisibleTo } from "./store.server";

/** What a family finds when it comes home: its cases, and what waits for this person. */
export async function homeOf(actor: PersonActor, db: Db) {
  const cases = await db
    .selectFrom(casesVisibleTo(actor, db).as("c"))
    .innerJoin("donors as d", "d.id", "c.donorId")
    .innerJoin("persons as p", "p.id", "d.personId")
    .select(["c.id", "c.tissue", "c.state", "c.coi", "p.givenName", "p.bornOn", "d.id as donorId", "d.expectedOn"])
    .orderBy("c.openedAt", "desc")
    .execute();
  const quotes = await quotesVisibleTo(actor, db).where("state", "=", "sent").where("validUntil", ">", db.now).orderBy("sentAt").execute();
  const consents = await db
    .selectFrom("consentSigners as s")
    .innerJoin("consents as k", "k.id", "s.consentId")
    .innerJoin("donors as d", "d.id", "k.donorId")
    .innerJoin("persons as p", "p.id", "d.personId")
    .select(["k.id", "p.givenName"])
    .where("s.personId", "=", actor.personId)
    .where("s.signedAt", "is", null)
    .where("k.state", "=", "open")
    .execute();
  const payments = await db
    .selectFrom("payments")
    .select(["id", "purpose", "amountMinor", "currency", "dueAt"])
    .where("personId", "=", actor.personId)
    .where("state", "in", ["due", "open", "failed"])
    .orderBy("dueAt")
    .execute();
  const requests = await db
    .selectFrom("requests")
    .select(["requests.id", "requests.state"])
    .where("requests.state", "=", "submitted")
    .where("requests.path", "!=", "infeasible")
    .where(
      "requests.id",
      "not in",
      db.selectFrom("authorisations").select("authorisations.requestId").where("authorisations.personId", "=", actor.personId),
    )
    .execute();
  return {
    cases,
    quotes: quotes.map(({ id, tissue, validUntil }) => ({ id, tissue, validUntil })),
    consents,
    payments,
    requests,
  };
}

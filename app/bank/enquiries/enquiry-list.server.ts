import type { Db } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { enquiriesVisibleTo, quotesVisibleTo } from "./store.server";

const PAGE = 50;

/** Enquiries that wait for the bank, by their clock; or all, the last first. `page` counts from 1. */
export async function listEnquiries(actor: StaffActor, db: Db, all: boolean, page: number) {
  const list = enquiriesVisibleTo(actor, db);
  const chosen = all
    ? list.orderBy("receivedAt", "desc")
    : list
        .where("state", "in", ["new", "answered", "quoted"])
        .orderBy("answeredAt", (order) => order.desc().nullsFirst())
        .orderBy("answerDueAt");
  const rows = await chosen
    .orderBy("id")
    .offset((page - 1) * PAGE)
    .limit(PAGE + 1)
    .execute();
  return { enquiries: rows.slice(0, PAGE), more: rows.length > PAGE };
}

/** An enquiry with those joined to it, its quotes, and the coordinators who could take it. */
export async function enquiryPage(actor: StaffActor, db: Db, enquiryId: string) {
  const enquiry = await enquiriesVisibleTo(actor, db).where("id", "=", enquiryId).executeTakeFirst();
  if (enquiry === undefined) return undefined;
  const joined = await enquiriesVisibleTo(actor, db).where("joinedTo", "=", enquiryId).orderBy("receivedAt").execute();
  const quotes = await quotesVisibleTo(actor, db).where("enquiryId", "=", enquiryId).orderBy("sentAt", "desc").execute();
  const opened = await db
    .selectFrom("cases")
    .select(["id", "quoteId", "coi"])
    .where("quoteId", "in", quotes.length > 0 ? quotes.map((quote) => quote.id) : [enquiryId])
    .execute();
  const coordinators = await db
    .selectFrom("staffDuties as d")
    .innerJoin("accounts as a", "a.id", "d.accountId")
    .innerJoin("persons as p", "p.id", "a.personId")
    .select(["a.id", "p.givenName", "p.familyName"])
    .where("d.duty", "=", "coordinator")
    .where("a.state", "=", "active")
    .where("d.untilAt", "is", null)
    .orderBy("p.familyName")
    .execute();
  return {
    enquiry,
    joined,
    quotes,
    cases: opened,
    coordinators: coordinators.map(({ id, givenName, familyName }) => ({ id, name: `${givenName} ${familyName}` })),
  };
}

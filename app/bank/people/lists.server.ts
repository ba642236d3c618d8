import { sql } from "kysely";
import type { Db } from "~/bank/history/transact.server";
import type { StaffActor } from "./actor";
import { accountsVisibleTo, dutiesVisibleTo, personsVisibleTo } from "./store.server";

export const PAGE = 50;

/** Families and everybody else by name, e-mail or donor number; without a search those written down last. `page` counts from 1. */
export async function listPersons(_actor: StaffActor, db: Db, search: string, page: number) {
  const words = search.trim();
  const rows = await db
    .selectFrom(personsVisibleTo(_actor, db).as("p"))
    .leftJoin("donors as d", "d.personId", "p.id")
    .leftJoin("accounts as a", "a.personId", "p.id")
    .select(["p.id", "p.givenName", "p.familyName", "p.email", "p.country", "d.id as donorId", "d.code", "a.kind", "a.state"])
    .$if(words !== "", (query) =>
      query.where((when) =>
        when.or([
          when(sql`p.given_name || ' ' || p.family_name`, "ilike", `%${likely(words)}%`),
          when("p.email", "ilike", `%${likely(words)}%`),
          when("d.code", "=", words.toUpperCase()),
        ]),
      ),
    )
    .orderBy("p.createdAt", "desc")
    .orderBy("p.id")
    .offset((page - 1) * PAGE)
    .limit(PAGE + 1)
    .execute();
  return { persons: rows.slice(0, PAGE), more: rows.length > PAGE };
}

/** The signs of LIKE are letters like others in what people type. */
const likely = (words: string) => words.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** The bank's own people with the duties that they have now. */
export async function listTeam(actor: StaffActor, db: Db) {
  const rows = await db
    .selectFrom(accountsVisibleTo(actor, db).where("kind", "=", "staff").as("a"))
    .innerJoin("persons as p", "p.id", "a.personId")
    .select(["a.id", "a.email", "a.state", "p.givenName", "p.familyName"])
    .orderBy("p.familyName")
    .orderBy("p.givenName")
    .execute();
  const duties = await dutiesVisibleTo(actor, db)
    .where((when) => when.or([when("untilAt", "is", null), when("untilAt", ">", db.now)]))
    .execute();
  return rows.map((row) => ({ ...row, duties: duties.filter((duty) => duty.accountId === row.id).map((duty) => duty.duty) }));
}

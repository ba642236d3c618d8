import { sql } from "kysely";
import { newestFirst } from "~/bank/history/newest-first.server";
import type { Db } from "~/bank/history/transact.server";
import type { PersonActor } from "~/bank/people/actor";

const PAGE = 30;

/** Who opened the record: every reading of a donor's health data by staff or a clinic, newest first. The reader's own donors only. */
export async function readingsOf(_actor: PersonActor, db: Db, of: { donorId?: string; before?: string } = {}, limit = PAGE) {
  const asked = db
    .selectFrom("accessLog as l")
    .select(["l.id", "l.readAt", "l.page", "l.actorKind", "l.donorId"])
    .select(({ selectFrom }) => [
      // Of the rows shown, not of the whole log: joined, PostgreSQL would read and sort all that was ever opened.
      selectFrom("clinics as k").select("k.name").whereRef("k.id", "=", "l.clinicId").as("clinic"),
      selectFrom("donors as d")
        .innerJoin("persons as n", "n.id", "d.personId")
        .select("n.givenName")
        .whereRef("d.id", "=", "l.donorId")
        .$asScalar()
        .$notNull()
        .as("givenName"),
    ])
    .where("l.donorId", "=", sql<string>`any(array(select donors_open()))`)
    .$if(of.donorId !== undefined, (query) => query.where("l.donorId", "=", of.donorId ?? ""));
  const { rows, next } = await newestFirst(asked, { table: "accessLog", as: "l", column: "readAt" }, of.before ?? null, limit);
  return { readings: rows.map(({ page, ...row }) => ({ ...row, what: whatOf(page) })), next };
}

export const READ = ["collection", "markers", "culture", "lot", "vial", "donor", "consent", "request", "record"] as const;
export type ReadWhat = (typeof READ)[number];

/** What a page shows, from the noun of its name: `lot.results` is of a lot. */
function whatOf(page: string): ReadWhat {
  const [noun = "", rest = ""] = page.split(".");
  if (noun === "markers" || rest === "markers" || rest === "sample") return "markers";
  if (noun === "donation" || noun === "kit" || noun === "deviation")
    return rest === "processing" || rest === "tissue" ? "culture" : "collection";
  if (noun === "storage" || noun === "freezer") return "vial";
  if (noun === "release" || noun === "cells" || noun === "clinic") return "request";
  return READ.find((known) => known === noun) ?? "record";
}

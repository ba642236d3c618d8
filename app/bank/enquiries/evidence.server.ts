import type { Db } from "~/bank/history/transact.server";

/** The evidence cards that anyone may read, newest study first; only approved ones are published (rule 50). */
export function publishedEvidence(db: Db) {
  return db
    .selectFrom("evidenceCards")
    .select(["code", "tissue", "design", "patients", "controlled", "blinded", "publishedOn", "citation", "texts", "approvedAt"])
    .where("state", "=", "published")
    .orderBy("publishedOn", "desc")
    .orderBy("code")
    .execute();
}

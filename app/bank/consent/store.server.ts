import { sql } from "kysely";
import { donorsOpenTo } from "~/bank/enquiries/cases.server";
import type { Db, Tx } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import type { Locale, Tissue } from "~db/schema/columns";

/** The consents that this actor may know exist; every read of consents starts here. A person sees those that they sign, and those of donors for whom they may consent. */
export function consentsVisibleTo(actor: Actor, db: Db) {
  const consents = db.selectFrom("consents").selectAll("consents");
  switch (actor.kind) {
    case "staff":
    case "worker":
      return consents;
    case "person":
      return consents
        .where("consents.donorId", "=", donorsOpenTo(db))
        .where((when) =>
          when.or([
            when("consents.id", "in", db.selectFrom("consentSigners").select("consentId").where("personId", "=", actor.personId)),
            when("consents.donorId", "in", consentingFor(actor.personId, db)),
          ]),
        );
    default:
      return consents.where(sql<boolean>`false`);
  }
}

const consentingFor = (personId: string, db: Db) =>
  db
    .selectFrom("rights")
    .select("donorId")
    .where("personId", "=", personId)
    .where("kind", "=", "consent")
    .where("fromAt", "<=", db.now)
    .where((when) => when.or([when("untilAt", "is", null), when("untilAt", ">", db.now)]));

/** The signed papers that this actor may open: one's own, for each signer's answers are theirs; staff all. */
export function consentDocumentsVisibleTo(actor: Actor, db: Db) {
  const documents = db
    .selectFrom("consentDocuments")
    .innerJoin("consentSigners", "consentSigners.id", "consentDocuments.signerId")
    .select([
      "consentDocuments.id",
      "consentDocuments.consentId",
      "consentDocuments.donorId",
      "consentDocuments.sha256",
      "consentDocuments.renderedAt",
    ])
    .select(["consentSigners.id as signerId", "consentSigners.personId", "consentSigners.capacity"]);
  switch (actor.kind) {
    case "staff":
    case "worker":
      return documents;
    case "person":
      return documents.where("consentSigners.personId", "=", actor.personId);
    default:
      return documents.where(sql<boolean>`false`);
  }
}

/** Holds the consent until commit: what is decided stands on answers that nobody changes meanwhile. */
export function lockConsent(tx: Tx, id: string) {
  return tx.selectFrom("consents").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirstOrThrow();
}

export type Consent = Awaited<ReturnType<typeof lockConsent>>;

/** Who must sign, in their order, with their names as the case shows them. */
export function signersOf(db: Db, consentId: string) {
  return db
    .selectFrom("consentSigners")
    .innerJoin("persons", "persons.id", "consentSigners.personId")
    .selectAll("consentSigners")
    .select(["persons.givenName", "persons.familyName"])
    .where("consentId", "=", consentId)
    .orderBy("ordinal")
    .execute();
}

export type ConsentSigner = Awaited<ReturnType<typeof signersOf>>[number];

export function answersOf(db: Db, consentId: string) {
  return db.selectFrom("consentAnswers").selectAll().where("consentId", "=", consentId).execute();
}

/** The newest version of a tissue's text that is in force; in which languages is another question. */
export async function currentVersion(db: Db, tissue: Tissue): Promise<number | undefined> {
  const row = await db
    .selectFrom("consentTexts")
    .select("version")
    .where("tissue", "=", tissue)
    .where("state", "=", "published")
    .where("effectiveFrom", "<=", db.now)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.version;
}

/** The text of a version in the reader's language, else in English, with its clauses in order. */
export async function textFor(db: Db, of: { tissue: Tissue; version: number }, locale: Locale) {
  const text = await db
    .selectFrom("consentTexts")
    .selectAll()
    .where("tissue", "=", of.tissue)
    .where("version", "=", of.version)
    .where("state", "=", "published")
    .where("locale", "in", [locale, "en"])
    .orderBy(sql`locale = ${locale}`, "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return { ...text, clauses: await clausesOf(db, text.id) };
}

export type ConsentText = Awaited<ReturnType<typeof textFor>>;

export function clausesOf(db: Db, textId: string) {
  return db.selectFrom("consentClauses").selectAll().where("textId", "=", textId).orderBy("ordinal").execute();
}

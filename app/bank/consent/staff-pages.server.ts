import { sql } from "kysely";
import type { Db } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { answersOf, consentDocumentsVisibleTo, consentsVisibleTo, signersOf, textFor } from "./store.server";

const PAGE = 50;

/** Consents for the coordinator: those that wait first asked, or the last signed, or all. `page` counts from 1. */
export async function listConsents(actor: StaffActor, db: Db, show: "open" | "signed" | "all", page: number) {
  const rows = await consentsVisibleTo(actor, db)
    .innerJoin("donors", "donors.id", "consents.donorId")
    .innerJoin("persons", "persons.id", "donors.personId")
    .select(["donors.code", "persons.givenName", "persons.familyName"])
    .select(sql<number>`(select count(*)::int from consent_signers s where s.consent_id = consents.id)`.as("signers"))
    .select(
      sql<number>`(select count(*)::int from consent_signers s where s.consent_id = consents.id and s.signed_at is not null)`.as("signed"),
    )
    .$if(show !== "all", (query) => query.where("consents.state", "=", show === "open" ? "open" : "signed"))
    .orderBy("consents.openedAt", show === "open" ? "asc" : "desc")
    .orderBy("consents.id")
    .offset((page - 1) * PAGE)
    .limit(PAGE + 1)
    .execute();
  return { consents: rows.slice(0, PAGE), more: rows.length > PAGE };
}

/** One consent for staff: who signed when, everybody's answers side by side, the papers and what became of their letters. */
export async function staffConsentPage(actor: StaffActor, db: Db, consentId: string) {
  const consent = await consentsVisibleTo(actor, db).where("consents.id", "=", consentId).executeTakeFirst();
  if (consent === undefined) return undefined;
  const text = await textFor(db, consent, actor.locale);
  const signers = await signersOf(db, consentId);
  const answers = await answersOf(db, consentId);
  const documents = await consentDocumentsVisibleTo(actor, db).where("consentDocuments.consentId", "=", consentId).execute();
  const letters = await db
    .selectFrom("messages")
    .innerJoin("events", "events.id", "messages.eventId")
    .select(["messages.personId", "messages.kind", "messages.sentAt", "messages.deliveredAt", "messages.openedAt", "messages.bouncedAt"])
    .where("messages.kind", "in", ["consent_waiting", "consent_signed"])
    .where(sql`events.data ->> 'consentId'`, "=", consentId)
    .orderBy("messages.sentAt")
    .execute();
  const held = await db.selectFrom("cases").select(["id", "coi", "state"]).where("id", "=", consent.caseId).executeTakeFirstOrThrow();
  return {
    consent,
    held,
    title: text.title,
    signers: signers.map((signer) => ({
      id: signer.id,
      personId: signer.personId,
      name: `${signer.givenName} ${signer.familyName}`.trim(),
      capacity: signer.capacity,
      signedAt: signer.signedAt,
      me: false,
      document: documents.find(({ signerId }) => signerId === signer.id) ?? null,
      letters: letters.filter(({ personId }) => personId === signer.personId),
    })),
    rows: text.clauses.map((clause) => ({
      code: clause.code,
      heading: clause.heading,
      required: clause.required,
      said: signers.map(({ id }) => {
        const answer = answers.find(({ signerId, code }) => signerId === id && code === clause.code);
        return { answer: answer?.answer ?? null, withdrawnAt: answer?.withdrawnAt ?? null };
      }),
    })),
  };
}

/** The texts and the drafts, the newest version of each tissue first. */
export function listTexts(db: Db) {
  return db
    .selectFrom("consentTexts")
    .select(["id", "tissue", "version", "locale", "title", "legallyReviewed", "effectiveFrom", "state"])
    .orderBy("tissue")
    .orderBy("version", "desc")
    .orderBy("locale")
    .execute();
}

/** One text with its clauses, and the version that could follow it in this language: of a draft its own. */
export async function textPage(db: Db, textId: string) {
  const text = await db.selectFrom("consentTexts").selectAll().where("id", "=", textId).executeTakeFirst();
  if (text === undefined) return undefined;
  const clauses = await db.selectFrom("consentClauses").selectAll().where("textId", "=", textId).orderBy("ordinal").execute();
  if (text.state === "draft") return { text, clauses, nextVersion: text.version };
  const versions = await db
    .selectFrom("consentTexts")
    .select(["version", "locale"])
    .where("tissue", "=", text.tissue)
    .where("state", "=", "published")
    .execute();
  const newest = Math.max(...versions.map(({ version }) => version));
  const spoken = versions.some(({ version, locale }) => version === newest && locale === text.locale);
  return { text, clauses, nextVersion: spoken ? newest + 1 : newest };
}

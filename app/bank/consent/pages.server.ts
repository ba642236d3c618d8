import { sql } from "kysely";
import type { Db } from "~/bank/history/transact.server";
import type { PersonActor } from "~/bank/people/actor";
import { recordToSign } from "./record.server";
import { answersOf, consentDocumentsVisibleTo, consentsVisibleTo, signersOf, textFor } from "./store.server";

/** Every consent that a person signs or may give, the open ones first. */
export async function familyConsents(actor: PersonActor, db: Db) {
  const consents = await consentsVisibleTo(actor, db)
    .where("consents.state", "<>", "superseded")
    .orderBy(sql`consents.state = 'open'`, "desc")
    .orderBy("consents.openedAt", "desc")
    .execute();
  const pages = [];
  for (const consent of consents) {
    const [text, signers] = [await textFor(db, consent, actor.locale), await signersOf(db, consent.id)];
    const mine = signers.find(({ personId }) => personId === actor.personId);
    pages.push({
      id: consent.id,
      state: consent.state,
      title: text.title,
      version: consent.version,
      openedAt: consent.openedAt,
      signedAt: consent.signedAt,
      mineSignedAt: mine?.signedAt ?? null,
      isSigner: mine !== undefined,
      waits: signers.filter(({ signedAt }) => signedAt === null).length,
    });
  }
  return pages;
}

/** One consent as its reader sees it: the text in their language, their own answers, who signs when, their paper and its letter. */
export async function consentPage(actor: PersonActor, db: Db, consentId: string) {
  const consent = await consentsVisibleTo(actor, db).where("consents.id", "=", consentId).executeTakeFirst();
  if (consent === undefined) return undefined;
  const signers = await signersOf(db, consentId);
  const mine = signers.find(({ personId }) => personId === actor.personId);
  const signing = mine && (await recordToSign(db, consent, mine, actor.locale));
  const text = signing?.text ?? (await textFor(db, consent, actor.locale));
  const own = (await answersOf(db, consentId)).filter((answer) => mine === undefined || answer.signerId === mine.id);
  const asked = mine === undefined ? [] : await questionsOf(db, mine.id);
  const held = await db.selectFrom("cases").select("state").where("id", "=", consent.caseId).executeTakeFirstOrThrow();
  return {
    consent,
    caseState: held.state,
    text: { id: text.id, title: text.title, version: text.version, locale: text.locale, legallyReviewed: text.legallyReviewed },
    clauses: text.clauses.map((clause) => {
      const answer = own.find(({ code }) => code === clause.code);
      return {
        code: clause.code,
        ordinal: clause.ordinal,
        required: clause.required,
        heading: clause.heading,
        plain: clause.plain,
        fullText: clause.fullText,
        answer: answer?.answer ?? null,
        answeredAt: answer?.answeredAt ?? null,
        withdrawnAt: answer?.withdrawnAt ?? null,
        askedAt: asked.find(({ code }) => code === clause.code)?.at ?? null,
      };
    }),
    signers: signers.map((signer) => ({
      id: signer.id,
      name: `${signer.givenName} ${signer.familyName}`.trim(),
      capacity: signer.capacity,
      ordinal: signer.ordinal,
      signedAt: signer.signedAt,
      me: signer.id === mine?.id,
    })),
    recordHash: signing?.recordHash ?? null,
    missing: signing?.missing ?? [],
    document: await documentOf(actor, db, consentId),
    letter: await letterOf(actor, db, consentId),
  };
}

export type ConsentPage = NonNullable<Awaited<ReturnType<typeof consentPage>>>;

/** What a signer asked someone about, newest last. */
async function questionsOf(db: Db, signerId: string): Promise<{ code: string; at: Date }[]> {
  const events = await db
    .selectFrom("events")
    .innerJoin("eventSubjects", "eventSubjects.eventId", "events.id")
    .select(["events.data", "events.recordedAt"])
    .where("eventSubjects.subjectId", "=", signerId)
    .where("events.type", "=", "consent.question_asked")
    .orderBy("events.position", "desc")
    .execute();
  return events.map(({ data, recordedAt }) => ({ code: String((data as { code: string }).code), at: recordedAt }));
}

const documentOf = (actor: PersonActor, db: Db, consentId: string) =>
  consentDocumentsVisibleTo(actor, db).where("consentDocuments.consentId", "=", consentId).executeTakeFirst();

/** When the letter with the link to one's copy was sent, delivered and opened. */
const letterOf = (actor: PersonActor, db: Db, consentId: string) =>
  db
    .selectFrom("messages")
    .innerJoin("events", "events.id", "messages.eventId")
    .select(["messages.sentAt", "messages.deliveredAt", "messages.openedAt", "messages.bouncedAt"])
    .where("messages.kind", "=", "consent_signed")
    .where("messages.personId", "=", actor.personId)
    .where(sql`events.data ->> 'consentId'`, "=", consentId)
    .executeTakeFirst();

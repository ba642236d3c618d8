import { saveAnswers } from "~/bank/consent/answers.operations.server";
import { CLAUSES } from "~/bank/consent/clauses.rules";
import { openConsent } from "~/bank/consent/opening.operations.server";
import { recordToSign } from "~/bank/consent/record.server";
import { signConsent } from "~/bank/consent/signing.operations.server";
import { signersOf } from "~/bank/consent/store.server";
import { publishConsentText } from "~/bank/consent/texts.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import type { Tissue } from "~db/schema/columns";
import { CONSENT_TEXTS } from "~db/seed/consent-texts/index.server";
import { givenCase } from "./enquiries";
import { PASSWORD } from "./people";

const SINCE = new Date("2006-01-01T00:00:00Z");

/** Version 1 of every tissue's text in every language; a second call finds them there. */
export async function givenConsentTexts(): Promise<void> {
  const known = await readAs(WORKER, (db) => db.selectFrom("consentTexts").select("id").execute());
  if (known.length > 0) return;
  for (const text of CONSENT_TEXTS) await publishConsentText(WORKER, { ...text, effectiveFrom: SINCE });
}

type Wished = NonNullable<Parameters<typeof givenCase>[0]> & { tissue?: Tissue };

/** A case whose consent waits for its signers; `signers` in their order. */
export async function givenOpenConsent(wished: Wished = {}) {
  await givenConsentTexts();
  const held = await givenCase(wished);
  const consentId = await openConsent(WORKER, held.caseId);
  const people = [held.family, ...(held.guardian ? [held.guardian] : [])];
  const order = await readAs(WORKER, (db) => signersOf(db, consentId));
  const signers = order.flatMap(({ personId }) => people.filter((person) => person.personId === personId));
  return { ...held, consentId, signers };
}

export const ALL_YES = Object.fromEntries(CLAUSES.map(({ code }) => [code, "yes" as const]));
export const REQUIRED_YES = Object.fromEntries(CLAUSES.filter(({ required }) => required).map(({ code }) => [code, "yes" as const]));

/** What a signer would read on the review page and post with their password. */
export async function signatureForm(actor: PersonActor, consentId: string) {
  const recordHash = await readAs(actor, async (db) => {
    const consent = await db.selectFrom("consents").selectAll().where("id", "=", consentId).executeTakeFirstOrThrow();
    const signer = (await signersOf(db, consentId)).find(({ personId }) => personId === actor.personId);
    if (signer === undefined) throw new Error("Not a signer of this consent.");
    return (await recordToSign(db, consent, signer, actor.locale)).recordHash;
  });
  return { meaning: "consent" as const, password: PASSWORD, recordHash };
}

/** Answers and signs as one signer. @returns the paper's id */
export async function givenSignature(
  actor: PersonActor,
  consentId: string,
  answers: Record<string, "yes" | "no"> = REQUIRED_YES,
): Promise<string> {
  await saveAnswers(actor, consentId, answers);
  return signConsent(actor, consentId, await signatureForm(actor, consentId));
}

/** A case whose consent everyone signed, with yes to all that banking needs, or to what is given. */
export async function givenSignedConsent(wished: Wished & { answers?: Record<string, "yes" | "no"> } = {}) {
  const open = await givenOpenConsent(wished);
  const documents: string[] = [];
  for (const signer of open.signers) documents.push(await givenSignature(signer, open.consentId, wished.answers));
  return { ...open, documents };
}

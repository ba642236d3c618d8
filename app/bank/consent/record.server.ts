import { recordHash } from "~/bank/history/signature.server";
import type { Db } from "~/bank/history/transact.server";
import type { Locale } from "~db/schema/columns";
import { answerAtSigning } from "./clauses.rules";
import { answersOf, type Consent, type ConsentSigner, type ConsentText, textFor } from "./store.server";

/** What one signer signs: the text by its hash, and every answer. Its hash stands on the page, in the signature and on the paper. */
export interface ConsentRecord {
  consentId: string;
  caseId: string;
  donorId: string;
  version: number;
  textId: string;
  textSha256: string;
  personId: string;
  capacity: string;
  /** `spoken` false: an optional item that was left alone, so it is a no. */
  answers: { code: string; required: boolean; answer: "yes" | "no" | null; spoken: boolean }[];
}

export interface Signing {
  record: ConsentRecord;
  recordHash: string;
  /** Required items that are not answered with yes. */
  missing: string[];
  text: ConsentText;
  signer: ConsentSigner;
}

/** The record as it stands now, in the reader's language. */
export async function recordToSign(db: Db, consent: Consent, signer: ConsentSigner, locale: Locale): Promise<Signing> {
  const text = await textFor(db, consent, locale);
  const said = new Map(
    (await answersOf(db, consent.id)).filter((answer) => answer.signerId === signer.id).map(({ code, answer }) => [code, answer]),
  );
  const answers = text.clauses.map((clause) => ({
    code: clause.code,
    required: clause.required,
    answer: answerAtSigning(clause, said.get(clause.code)) ?? null,
    spoken: said.has(clause.code),
  }));
  const record: ConsentRecord = {
    consentId: consent.id,
    caseId: consent.caseId,
    donorId: consent.donorId,
    version: consent.version,
    textId: text.id,
    textSha256: text.contentSha256,
    personId: signer.personId,
    capacity: signer.capacity,
    answers,
  };
  const missing = answers.filter((answer) => answer.required && answer.answer !== "yes").map(({ code }) => code);
  return { record, recordHash: recordHash(record), missing, text, signer };
}

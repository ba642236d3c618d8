import { z } from "zod";
import { openTask } from "~/bank/enquiries/tasks.server";
import { refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { PersonActor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { type Consent, type ConsentSigner, lockConsent, signersOf, textFor } from "./store.server";

export const Answer = z.enum(["yes", "no", "ask"], "consent.choose_answer");
export const AnswerForm = z.object({ answer: Answer });

/** The hours of one working day that the coordinator has to call back. */
const CALL_WITHIN_MS = 24 * 3600 * 1000;

/**
 * Keeps answers of one signer, clause by clause, until they sign; they may stop and go on whenever they like. "ask" keeps no answer:
 * it asks the coordinator to telephone.
 */
export function saveAnswers(actor: PersonActor, consentId: string, said: Readonly<Record<string, z.output<typeof Answer>>>): Promise<void> {
  return transact(actor, async (tx, record) => {
    const consent = await lockConsent(tx, consentId);
    const signer = await signerWho(tx, actor, consent);
    refuseUnless(consent.state === "open", "wrong_state", { state: consent.state });
    refuseUnless(signer.signedAt === null, "already_signed");
    const text = await textFor(tx, consent, actor.locale);
    for (const code of Object.keys(said))
      refuseUnless(
        text.clauses.some((clause) => clause.code === code),
        "no_such_clause",
        { code },
      );
    const answers = Object.entries(said).flatMap(([code, answer]) => (answer === "ask" ? [] : [{ code, answer }]));
    const common = { donorId: consent.donorId, caseId: consent.caseId };
    if (answers.length > 0) {
      const about = await keep(tx, consent, signer.id, answers);
      await record({ ...common, type: "consent.answered", about, data: { consentId, codes: answers.map(({ code }) => code) } });
    }
    for (const [code] of Object.entries(said).filter(([, answer]) => answer === "ask")) {
      const task = await openTask(tx, {
        ...common,
        kind: "consent_question",
        subjectId: signer.id,
        duty: "coordinator",
        severity: "look",
        dueAt: new Date(tx.now.getTime() + CALL_WITHIN_MS),
        data: { code, consentId },
      });
      await record({ ...common, type: "consent.question_asked", about: [signer.id, task], data: { consentId, code } });
    }
  });
}

/** The signer that the acting person is in this consent. @throws Refusal `not_allowed` */
export async function signerWho(tx: Tx, actor: PersonActor, consent: Consent): Promise<ConsentSigner> {
  const signers = await signersOf(tx, consent.id);
  authorise(actor, "consent.sign", { donorId: consent.donorId, signers: signers.map(({ personId }) => personId) });
  const signer = signers.find(({ personId }) => personId === actor.personId);
  refuseUnless(signer !== undefined, "not_a_signer");
  return signer;
}

/** Writes answers, the last word counts. @returns the rows' ids */
export async function keep(
  tx: Tx,
  consent: Consent,
  signerId: string,
  answers: readonly { code: string; answer: "yes" | "no" }[],
): Promise<string[]> {
  const rows = await tx
    .insertInto("consentAnswers")
    .values(
      answers.map(({ code, answer }) => ({
        id: newId(),
        consentId: consent.id,
        donorId: consent.donorId,
        signerId,
        code,
        answer,
        answeredAt: tx.now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["signerId", "code"]).doUpdateSet((values) => ({ answer: values.ref("excluded.answer"), answeredAt: tx.now })),
    )
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

import { createHash } from "node:crypto";
import { z } from "zod";
import { lockCase, moveCase } from "~/bank/enquiries/cases.server";
import type { RecordEvent } from "~/bank/history/event";
import { refuseUnless } from "~/bank/history/refusal";
import { sign } from "~/bank/history/signature.server";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { PersonActor } from "~/bank/people/actor";
import { reauthenticate } from "~/bank/people/reauthenticate.server";
import { newId } from "~/outside/ids.server";
import { keep, signerWho } from "./answers.operations.server";
import { entitledSigners } from "./opening.operations.server";
import { consentPaper } from "./paper.server";
import { recordToSign } from "./record.server";
import { checkTurn } from "./signers.rules";
import { type Consent, currentVersion, lockConsent, signersOf } from "./store.server";

export const SignConsentForm = z.object({
  meaning: z.literal("consent", "consent.meaning_needed"),
  password: z.string("consent.password_needed").min(1, "consent.password_needed"),
  recordHash: z.string("consent.record_needed").regex(/^[0-9a-f]{64}$/, "consent.record_needed"),
});

/**
 * Signs one's own answers: what was read is what is signed (`recordHash`), all that banking needs is a yes, whoever stands before has
 * signed, and the paper is rendered once and kept with its hash (rules 5, 10, 28). With the last signature the consent is complete.
 * @returns the paper's id
 */
export async function signConsent(actor: PersonActor, consentId: string, form: z.output<typeof SignConsentForm>): Promise<string> {
  const proof = await reauthenticate(actor, form);
  return transact(actor, async (tx, record) => {
    const { caseId } = await tx.selectFrom("consents").select("caseId").where("id", "=", consentId).executeTakeFirstOrThrow();
    await lockCase(tx, caseId);
    const consent = await lockConsent(tx, consentId);
    const signer = await signerWho(tx, actor, consent);
    refuseUnless(consent.state === "open", "wrong_state", { state: consent.state });
    checkTurn(await signersOf(tx, consentId), actor.personId);
    await refuseWhenOvertaken(tx, consent, actor.personId);
    const signing = await recordToSign(tx, consent, signer, actor.locale);
    refuseUnless(signing.recordHash === form.recordHash, "moved_on");
    refuseUnless(signing.missing.length === 0, "answers_missing", { count: signing.missing.length });

    const silent = signing.record.answers.filter((answer) => !answer.spoken).map(({ code }) => ({ code, answer: "no" as const }));
    const about = silent.length > 0 ? await keep(tx, consent, signer.id, silent) : [];
    const signature = await sign(tx, actor, proof, {
      meaning: "consent",
      capacity: signer.capacity,
      subjectId: signer.id,
      donorId: consent.donorId,
      record: signing.record,
    });
    const pdf = await consentPaper(tx, signing, signature);
    const document = {
      id: newId(),
      consentId,
      donorId: consent.donorId,
      signerId: signer.id,
      pdf,
      sha256: sha256(pdf),
      renderedAt: tx.now,
    };
    await tx.insertInto("consentDocuments").values(document).execute();
    await tx
      .updateTable("consentSigners")
      .set({ textId: signing.text.id, signatureId: signature.id, signedAt: tx.now })
      .where("id", "=", signer.id)
      .execute();
    await record({
      type: "consent.signed",
      about: [signer.id, signature.id, document.id, ...about],
      donorId: consent.donorId,
      caseId: consent.caseId,
      data: { consentId, signerId: signer.id, documentId: document.id, capacity: signer.capacity, documentSha256: document.sha256 },
    });
    await completeWhenAllSigned(tx, record, consent);
    return document.id;
  });
}

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** A newer text, or a right that ended since the consent was opened, and this one can no longer be signed. */
async function refuseWhenOvertaken(tx: Tx, consent: Consent, personId: string): Promise<void> {
  refuseUnless(consent.version === (await currentVersion(tx, consent.tissue)), "consent_outdated");
  const entitled = await entitledSigners(tx, consent.tissue, consent.donorId);
  refuseUnless(
    entitled.some((signer) => signer.personId === personId),
    "signer_not_entitled",
  );
}

async function completeWhenAllSigned(tx: Tx, record: RecordEvent, consent: Consent): Promise<void> {
  const signers = await signersOf(tx, consent.id);
  if (signers.some(({ signedAt }) => signedAt === null)) return;
  await tx.updateTable("consents").set({ state: "signed", signedAt: tx.now }).where("id", "=", consent.id).execute();
  const superseded = await tx
    .updateTable("consents")
    .set({ state: "superseded" })
    .where("caseId", "=", consent.caseId)
    .where("state", "=", "signed")
    .where("id", "<>", consent.id)
    .returning("id")
    .execute();
  const first = superseded.length === 0;
  const held = await lockCase(tx, consent.caseId);
  if (held.state === "consent_pending") await moveCase(tx, held.id, "consent");
  await record({
    type: first ? "consent.completed" : "consent.renewed",
    about: [consent.id, held.id, ...superseded.map(({ id }) => id)],
    donorId: consent.donorId,
    caseId: consent.caseId,
    data: { consentId: consent.id, version: consent.version },
  });
}

import { z } from "zod";
import { lockCase } from "~/bank/enquiries/cases.server";
import { openTask } from "~/bank/enquiries/tasks.server";
import { refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { PersonActor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { rightsOf } from "~/bank/people/rights.server";
import type { ConsentCode } from "./clauses.rules";
import { type Consent, lockConsent, signersOf, textFor } from "./store.server";

export const WithdrawForm = z.object({ confirmed: z.literal("yes", "consent.confirm_withdrawal") });

/**
 * Takes one item back, at once and without a reason (rule 7): whoever signed takes back their own yes; whoever may consent for the
 * donor without having signed, such as a donor come of age, takes back everyone's. Answers stay readable; nothing is deleted.
 */
export function withdrawConsent(
  actor: PersonActor,
  consentId: string,
  code: ConsentCode,
  _form: z.output<typeof WithdrawForm>,
): Promise<void> {
  return transact(actor, async (tx, record) => {
    const { caseId } = await tx.selectFrom("consents").select("caseId").where("id", "=", consentId).executeTakeFirstOrThrow();
    await lockCase(tx, caseId);
    const consent = await lockConsent(tx, consentId);
    const signers = await signersOf(tx, consentId);
    const myRights = await rightsOf(tx, actor, consent.donorId);
    authorise(actor, "consent.withdraw", { donorId: consent.donorId, signers: signers.map(({ personId }) => personId), myRights });
    refuseUnless(consent.state === "open" || consent.state === "signed", "wrong_state", { state: consent.state });
    const own = signers.find(({ personId }) => personId === actor.personId);
    const whose = own === undefined ? signers : [own];
    refuseUnless(
      whose.some(({ signedAt }) => signedAt !== null),
      "not_signed_yet",
    );
    const taken = await takeBack(
      tx,
      actor,
      whose.map(({ id }) => id),
      code,
    );
    refuseUnless(taken.length > 0, "nothing_to_withdraw");
    taken.push(...(await takeBackElsewhere(tx, actor, consent, code, own === undefined)));
    const common = { donorId: consent.donorId, caseId: consent.caseId };
    const required = (await textFor(tx, consent, "en")).clauses.find((clause) => clause.code === code)?.required === true;
    const task = required
      ? [
          await openTask(tx, {
            ...common,
            kind: "consent_withdrawn",
            subjectId: consentId,
            duty: "coordinator",
            severity: "stop",
            data: { code, consentId },
          }),
        ]
      : [];
    await record({
      ...common,
      type: "consent.withdrawn",
      about: [...taken, ...task],
      data: { consentId, code, personId: actor.personId, required },
    });
  });
}

async function takeBack(tx: Tx, actor: PersonActor, signerIds: readonly string[], code: ConsentCode): Promise<string[]> {
  if (signerIds.length === 0) return [];
  const taken = await tx
    .updateTable("consentAnswers")
    .set({ withdrawnAt: tx.now, withdrawnBy: actor.personId })
    .where("signerId", "in", [...signerIds])
    .where("code", "=", code)
    .where("answer", "=", "yes")
    .where("withdrawnAt", "is", null)
    .returning("id")
    .execute();
  return taken.map(({ id }) => id);
}

/** The same item in a consent of the case that is being signed anew: a yes given there does not outlive the withdrawal, an unsigned one becomes a no. */
async function takeBackElsewhere(tx: Tx, actor: PersonActor, consent: Consent, code: ConsentCode, everyones: boolean): Promise<string[]> {
  const signers = await tx
    .selectFrom("consentSigners")
    .innerJoin("consents", "consents.id", "consentSigners.consentId")
    .select(["consentSigners.id", "consentSigners.personId", "consentSigners.signedAt"])
    .where("consents.caseId", "=", consent.caseId)
    .where("consents.id", "<>", consent.id)
    .where("consents.state", "in", ["open", "signed"])
    .execute();
  const whose = signers.filter(({ personId }) => everyones || personId === actor.personId);
  const signed = whose.filter(({ signedAt }) => signedAt !== null).map(({ id }) => id);
  const unsigned = whose.filter(({ signedAt }) => signedAt === null).map(({ id }) => id);
  const refused =
    unsigned.length === 0
      ? []
      : await tx
          .updateTable("consentAnswers")
          .set({ answer: "no", answeredAt: tx.now })
          .where("signerId", "in", unsigned)
          .where("code", "=", code)
          .where("answer", "=", "yes")
          .returning("id")
          .execute();
  return [...(await takeBack(tx, actor, signed, code)), ...refused.map(({ id }) => id)];
}

import { z } from "zod";
import { openTask } from "~/bank/enquiries/tasks.server";
import { refuseUnless } from "~/bank/history/refusal";
import { transact } from "~/bank/history/transact.server";
import type { PersonActor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { rightsOf } from "~/bank/people/rights.server";
import type { ConsentCode } from "./clauses.rules";
import { lockConsent, signersOf, textFor } from "./store.server";

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
    const taken = await tx
      .updateTable("consentAnswers")
      .set({ withdrawnAt: tx.now, withdrawnBy: actor.personId })
      .where(
        "signerId",
        "in",
        whose.map(({ id }) => id),
      )
      .where("code", "=", code)
      .where("answer", "=", "yes")
      .where("withdrawnAt", "is", null)
      .returning("id")
      .execute();
    refuseUnless(taken.length > 0, "nothing_to_withdraw");
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
      about: [...taken.map(({ id }) => id), ...task],
      data: { consentId, code, personId: actor.personId, required },
    });
  });
}

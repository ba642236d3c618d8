import { z } from "zod";
import { lockCase } from "~/bank/enquiries/cases.server";
import { finishTasks } from "~/bank/enquiries/tasks.server";
import { refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { rightsOf } from "~/bank/people/rights.server";
import { keep } from "./answers.operations.server";
import { layOut } from "./opening.operations.server";
import { answersOf, type Consent, currentVersion, lockConsent, signersOf } from "./store.server";

export const AgainForm = z.object({ confirmed: z.literal("yes", "consent.confirm_again") });

/**
 * Gives again what was taken back: a new consent by the text in force, which everyone who must sign signs anew. Until then the withdrawal
 * holds. What each said before stands in it to be read and changed, save what was taken back. @returns the new consent's id
 */
export function giveAgain(actor: PersonActor, consentId: string, _form: z.output<typeof AgainForm>): Promise<string> {
  return transact(actor, async (tx, record) => {
    const { caseId } = await tx.selectFrom("consents").select("caseId").where("id", "=", consentId).executeTakeFirstOrThrow();
    const held = await lockCase(tx, caseId);
    const consent = await lockConsent(tx, consentId);
    const signers = await signersOf(tx, consentId);
    const myRights = await rightsOf(tx, actor, consent.donorId);
    authorise(actor, "consent.withdraw", { donorId: consent.donorId, signers: signers.map(({ personId }) => personId), myRights });
    const open = await tx.selectFrom("consents").select("id").where("caseId", "=", caseId).where("state", "=", "open").executeTakeFirst();
    if (open !== undefined) return open.id;
    refuseUnless(consent.state === "signed", "wrong_state", { state: consent.state });
    const answers = await answersOf(tx, consentId);
    refuseUnless(
      answers.some(({ withdrawnAt }) => withdrawnAt !== null),
      "nothing_taken_back",
    );
    const version = await currentVersion(tx, consent.tissue);
    refuseUnless(version !== undefined, "no_consent_text", { tissue: consent.tissue });
    const { id, signers: signing, about } = await layOut(tx, held, version, null);
    const opened = { ...consent, id };
    for (const { id: signerId, personId } of version === consent.version ? signing : []) {
      const before = signers.find((signer) => signer.personId === personId);
      const said = answers.filter((answer) => answer.signerId === before?.id && answer.withdrawnAt === null);
      if (said.length > 0) about.push(...(await keep(tx, opened, signerId, said)));
    }
    await record({
      type: "consent.opened",
      about,
      donorId: consent.donorId,
      caseId,
      data: { consentId: id, version, again: consentId },
    });
    return id;
  });
}

/** The calls about withdrawals of a case are done when its consent was signed anew and nothing in it is taken back. */
export function finishWithdrawals(caseId: string): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    const { donorId } = await lockCase(tx, caseId);
    const consents = await tx.selectFrom("consents").selectAll().where("caseId", "=", caseId).execute();
    const signed = consents.find(({ state }) => state === "signed");
    if (signed === undefined || (await isNarrowed(tx, signed))) return;
    const done: string[] = [];
    for (const { id } of consents) done.push(...(await finishTasks(tx, "consent_withdrawn", id, null)));
    if (done.length > 0) await record({ type: "task.done", about: done, donorId, caseId, data: { consentId: signed.id } });
  });
}

const isNarrowed = async (tx: Tx, consent: Consent) => (await answersOf(tx, consent.id)).some(({ withdrawnAt }) => withdrawnAt !== null);

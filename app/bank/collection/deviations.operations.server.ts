import { z } from "zod";
import { finishTasks } from "~/bank/enquiries/tasks.server";
import { refuseUnless } from "~/bank/history/refusal";
import { sign } from "~/bank/history/signature.server";
import { transact } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { reauthenticate } from "~/bank/people/reauthenticate.server";
import { lockDonation } from "./donations.server";
import { Note, signing } from "./fields.server";
import { acceptDonation, rejectDonation } from "./verdict.server";

export const DecisionForm = z.object({
  decision: z.enum(["accepted", "rejected"], "collection.decision_needed"),
  note: Note.pipe(z.string().min(1, "collection.note_needed")),
  ...signing("approval"),
});

/**
 * Quality decides on a deviation of a donation, never the person who opened it, and signs what they read. With the last one accepted
 * the donation may be processed; one rejection rejects it.
 */
export async function decideDeviation(actor: StaffActor, deviationId: string, form: z.output<typeof DecisionForm>): Promise<void> {
  const proof = await reauthenticate(actor, form);
  return transact(actor, async (tx, record) => {
    const deviation = await tx
      .selectFrom("deviations")
      .selectAll()
      .where("id", "=", deviationId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    authorise(actor, "deviation.decide", { donorId: deviation.donorId, enteredBy: deviation.openedBy });
    refuseUnless(deviation.state === "open", "wrong_state", { state: deviation.state });
    const donation = await lockDonation(tx, deviation.subjectId);
    const decided = { state: form.decision, decidedAt: tx.now, decidedBy: actor.id, decisionNote: form.note };
    const signature = await sign(tx, actor, proof, {
      meaning: "approval",
      capacity: "quality",
      subjectId: deviationId,
      donorId: deviation.donorId,
      record: { ...deviation, ...decided },
    });
    await tx
      .updateTable("deviations")
      .set({ ...decided, signatureId: signature.id })
      .where("id", "=", deviationId)
      .execute();
    const done = await finishTasks(tx, "decide_deviation", deviationId, actor.id);
    const { donorId, caseId } = donation;
    const data = { deviationId, donationId: donation.id, decision: form.decision };
    await record({ type: "deviation.decided", about: [deviationId, signature.id, ...done], donorId, caseId, data });
    if (donation.state !== "received") return;
    const others = await tx
      .selectFrom("deviations")
      .select("state")
      .where("subjectId", "=", donation.id)
      .where("state", "<>", "accepted")
      .execute();
    if (form.decision === "rejected") await rejectDonation(tx, record, donation, deviation.kind);
    else if (others.length === 0) await acceptDonation(tx, record, donation);
  });
}

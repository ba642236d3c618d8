import { z } from "zod";
import { finishTasks, openTask } from "~/bank/enquiries/tasks.server";
import { refuseUnless } from "~/bank/history/refusal";
import { sign } from "~/bank/history/signature.server";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { Line } from "~/bank/people/fields.server";
import { authorise } from "~/bank/people/policy";
import { reauthenticate } from "~/bank/people/reauthenticate.server";

export const GROUNDS = ["guardians_disagree", "court_order", "succession", "ownership"] as const;
export const DisputeForm = z.object({ ground: z.enum(GROUNDS, "storage.ground_needed") });

/** A dispute or a court's hold freezes moving, releasing and destroying everything of a donor, at once (rule 44). */
export function noteDispute(actor: Actor, donorId: string, form: z.output<typeof DisputeForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    const donor = await lockDonor(tx, donorId);
    authorise(actor, "dispute.note", { donorId });
    refuseUnless(donor.disputedSince === null, "moved_on");
    await tx.updateTable("donors").set({ disputedSince: tx.now }).where("id", "=", donorId).execute();
    const task = await openTask(tx, { kind: "settle_dispute", subjectId: donorId, donorId, duty: "responsible_person", severity: "stop" });
    await record({ type: "dispute.noted", about: [donorId, task], donorId, data: { ground: form.ground } });
  });
}

export const OUTCOMES = ["agreed", "court_decided", "withdrawn"] as const;
export const SettlementForm = z.object({
  outcome: z.enum(OUTCOMES, "storage.outcome_needed"),
  evidence: z.string("storage.evidence_needed").trim().min(1, "storage.evidence_needed").pipe(Line(200)),
  password: z.string("people.password_needed").min(1, "people.password_needed"),
});

/** The dispute is over, and the responsible person signs what proves it: what was frozen goes on where it stood. */
export async function settleDispute(actor: Actor, donorId: string, form: z.output<typeof SettlementForm>): Promise<void> {
  const proof = await reauthenticate(actor, form);
  await transact(actor, async (tx, record) => {
    const donor = await lockDonor(tx, donorId);
    authorise(actor, "dispute.settle", { donorId });
    refuseUnless(donor.disputedSince !== null, "moved_on");
    const { outcome, evidence } = form;
    const signature = await sign(tx, actor, proof, {
      meaning: "approval",
      capacity: "responsible_person",
      subjectId: donorId,
      donorId,
      record: { donorId, since: donor.disputedSince, outcome, evidence },
    });
    await tx.updateTable("donors").set({ disputedSince: null }).where("id", "=", donorId).execute();
    const done = await finishTasks(tx, "settle_dispute", donorId, actor.id);
    await record({ type: "dispute.settled", about: [donorId, signature.id, ...done], donorId, data: { outcome, evidence } });
  });
}

const lockDonor = (tx: Tx, id: string) =>
  tx.selectFrom("donors").select(["id", "disputedSince"]).where("id", "=", id).forNoKeyUpdate().executeTakeFirstOrThrow();

import { z } from "zod";
import { refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";

export const DisputeForm = z.object({
  ground: z.enum(["guardians_disagree", "court_order", "succession", "ownership"], "storage.ground_needed"),
});

/** A dispute or a court's hold freezes moving, releasing and destroying everything of a donor, at once (rule 44). */
export function noteDispute(actor: Actor, donorId: string, form: z.output<typeof DisputeForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    const donor = await lockDonor(tx, donorId);
    authorise(actor, "dispute.note", { donorId });
    refuseUnless(donor.disputedSince === null, "moved_on");
    await tx.updateTable("donors").set({ disputedSince: tx.now }).where("id", "=", donorId).execute();
    await record({ type: "dispute.noted", about: [donorId], donorId, data: { ground: form.ground } });
  });
}

/** The dispute is over: what was frozen goes on where it stood. */
export function settleDispute(actor: Actor, donorId: string, form: { outcome: string }): Promise<void> {
  return transact(actor, async (tx, record) => {
    const donor = await lockDonor(tx, donorId);
    authorise(actor, "dispute.note", { donorId });
    refuseUnless(donor.disputedSince !== null, "moved_on");
    await tx.updateTable("donors").set({ disputedSince: null }).where("id", "=", donorId).execute();
    await record({ type: "dispute.settled", about: [donorId], donorId, data: { outcome: form.outcome } });
  });
}

const lockDonor = (tx: Tx, id: string) =>
  tx.selectFrom("donors").select(["id", "disputedSince"]).where("id", "=", id).forNoKeyUpdate().executeTakeFirstOrThrow();

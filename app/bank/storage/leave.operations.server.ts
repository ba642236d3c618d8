import { z } from "zod";
import { refuseWhenDisputed } from "~/bank/enquiries/cases.server";
import { nextState, type VerbOf } from "~/bank/history/life";
import { refuseUnless } from "~/bank/history/refusal";
import { sign } from "~/bank/history/signature.server";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { reauthenticate } from "~/bank/people/reauthenticate.server";
import { IN_POSITION, VIAL_LIFE } from "./life.rules";
import { lockVials, type Vial } from "./vials.store.server";
import { requireWitness } from "./witness.server";

/** Moves locked vials by one verb of their life, and out of their positions where the new state has none. For the rooms whose event tells why. */
export async function moveVials(tx: Tx, vials: readonly Vial[], verb: VerbOf<typeof VIAL_LIFE>, at: Date = tx.now): Promise<void> {
  for (const vial of vials) {
    const state = nextState(VIAL_LIFE, vial.state, verb) as Vial["state"];
    const leaves = IN_POSITION.includes(vial.state) && !IN_POSITION.includes(state);
    await tx
      .updateTable("vials")
      .set({ state, revision: vial.revision + 1, ...(leaves ? { positionId: null, leftAt: at } : {}) })
      .where("id", "=", vial.id)
      .execute();
  }
}

export const DestructionForm = z.object({
  vialIds: z.array(z.uuid()).min(1, "storage.nothing_to_destroy"),
  reason: z.enum(["rejected", "returned_unused", "withdrawn", "expired", "spent_for_tests"], "storage.reason_needed"),
  witnessId: z.uuid("storage.witness_needed"),
  password: z.string("people.password_needed").min(1, "people.password_needed"),
});

/** Destroys vials of one lot for good: quality signs, a second person stands by, a certificate follows from the event. Never while a dispute holds them, nor while a clinic has them: it says itself what became of them. */
export async function destroyVials(actor: Actor, form: z.output<typeof DestructionForm>): Promise<void> {
  const proof = await reauthenticate(actor, form);
  await transact(actor, async (tx, record) => {
    const vials = await lockVials(tx, form.vialIds);
    const [first] = vials;
    refuseUnless(first && vials.every((vial) => vial.donorId === first.donorId), "vials_of_another_donor");
    refuseUnless(
      vials.every((vial) => vial.lotId === first.lotId),
      "vials_of_another_lot",
    );
    authorise(actor, "donation.destroy", first);
    await refuseWhenDisputed(tx, first.donorId);
    await requireWitness(tx, actor, form.witnessId);
    const state = "with_clinic";
    refuseUnless(!vials.some((vial) => vial.state === state), "wrong_state", { state });
    await moveVials(tx, vials, "destroy");
    const labels = vials.map((vial) => `${vial.din}${vial.division}`);
    const record_ = { vials: labels, reason: form.reason, witnessId: form.witnessId, at: tx.now };
    const signature = await sign(tx, actor, proof, {
      meaning: "approval",
      capacity: "quality",
      subjectId: first.id,
      donorId: first.donorId,
      record: record_,
    });
    await record({
      type: "vials.destroyed",
      about: [...vials.map(({ id }) => id), signature.id],
      donorId: first.donorId,
      caseId: first.caseId,
      data: { vials: labels, lotId: first.lotId, reason: form.reason, signatureId: signature.id, witnessId: form.witnessId },
    });
  });
}

import { z } from "zod";
import { finishTasks } from "~/bank/enquiries/tasks.server";
import { nextState } from "~/bank/history/life";
import { refuseUnless } from "~/bank/history/refusal";
import { sign } from "~/bank/history/signature.server";
import { transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { Text } from "~/bank/people/fields.server";
import { authorise } from "~/bank/people/policy";
import { reauthenticate } from "~/bank/people/reauthenticate.server";
import { newId } from "~/outside/ids.server";
import { mayDispose } from "./disposition.rules";
import { dispositionRecord, proposeDisposition } from "./disposition.server";
import { failCaseWithoutHope, finishDonation } from "./endings.server";
import { Approval } from "./fields.server";
import { DISPOSING, LOT_LIFE } from "./lots.rules";
import { lockLot } from "./store.server";

export const DispositionForm = z.object({
  disposition: z.enum(["releasable", "releasable_autologous_biohazard", "nonconforming_hold", "rejected"], "errors.choose_one"),
  reason: Text(2000).default(""),
  revision: z.coerce.number().int(),
  ...Approval,
});
export type DispositionForm = z.output<typeof DispositionForm>;

/**
 * Quality decides and signs what becomes of a lot. The portal computes a recommendation and keeps it beside the decision; one that
 * differs, or that stands on a retest, needs a reason, and nothing more favourable than computed can be signed (rules 22, 23 and 25).
 */
export async function disposeLot(actor: Actor, lotId: string, form: DispositionForm): Promise<void> {
  const proof = await reauthenticate(actor, form);
  await transact(actor, async (tx, record) => {
    const lot = await lockLot(tx, lotId);
    authorise(actor, "lot.dispose", lot);
    refuseUnless(lot.revision === form.revision, "moved_on");
    const run = await tx.selectFrom("freezingRuns").select(["operatedBy", "witnessedBy"]).where("lotId", "=", lotId).executeTakeFirst();
    refuseUnless(run?.operatedBy !== proof.accountId && run?.witnessedBy !== proof.accountId, "own_work");
    const proposed = await proposeDisposition(tx, lotId);
    const { disposition, reason } = form;
    refuseUnless(mayDispose(disposition, proposed.disposition), "more_favourable_than_computed", { recommended: proposed.disposition });
    const differs = disposition !== proposed.disposition || proposed.standing.retested.length > 0;
    refuseUnless(!differs || reason !== "", "disposition_reason_needed");
    const state = nextState(LOT_LIFE, lot.state, DISPOSING[disposition]);
    const { donorId, caseId, kind, requestId } = lot;
    const signed = await dispositionRecord(tx, lotId, { disposition, reason });
    const signature = await sign(tx, actor, proof, {
      meaning: form.meaning,
      capacity: "quality",
      subjectId: lotId,
      donorId,
      record: signed,
    });
    const id = newId();
    await tx
      .insertInto("dispositions")
      .values({
        id,
        lotId,
        donorId,
        disposition,
        recommended: proposed.disposition,
        reason,
        signatureId: signature.id,
        decidedBy: proof.accountId,
        decidedAt: tx.now,
      })
      .execute();
    await tx
      .updateTable("lots")
      .set({ state, holdReason: null, revision: lot.revision + 1 })
      .where("id", "=", lotId)
      .execute();
    const done = await finishTasks(tx, "lot_held", lotId, proof.accountId);
    const about = [id, lotId, signature.id, ...done];
    const data = { lotId, kind, requestId, disposition, recommended: proposed.disposition };
    if (disposition !== "rejected") {
      await record({ type: "lot.disposed", about, donorId, caseId, data });
      return;
    }
    const finished = await finishDonation(tx, lot.donationId);
    const caseFailed = kind !== "release" && (await failCaseWithoutHope(tx, caseId));
    await record({
      type: "lot.failed",
      about: [...about, ...finished, ...(caseFailed ? [caseId] : [])],
      donorId,
      caseId,
      data: { ...data, caseFailed },
    });
  });
}

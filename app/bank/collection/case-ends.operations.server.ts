import { z } from "zod";
import { lockCase, moveCase } from "~/bank/enquiries/cases.server";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { CANCEL_REASONS, NOT_COLLECTED_REASONS } from "./end-reasons";
import { endKit } from "./kits.operations.server";

export const CancelForm = z.object({ reason: z.enum(CANCEL_REASONS, "collection.reason_needed") });

/** Ends a case before anything was collected; what is paid back follows from the event and from whether a kit had left. */
export function cancelCase(actor: StaffActor, caseId: string, form: z.output<typeof CancelForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    const held = await lockCase(tx, caseId);
    authorise(actor, "case.cancel", held);
    const dispatched = await everDispatched(tx, caseId);
    await moveCase(tx, caseId, "cancel", { closedAt: tx.now });
    const about = await endKits(tx, caseId, actor.id);
    await record({
      type: "case.cancelled",
      about: [caseId, ...about],
      donorId: held.donorId,
      caseId,
      data: { reason: form.reason, dispatched },
    });
  });
}

export const NotCollectedForm = z.object({
  reason: z.enum(NOT_COLLECTED_REASONS, "collection.reason_needed"),
});

/** The day came and nothing could be collected. */
export function recordNotCollected(actor: StaffActor, caseId: string, form: z.output<typeof NotCollectedForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    const held = await lockCase(tx, caseId);
    authorise(actor, "case.cancel", held);
    await moveCase(tx, caseId, "miss", { closedAt: tx.now });
    const about = await endKits(tx, caseId, actor.id);
    await record({ type: "case.not_collected", about: [caseId, ...about], donorId: held.donorId, caseId, data: { reason: form.reason } });
  });
}

async function everDispatched(tx: Tx, caseId: string): Promise<boolean> {
  const kit = await tx
    .selectFrom("kits")
    .select("id")
    .where("caseId", "=", caseId)
    .where("dispatchedAt", "is not", null)
    .executeTakeFirst();
  return kit !== undefined;
}

async function endKits(tx: Tx, caseId: string, doneBy: string): Promise<string[]> {
  const kits = await tx
    .selectFrom("kits")
    .select(["id", "donationId", "state"])
    .where("caseId", "=", caseId)
    .where("state", "in", ["prepared", "dispatched"])
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  const ended: string[] = [];
  for (const kit of kits) ended.push(...(await endKit(tx, kit, "cancel", doneBy)));
  return ended;
}

import { z } from "zod";
import { finishTasks, openTask } from "~/bank/enquiries/tasks.server";
import { refuseBefore } from "~/bank/history/order.server";
import { refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import { holdLots } from "~/bank/laboratory/holds.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { Needed, NeededText } from "./fields.server";
import { lockRequest, ofRequest, type ReleaseRequest } from "./store.server";

export const ReactionForm = z.object({
  reporter: Needed("release.reporter_needed"),
  firstKnownAt: z.date("release.first_known_needed"),
  onsetAt: z.date("release.onset_needed"),
  grade: z.coerce.number("release.grade_needed").int("release.grade_needed").min(1, "release.grade_needed").max(5, "release.grade_needed"),
  serious: z.enum(["yes", "no"], "release.serious_needed"),
  imputability: z.enum(["NA", "0", "1", "2", "3"], "release.imputability_needed"),
  description: NeededText("release.description_needed", 4000),
});

/**
 * A suspected adverse reaction: quality hears at once, and every other vial of the lots that this request drew from is held until it has
 * looked (domain.md 10.6). @returns the report's id
 */
export function reportReaction(actor: Actor, requestId: string, form: z.output<typeof ReactionForm>): Promise<string> {
  return transact(actor, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    authorise(actor, "reaction.report", request);
    refuseUnless(request.lotId !== null && ["with_clinic", "infused", "destroyed"].includes(request.state), "nothing_given_yet");
    refuseUnless(form.firstKnownAt <= tx.now && form.onsetAt <= tx.now, "in_the_future");
    const shipment = await tx.selectFrom("shipments").select("receivedAt").where("requestId", "=", requestId).executeTakeFirst();
    refuseBefore("onset_before_receipt", form.onsetAt, shipment?.receivedAt);
    refuseBefore("known_before_onset", form.firstKnownAt, form.onsetAt);
    const id = newId();
    await tx
      .insertInto("adverseReactions")
      .values({
        ...form,
        id,
        requestId,
        donorId: request.donorId,
        clinicId: request.clinicId,
        serious: form.serious === "yes",
        state: "suspected",
        outcome: null,
        reportedAt: tx.now,
      })
      .execute();
    const held = await holdLots(tx, await lotsOf(tx, request), "adverse_reaction");
    const taskId = await openTask(tx, {
      kind: "reaction_suspected",
      subjectId: id,
      donorId: request.donorId,
      caseId: request.caseId,
      duty: "quality",
      severity: "stop",
    });
    await record({
      ...ofRequest(request),
      type: "reaction.suspected",
      about: [id, taskId, ...held],
      happenedAt: form.firstKnownAt,
      data: { requestId, reactionId: id, serious: form.serious === "yes", lotId: request.lotId },
    });
    return id;
  });
}

/** The lot that was released, and the banked one from which it was grown. */
async function lotsOf(tx: Tx, request: ReleaseRequest): Promise<string[]> {
  const drawn = await tx
    .selectFrom("requestVials")
    .innerJoin("vials", "vials.id", "requestVials.vialId")
    .select("vials.lotId")
    .distinct()
    .where("requestVials.requestId", "=", request.id)
    .execute();
  return [...new Set([...drawn.map(({ lotId }) => lotId), ...(request.lotId === null ? [] : [request.lotId])])];
}

export const ClosingForm = z.object({
  outcome: z.enum(["complete_recovery", "minor_sequelae", "serious_sequelae", "death"], "release.outcome_needed"),
});

/** Quality closes a report, never without an outcome (rule 41). The hold stays until it is lifted for itself. */
export function closeReaction(actor: Actor, reactionId: string, form: z.output<typeof ClosingForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    const reaction = await tx
      .selectFrom("adverseReactions")
      .selectAll()
      .where("id", "=", reactionId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    authorise(actor, "reaction.close", reaction);
    refuseUnless(reaction.state === "suspected", "moved_on");
    const tasks = await finishTasks(tx, "reaction_suspected", reactionId, actor.id);
    await tx.updateTable("adverseReactions").set({ state: "closed", outcome: form.outcome }).where("id", "=", reactionId).execute();
    await record({
      type: "reaction.closed",
      about: [reactionId, ...tasks],
      donorId: reaction.donorId,
      clinicId: reaction.clinicId,
      data: { reactionId, outcome: form.outcome },
    });
  });
}

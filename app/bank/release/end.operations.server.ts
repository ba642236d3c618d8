import { z } from "zod";
import { endFees } from "~/bank/billing/refund.operations.server";
import { nextState } from "~/bank/history/life";
import { refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import { type Actor, WORKER } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { lockCase } from "../enquiries/cases.server";
import { finishTasks } from "../enquiries/tasks.server";
import { moveVials } from "../storage/leave.operations.server";
import { lockVials } from "../storage/vials.store.server";
import { Needed } from "./fields.server";
import { RELEASE_LIFE } from "./life.rules";
import { lockRequest, type ReleaseRequest, saveRequest, vialsHeldBy } from "./store.server";
import { openRejection, openReview } from "./tasks.server";

type State = ReleaseRequest["state"];

export const EndForm = z.object({
  reason: z.enum(["patient_changed", "clinic_withdrew", "family_withdrew", "not_releasable", "licence", "other"], "release.reason_needed"),
});

/** The clinic or a coordinator withdraws a request; its vials are free again. */
export const cancelRelease = (actor: Actor, requestId: string, form: z.output<typeof EndForm>) =>
  end(actor, requestId, form, "cancel", "release.cancelled");

/** The bank refuses a request, with a reason that the clinic reads. */
export const refuseRelease = (actor: Actor, requestId: string, form: z.output<typeof EndForm>) =>
  end(actor, requestId, form, "refuse", "release.refused");

function end(
  actor: Actor,
  requestId: string,
  form: { reason: string },
  verb: "cancel" | "refuse",
  type: "release.cancelled" | "release.refused",
): Promise<void> {
  return transact(actor, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    authorise(actor, `release.${verb}`, request);
    const state = nextState(RELEASE_LIFE, request.state, verb) as State;
    refuseUnless(request.expansion !== "thawed" || verb === "refuse", "cells_are_growing");
    const freed = await freeVials(tx, requestId);
    await saveRequest(tx, request, { state });
    await record({
      type,
      about: [requestId, ...freed],
      donorId: request.donorId,
      caseId: request.caseId,
      clinicId: request.clinicId,
      data: { requestId, reason: form.reason },
    });
  });
}

/** Lets go of every vial that a request still reserves. @returns the rows that changed. */
export async function freeVials(tx: Tx, requestId: string): Promise<string[]> {
  const links = await tx
    .updateTable("requestVials")
    .set({ active: false })
    .where("requestId", "=", requestId)
    .where("active", "=", true)
    .returning(["id", "vialId"])
    .execute();
  if (links.length === 0) return [];
  const vials = (
    await lockVials(
      tx,
      links.map(({ vialId }) => vialId),
    )
  ).filter(({ state }) => state === "reserved");
  await moveVials(tx, vials, "free");
  return [...links.map(({ id }) => id), ...vials.map(({ id }) => id)];
}

export const HoldForm = z.object({
  reason: Needed("release.hold_reason_needed", 200),
});

/**
 * Quality stops a release that was reviewed or approved: it is reviewed again before it goes on. Packed vials are out of their tank
 * already and do not go back into it; they count as returned.
 */
export function holdRelease(actor: Actor, requestId: string, form: z.output<typeof HoldForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    authorise(actor, "lot.hold", request);
    const packed = request.state === "packed";
    const state = nextState(RELEASE_LIFE, request.state, packed ? "stop" : "hold") as State;
    await saveRequest(tx, request, { state, approvedBy: null, approvedAt: null });
    const vials = packed ? await stopVials(tx, requestId) : [];
    const tasks = packed
      ? [await openRejection(tx, request, "stopped")]
      : [...(await finishTasks(tx, "release_approve", requestId, actor.id)), await openReview(tx, request)];
    await record({
      type: "release.held",
      about: [requestId, ...vials, ...tasks],
      donorId: request.donorId,
      caseId: request.caseId,
      clinicId: request.clinicId,
      data: { requestId, reason: form.reason },
    });
  });
}

async function stopVials(tx: Tx, requestId: string): Promise<string[]> {
  const ids = (await vialsHeldBy(tx, requestId, "release")).map(({ id }) => id);
  await moveVials(tx, await lockVials(tx, ids), "stop");
  return ids;
}

/** States in which no vial left the bank for the clinic and none will. */
const NOT_USED = ["cancelled", "refused", "returned"];

/**
 * What a request leaves open when it is refused, withdrawn or stopped before it left: tasks of the staff, fees that nobody owes any more,
 * and fees that were paid for nothing: the release fee, and the expansion fee while no vial was thawed for it. A shipment that a clinic
 * rejected was packed and carried, so that its fees stay.
 */
export function closeEnded(requestId: string): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    if (!NOT_USED.includes(request.state)) return;
    const { donorId, caseId } = request;
    await lockCase(tx, caseId);
    const grown = request.expansion === "thawed" || request.expansion === "done";
    await endFees(tx, record, requestId, grown ? ["release"] : ["release", "expansion"]);
    const tasks: string[] = [];
    for (const kind of ["release_review", "release_approve", "release_lapsed"])
      tasks.push(...(await finishTasks(tx, kind, requestId, null)));
    if (tasks.length > 0) await record({ type: "task.done", about: tasks, donorId, caseId, data: { requestId } });
  });
}

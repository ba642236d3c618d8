import { z } from "zod";
import { nextState } from "~/bank/history/life";
import { refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { finishTasks } from "../enquiries/tasks.server";
import { moveVials } from "../storage/leave.operations.server";
import { lockVials } from "../storage/vials.store.server";
import { RELEASE_LIFE } from "./life.rules";
import { lockRequest, type ReleaseRequest, saveRequest } from "./store.server";

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
    const tasks =
      actor.kind === "staff"
        ? [
            ...(await finishTasks(tx, "release_review", requestId, actor.id)),
            ...(await finishTasks(tx, "release_approve", requestId, actor.id)),
          ]
        : [];
    await record({
      type,
      about: [requestId, ...freed, ...tasks],
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

/** Quality stops a release that was reviewed, approved or packed. */
export function holdRelease(actor: Actor, requestId: string, form: { reason: string }): Promise<void> {
  return transact(actor, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    authorise(actor, "lot.hold", request);
    await saveRequest(tx, request, { state: nextState(RELEASE_LIFE, request.state, "hold") as State });
    await record({
      type: "release.held",
      about: [requestId],
      donorId: request.donorId,
      caseId: request.caseId,
      clinicId: request.clinicId,
      data: { requestId, reason: form.reason },
    });
  });
}

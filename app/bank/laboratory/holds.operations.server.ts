import { z } from "zod";
import { finishTasks } from "~/bank/enquiries/tasks.server";
import { nextState } from "~/bank/history/life";
import { refuseUnless } from "~/bank/history/refusal";
import { sign } from "~/bank/history/signature.server";
import { transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { reauthenticate } from "~/bank/people/reauthenticate.server";
import { deviationsOf, reopenChanged, standingDisposition } from "./disposition.server";
import { Approval, Note } from "./fields.server";
import { HOLD_REASONS } from "./hold-reasons.rules";
import { holdLots } from "./holds.server";
import { LIFTING, LOT_LIFE } from "./lots.rules";
import { lockLot } from "./store.server";

export const HoldForm = z.object({ reason: z.enum(HOLD_REASONS, "errors.choose_one") });
export type HoldForm = z.output<typeof HoldForm>;

/** Stops everything with a lot until quality lifts the hold. */
export async function holdLot(actor: Actor, lotId: string, { reason }: HoldForm): Promise<void> {
  await transact(actor, async (tx, record) => {
    const lot = await lockLot(tx, lotId);
    authorise(actor, "lot.hold", lot);
    const { donorId, caseId, state } = lot;
    refuseUnless("hold" in LOT_LIFE[state], "wrong_state", { state });
    const held = await holdLots(tx, [lotId], reason);
    await record({ type: "lot.held", about: held, donorId, caseId, data: { lotIds: held, lotId, reason } });
  });
}

export const LiftForm = z.object({ reason: Note, ...Approval });
export type LiftForm = z.output<typeof LiftForm>;

/** Lifts a hold once its deviations are decided: back to the disposition that still stands, else to quarantine. */
export async function liftHold(actor: Actor, lotId: string, form: LiftForm): Promise<void> {
  const proof = await reauthenticate(actor, form);
  await transact(actor, async (tx, record) => {
    const lot = await lockLot(tx, lotId);
    authorise(actor, "lot.hold", lot);
    refuseUnless(lot.state === "hold", "wrong_state", { state: lot.state });
    const deviations = await deviationsOf(tx, lot);
    refuseUnless(!deviations.some(({ state }) => state === "open"), "deviation_open");
    const standing = await standingDisposition(tx, lotId);
    const verb = standing ? LIFTING[standing.disposition as keyof typeof LIFTING] : undefined;
    const state = nextState(LOT_LIFE, lot.state, verb ?? "lift");
    const { donorId, caseId } = lot;
    const signed = { lotId, holdReason: lot.holdReason, reason: form.reason, state };
    const signature = await sign(tx, actor, proof, {
      meaning: form.meaning,
      capacity: "quality",
      subjectId: lotId,
      donorId,
      record: signed,
    });
    await tx
      .updateTable("lots")
      .set({ state, holdReason: null, revision: lot.revision + 1 })
      .where("id", "=", lotId)
      .execute();
    const done = await finishTasks(tx, "lot_held", lotId, proof.accountId);
    await record({ type: "lot.hold_lifted", about: [lotId, signature.id, ...done], donorId, caseId, data: { lotId, state } });
  });
}

export const DeviationForm = z.object({ decision: z.enum(["accepted", "rejected"], "errors.choose_one"), note: Note, ...Approval });
export type DeviationForm = z.output<typeof DeviationForm>;

/** Quality decides a deviation of a lot; another person than opened it. A deviation that is not accepted keeps the lot from being released. */
export async function decideLotDeviation(actor: Actor, deviationId: string, form: DeviationForm): Promise<void> {
  const proof = await reauthenticate(actor, form);
  await transact(actor, async (tx, record) => {
    const deviation = await tx
      .selectFrom("deviations")
      .selectAll()
      .where("id", "=", deviationId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    const lot = await lockLot(tx, deviation.subjectId);
    const { donorId, caseId } = lot;
    refuseUnless(deviation.openedBy !== proof.accountId, "own_work");
    authorise(actor, "deviation.decide", { donorId, enteredBy: deviation.openedBy });
    refuseUnless(deviation.state === "open", "wrong_state", { state: deviation.state });
    const { decision, note } = form;
    const signed = { deviationId, kind: deviation.kind, decision, note };
    const signature = await sign(tx, actor, proof, {
      meaning: form.meaning,
      capacity: "quality",
      subjectId: deviationId,
      donorId,
      record: signed,
    });
    await tx
      .updateTable("deviations")
      .set({ state: decision, decidedAt: tx.now, decidedBy: proof.accountId, decisionNote: note, signatureId: signature.id })
      .where("id", "=", deviationId)
      .execute();
    const done = await finishTasks(tx, "lot_deviation", deviationId, proof.accountId);
    const reopened = await reopenChanged(tx, [lot.id]);
    await record({
      type: "deviation.decided",
      about: [deviationId, signature.id, ...done, ...reopened],
      donorId,
      caseId,
      data: { deviationId, lotId: lot.id, decision },
    });
  });
}

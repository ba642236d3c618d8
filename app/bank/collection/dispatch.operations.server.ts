import { z } from "zod";
import { depositPaidAt } from "~/bank/billing/store.server";
import { requireConsent } from "~/bank/consent/gate.server";
import { lockCase, moveCase, refuseWhenDisputed } from "~/bank/enquiries/cases.server";
import { finishTasks, openTask } from "~/bank/enquiries/tasks.server";
import { nextState } from "~/bank/history/life";
import { lastTime, refuseBefore } from "~/bank/history/order.server";
import { refuseUnless } from "~/bank/history/refusal";
import { transact } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { Line } from "~/bank/people/fields.server";
import { authorise } from "~/bank/people/policy";
import { dayOfBank } from "~/web/when";
import { advanceCase } from "./cases-along.server";
import { KIT_LIFE } from "./donations.rules";
import { lockKit } from "./donations.server";
import { CoiField, DinField, instantField, Note } from "./fields.server";
import { checkLabels, endKit } from "./kits.operations.server";

export const dispatchForm = (zone: string) =>
  z.object({ din: DinField, coi: CoiField, courier: Line(100), tracking: Line(100), dispatchedAt: instantField(zone) });
export type DispatchForm = z.output<ReturnType<typeof dispatchForm>>;

/**
 * Sends a kit: only with the current consents to procurement and testing (rule 1), the deposit paid, the labels checked by a second
 * person, and every part in date. The family's letter and the demand for the balance follow from the event.
 */
export function dispatchKit(actor: StaffActor, kitId: string, form: DispatchForm): Promise<void> {
  return transact(actor, async (tx, record) => {
    const kit = await lockKit(tx, kitId);
    authorise(actor, "kit.dispatch", kit);
    await checkLabels(tx, kit, form);
    await requireConsent(tx, kit.caseId, ["procurement", "testing"], { current: true });
    const paidAt = await depositPaidAt(tx, kit.caseId);
    refuseUnless(paidAt !== null, "deposit_unpaid");
    await refuseWhenDisputed(tx, kit.donorId);
    refuseUnless(kit.checkedBy !== null, "labels_unchecked");
    refuseUnless(kit.expiresOn > dayOfBank(form.dispatchedAt), "kit_expired");
    refuseBefore("before_prepared", form.dispatchedAt, kit.preparedAt, await lastTime(tx, "kit.labels_checked", kitId));
    refuseBefore("before_deposit", form.dispatchedAt, paidAt);
    await tx
      .updateTable("kits")
      .set({
        state: nextState(KIT_LIFE, kit.state, "dispatch"),
        dispatchedAt: form.dispatchedAt,
        courier: form.courier,
        tracking: form.tracking,
      })
      .where("id", "=", kitId)
      .execute();
    await advanceCase(tx, kit.caseId, "ship_kit");
    const done = await finishTasks(tx, "dispatch_kit", kitId, actor.id);
    await record({
      type: "kit.dispatched",
      about: [kitId, kit.caseId, ...done],
      donorId: kit.donorId,
      caseId: kit.caseId,
      happenedAt: form.dispatchedAt,
      data: { kitId, donationId: kit.donationId, courier: form.courier, tracking: form.tracking },
    });
  });
}

export const LostForm = z.object({ note: Note.optional() });

/** A kit that did not arrive counts as lost: its DIN is never used again, another kit is packed, and nobody pays for it. */
export function reportKitLost(actor: StaffActor, kitId: string, _form: z.output<typeof LostForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    const kit = await lockKit(tx, kitId);
    authorise(actor, "kit.dispatch", kit);
    const about = await endKit(tx, kit, "lose", actor.id);
    const held = await lockCase(tx, kit.caseId);
    const others = await tx
      .selectFrom("kits")
      .select("id")
      .where("caseId", "=", kit.caseId)
      .where("id", "<>", kitId)
      .where("state", "in", ["dispatched", "collected", "in_transit", "received"])
      .execute();
    if (held.state === "kit_shipped" && others.length === 0) await moveCase(tx, held.id, "lose_kit");
    const common = { donorId: kit.donorId, caseId: kit.caseId };
    const { din } = await tx.selectFrom("donations").select("din").where("id", "=", kit.donationId).executeTakeFirstOrThrow();
    const task = await openTask(tx, {
      ...common,
      kind: "replace_kit",
      subjectId: kit.caseId,
      duty: "coordinator",
      severity: "look",
      data: { din },
    });
    await record({ ...common, type: "kit.lost", about: [...about, held.id, task], data: { kitId, donationId: kit.donationId } });
  });
}

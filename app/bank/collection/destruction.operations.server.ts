import { z } from "zod";
import { refuseWhenDisputed } from "~/bank/enquiries/cases.server";
import { finishTasks, openTask } from "~/bank/enquiries/tasks.server";
import { nextState } from "~/bank/history/life";
import { lastTime, refuseBefore } from "~/bank/history/order.server";
import { refuseUnless } from "~/bank/history/refusal";
import { sign } from "~/bank/history/signature.server";
import { type Db, transact } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { Line } from "~/bank/people/fields.server";
import { authorise } from "~/bank/people/policy";
import { reauthenticate } from "~/bank/people/reauthenticate.server";
import { DONATION_LIFE } from "./donations.rules";
import { type Donation, lockDonation, moveDonation } from "./donations.server";
import { DinField, instantField, signing } from "./fields.server";

export const OrderForm = z.object({ reason: Line(300), ...signing("approval") });

/** Quality orders that a donation be destroyed; a second person does it and signs as witness. */
export async function orderDestruction(actor: StaffActor, donationId: string, form: z.output<typeof OrderForm>): Promise<void> {
  const proof = await reauthenticate(actor, form);
  return transact(actor, async (tx, record) => {
    const donation = await lockDonation(tx, donationId);
    authorise(actor, "donation.destroy", donation);
    nextState(DONATION_LIFE, donation.state, "destroy");
    await refuseWhenDisputed(tx, donation.donorId);
    refuseUnless((await orderOf(tx, donationId)) === undefined, "already_ordered");
    const { donorId, caseId, din } = donation;
    const signature = await sign(tx, actor, proof, {
      meaning: "approval",
      capacity: "quality",
      subjectId: donationId,
      donorId,
      record: destructionRecord(donation, form.reason),
    });
    const done = await finishTasks(tx, "destroy_donation", donationId, actor.id);
    const task = await openTask(tx, {
      kind: "witness_destruction",
      subjectId: donationId,
      duty: "laboratory",
      donorId,
      caseId,
      data: { din },
    });
    await record({
      type: "donation.destruction_ordered",
      about: [donationId, signature.id, task, ...done],
      donorId,
      caseId,
      data: { donationId, reason: form.reason, orderedBy: actor.id, signatureId: signature.id },
    });
  });
}

export const destroyForm = (zone: string) =>
  z.object({
    din: DinField,
    method: z.enum(["incineration", "autoclave"], "collection.method_needed"),
    destroyedAt: instantField(zone),
    ...signing("witness"),
  });
export type DestroyForm = z.output<ReturnType<typeof destroyForm>>;

/** Destroys what was ordered to be destroyed: another person than who ordered it, with the label scanned; the certificate follows from the event. */
export async function destroyDonation(actor: StaffActor, donationId: string, form: DestroyForm): Promise<void> {
  const proof = await reauthenticate(actor, form);
  return transact(actor, async (tx, record) => {
    const donation = await lockDonation(tx, donationId);
    const order = await orderOf(tx, donationId);
    refuseUnless(order !== undefined, "not_ordered");
    authorise(actor, "donation.witness_destruction", { donorId: donation.donorId, enteredBy: order.orderedBy });
    await refuseWhenDisputed(tx, donation.donorId);
    refuseUnless(form.din === donation.din, "din_mismatch");
    refuseBefore("before_order", form.destroyedAt, await lastTime(tx, "donation.destruction_ordered", donationId));
    await moveDonation(tx, donationId, "destroy");
    const { donorId, caseId, din } = donation;
    const signature = await sign(tx, actor, proof, {
      meaning: "witness",
      capacity: actor.duties.includes("laboratory") ? "laboratory" : "quality",
      subjectId: donationId,
      donorId,
      record: { ...destructionRecord(donation, order.reason), method: form.method, destroyedAt: form.destroyedAt },
    });
    const done = await finishTasks(tx, "witness_destruction", donationId, actor.id);
    await record({
      type: "donation.destroyed",
      about: [donationId, signature.id, ...done],
      donorId,
      caseId,
      happenedAt: form.destroyedAt,
      data: { donationId, din, reason: order.reason, method: form.method, orderSignatureId: order.signatureId, signatureId: signature.id },
    });
  });
}

const destructionRecord = ({ id, din, donorId, caseId, material }: Donation, reason: string) => ({
  act: "destruction",
  id,
  din,
  donorId,
  caseId,
  material,
  reason,
});

/** The order to destroy a donation, if there is one. */
export async function orderOf(db: Db, donationId: string): Promise<{ reason: string; orderedBy: string; signatureId: string } | undefined> {
  const event = await db
    .selectFrom("events")
    .innerJoin("eventSubjects", "eventSubjects.eventId", "events.id")
    .select("data")
    .where("subjectId", "=", donationId)
    .where("type", "=", "donation.destruction_ordered")
    .executeTakeFirst();
  return event?.data as { reason: string; orderedBy: string; signatureId: string } | undefined;
}

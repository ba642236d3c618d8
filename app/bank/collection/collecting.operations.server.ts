import { z } from "zod";
import { requireConsent } from "~/bank/consent/gate.server";
import { lockCase } from "~/bank/enquiries/cases.server";
import { openTask } from "~/bank/enquiries/tasks.server";
import { refuseBefore } from "~/bank/history/order.server";
import { refuseUnless } from "~/bank/history/refusal";
import { transact } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { Line } from "~/bank/people/fields.server";
import { authorise } from "~/bank/people/policy";
import { advanceCase } from "./cases-along.server";
import { handOn, refuseOtherWitness } from "./custody.server";
import { isFdiTooth, type Material, MEASURE_OF } from "./donations.rules";
import { lockDonation, moveDonation, moveKitOf } from "./donations.server";
import { CoiField, DinField, instantField, measured } from "./fields.server";
import { checkLabels } from "./kits.operations.server";
import { DONOR } from "./parties";

/** Each material has its own measure, and it is not left out. */
export function collectionForm(zone: string, material: Material) {
  const needs = MEASURE_OF[material];
  return z.object({
    din: DinField,
    coi: CoiField,
    nameMatches: z.literal("yes", "collection.name_must_match"),
    collectedAt: instantField(zone),
    collectedBy: Line(200),
    collectionSite: Line(200),
    volumeMl: needs === "volumeMl" ? measured("collection.volume_needed", 0.1, 1000) : z.undefined().optional(),
    lengthCm: needs === "lengthCm" ? measured("collection.length_needed", 0.5, 150) : z.undefined().optional(),
    massG: needs === "massG" ? measured("collection.mass_needed", 0.1, 2000) : z.undefined().optional(),
    fdiTooth:
      needs === "fdiTooth" ? z.string("collection.tooth_needed").refine(isFdiTooth, "collection.tooth_needed") : z.undefined().optional(),
  });
}

export interface CollectionForm {
  din: string;
  coi: string;
  /** Name and birth date on the tube are those of the donor. */
  nameMatches: "yes";
  collectedAt: Date;
  /** Surgeon, dentist or midwife, with their registration. */
  collectedBy: string;
  collectionSite: string;
  volumeMl?: number | undefined;
  lengthCm?: number | undefined;
  massG?: number | undefined;
  fdiTooth?: string | undefined;
}

/** Writes down a collection: two identifiers and the chain of identity matched, what was taken and by whom. Custody begins with it. */
export function recordCollection(actor: StaffActor, donationId: string, form: CollectionForm): Promise<void> {
  return transact(actor, async (tx, record) => {
    const donation = await lockDonation(tx, donationId);
    authorise(actor, "donation.record", donation);
    await checkLabels(tx, { donationId, caseId: donation.caseId }, form);
    await requireConsent(tx, donation.caseId, ["procurement", "procedure_risks", "testing"]);
    refuseUnless(form[MEASURE_OF[donation.material]] !== undefined, "measure_needed", { measure: MEASURE_OF[donation.material] });
    const { volumeMl, lengthCm, massG, fdiTooth, collectedAt, collectedBy, collectionSite } = form;
    const taken = { volumeMl: volumeMl ?? null, lengthCm: lengthCm ?? null, massG: massG ?? null, fdiTooth: fdiTooth ?? null };
    const left = await tx.selectFrom("kits").select("dispatchedAt").where("donationId", "=", donationId).executeTakeFirst();
    refuseBefore("before_kit_left", collectedAt, left?.dispatchedAt);
    await moveDonation(tx, donationId, "collect", { ...taken, collectedAt, collectedBy, collectionSite });
    const kit = await moveKitOf(tx, donationId, "collect");
    const handed = await handOn(tx, donation, {
      from: DONOR,
      to: collectionSite,
      at: collectedAt,
      coi: form.coi,
      seal: null,
      condition: "not_recorded",
      firstActor: actor.id,
      secondActor: null,
    });
    await advanceCase(tx, donation.caseId, "collect");
    await record({
      type: "donation.collected",
      about: [donationId, donation.caseId, handed.id, ...kit],
      donorId: donation.donorId,
      caseId: donation.caseId,
      happenedAt: collectedAt,
      data: { donationId, din: donation.din, material: donation.material, ...taken },
    });
  });
}

export const handOverForm = (zone: string) =>
  z.object({
    din: DinField,
    coi: CoiField,
    toParty: Line(100),
    at: instantField(zone),
    seal: Line(60).optional(),
    condition: z.enum(["sealed", "opened", "damaged", "not_recorded"], "collection.condition_needed"),
    witnessId: z.uuid("collection.witness_needed").optional(),
  });
export type HandOverForm = z.output<ReturnType<typeof handOverForm>>;

/** Writes down that the material changed hands, from whoever had it (rule 17); the chain of identity is checked each time. */
export function handOver(actor: StaffActor, donationId: string, form: HandOverForm): Promise<void> {
  return transact(actor, async (tx, record) => {
    const donation = await lockDonation(tx, donationId);
    authorise(actor, "donation.record", donation);
    await lockCase(tx, donation.caseId);
    await checkLabels(tx, { donationId, caseId: donation.caseId }, form);
    await refuseOtherWitness(tx, actor, form.witnessId);
    await moveDonation(tx, donationId, "hand_over");
    const kit = await moveKitOf(tx, donationId, "hand_over");
    const handed = await handOn(tx, donation, {
      to: form.toParty,
      at: form.at,
      coi: form.coi,
      seal: form.seal ?? null,
      condition: form.condition,
      firstActor: actor.id,
      secondActor: form.witnessId ?? null,
    });
    await advanceCase(tx, donation.caseId, "hand_over");
    const common = { donorId: donation.donorId, caseId: donation.caseId };
    const first = donation.state === "collected";
    const task = first
      ? [
          await openTask(tx, {
            ...common,
            kind: "receive_donation",
            subjectId: donationId,
            duty: "laboratory",
            data: { din: donation.din },
          }),
        ]
      : [];
    await record({
      ...common,
      type: "donation.handed_over",
      about: [donationId, donation.caseId, handed.id, ...kit, ...task],
      happenedAt: form.at,
      data: { donationId, from: handed.from, to: form.toParty, condition: form.condition },
    });
  });
}

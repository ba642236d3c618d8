import { z } from "zod";
import { lockCase } from "~/bank/enquiries/cases.server";
import { firstDinOf } from "~/bank/enquiries/sequence.rules";
import { nextSequence } from "~/bank/enquiries/sequence.server";
import { finishTasks, openTask } from "~/bank/enquiries/tasks.server";
import { nextState } from "~/bank/history/life";
import { refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { Day, Line } from "~/bank/people/fields.server";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { dayOfBank } from "~/web/when";
import { KIT_LIFE, materialsOf } from "./donations.rules";
import { lockDonation, lockKit, moveDonation } from "./donations.server";
import { CoiField, DinField, Note } from "./fields.server";
import { dinOf } from "./isbt.rules";
import { labelSheetOf } from "./label-sheet.server";

export const KitForm = z.object({
  material: z.enum(["bone_marrow", "lipoaspirate", "tooth", "cord", "amnion", "placenta"], "collection.material_needed"),
  loggerSerial: Line(60),
  parts: z.array(z.object({ part: Line(60), lot: Line(60), expiresOn: Day })).min(1, "collection.parts_needed"),
});

/** What a case must have reached before a kit is packed for it. */
const PACKABLE = ["consented", "deposit_paid", "kit_shipped", "collected", "in_transit", "received"];

/**
 * Packs a kit: one kit, one DIN, one donation, one donor (rules 2 and 4). A case's first DIN carries the sequence of its chain of
 * identity; later ones are drawn from the facility's counter and never given twice.
 */
export function prepareKit(
  actor: StaffActor,
  caseId: string,
  form: z.output<typeof KitForm>,
): Promise<{ kitId: string; donationId: string; din: string }> {
  return transact(actor, async (tx, record) => {
    const held = await lockCase(tx, caseId);
    authorise(actor, "kit.prepare", { donorId: held.donorId });
    refuseUnless(PACKABLE.includes(held.state), "wrong_state", { state: held.state });
    refuseUnless(materialsOf(held.tissue, held.amnionPlacenta).includes(form.material), "material_not_ordered", {
      material: form.material,
    });
    const earlier = await tx.selectFrom("donations").select(["material", "state"]).where("caseId", "=", caseId).execute();
    refuseUnless(!earlier.some((one) => one.material === form.material && one.state !== "lapsed"), "kit_exists", {
      material: form.material,
    });
    const expiresOn = form.parts.map((part) => part.expiresOn).reduce((soonest, next) => (next < soonest ? next : soonest));
    refuseUnless(expiresOn > dayOfBank(tx.now), "kit_expired");

    const din = await drawDin(tx, held.coi);
    const donationId = newId();
    const kitId = newId();
    const common = { caseId, donorId: held.donorId };
    await tx
      .insertInto("donations")
      .values({ ...common, id: donationId, din, tissue: held.tissue, material: form.material, state: "expected", createdAt: tx.now })
      .execute();
    await tx
      .insertInto("kits")
      .values({
        ...common,
        id: kitId,
        donationId,
        serial: `K-${din}`,
        state: "prepared",
        parts: JSON.stringify(form.parts),
        expiresOn,
        loggerSerial: form.loggerSerial,
        preparedAt: tx.now,
        preparedBy: actor.id,
      })
      .execute();
    const task = await openTask(tx, { ...common, kind: "check_kit_labels", subjectId: kitId, duty: "laboratory", data: { din } });
    const replaced = await finishTasks(tx, "replace_kit", caseId, actor.id);
    await record({ ...common, type: "donation.expected", about: [donationId], data: { donationId, din, material: form.material } });
    await record({ ...common, type: "kit.prepared", about: [kitId, task, ...replaced], data: { kitId, donationId, din } });
    return { kitId, donationId, din };
  });
}

/** The case's first DIN, else the next of its facility. */
export async function drawDin(tx: Tx, coi: string): Promise<string> {
  const first = firstDinOf(coi);
  const used = await tx.selectFrom("donations").select("id").where("din", "=", first).executeTakeFirst();
  if (used === undefined) return first;
  const facility = first.slice(0, 5);
  const year = tx.now.getUTCFullYear();
  return dinOf(facility, year, await nextSequence(tx, facility, year));
}

export const LabelCheckForm = z.object({ din: DinField, coi: CoiField });

/** A second person scans the kit's labels against the order, before it may leave; the sheet as printed is kept by its hash. */
export async function checkKitLabels(actor: StaffActor, kitId: string, form: z.output<typeof LabelCheckForm>): Promise<void> {
  const sheet = await labelSheetOf(actor, kitId);
  return transact(actor, async (tx, record) => {
    const kit = await lockKit(tx, kitId);
    authorise(actor, "kit.check", kit);
    refuseUnless(kit.state === "prepared", "wrong_state", { state: kit.state });
    await checkLabels(tx, kit, form);
    await tx.updateTable("kits").set({ checkedBy: actor.id, labelsSha256: sheet.sha256 }).where("id", "=", kitId).execute();
    const common = { donorId: kit.donorId, caseId: kit.caseId };
    const done = [
      ...(await finishTasks(tx, "check_kit_labels", kitId, actor.id)),
      ...(await finishTasks(tx, "dispatch_kit", kitId, actor.id)), // of an earlier check of the same labels
    ];
    const next = await openTask(tx, { ...common, kind: "dispatch_kit", subjectId: kitId, duty: "coordinator", data: { din: form.din } });
    await record({ ...common, type: "kit.labels_checked", about: [kitId, next, ...done], data: { kitId, labelsSha256: sheet.sha256 } });
  });
}

/** Compares what was scanned with what the order says. @throws Refusal `din_mismatch`, `coi_mismatch` */
export async function checkLabels(
  tx: Tx,
  of: { donationId: string; caseId: string },
  scanned: { din: string; coi: string },
): Promise<void> {
  const donation = await tx.selectFrom("donations").select("din").where("id", "=", of.donationId).executeTakeFirstOrThrow();
  const { coi } = await tx.selectFrom("cases").select("coi").where("id", "=", of.caseId).executeTakeFirstOrThrow();
  refuseUnless(donation.din === scanned.din, "din_mismatch");
  refuseUnless(coi === scanned.coi, "coi_mismatch");
}

export const KitEndForm = z.object({ note: Note.optional() });

/** Takes a packed or sent kit out of use; its DIN is not used again (rule 2). */
export function cancelKit(actor: StaffActor, kitId: string, _form: z.output<typeof KitEndForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    const kit = await lockKit(tx, kitId);
    authorise(actor, "kit.prepare", kit);
    const about = await endKit(tx, kit, "cancel", actor.id);
    await record({ type: "kit.cancelled", about, donorId: kit.donorId, caseId: kit.caseId, data: { kitId } });
  });
}

/** Ends a kit, its donation and what was to be done with it. @returns the rows, for the event */
export async function endKit(
  tx: Tx,
  kit: { id: string; donationId: string; state: keyof typeof KIT_LIFE },
  verb: "cancel" | "lose",
  doneBy: string,
): Promise<string[]> {
  await tx
    .updateTable("kits")
    .set({ state: nextState(KIT_LIFE, kit.state, verb) })
    .where("id", "=", kit.id)
    .execute();
  await lockDonation(tx, kit.donationId);
  await moveDonation(tx, kit.donationId, "lapse");
  const tasks = [await finishTasks(tx, "check_kit_labels", kit.id, doneBy), await finishTasks(tx, "dispatch_kit", kit.id, doneBy)];
  return [kit.id, kit.donationId, ...tasks.flat()];
}

import { z } from "zod";
import { lockCase } from "~/bank/enquiries/cases.server";
import { openTask } from "~/bank/enquiries/tasks.server";
import { refuseBefore } from "~/bank/history/order.server";
import { refuseUnless } from "~/bank/history/refusal";
import { transact } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { Line } from "~/bank/people/fields.server";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { handOn } from "./custody.server";
import { materialsOf } from "./donations.rules";
import { instantField } from "./fields.server";
import { drawDin } from "./kits.operations.server";

export const transferForm = (zone: string) =>
  z.object({
    material: z.enum(["bone_marrow", "lipoaspirate", "tooth", "cord", "amnion", "placenta"], "collection.material_needed"),
    fromParty: Line(100),
    courier: Line(100),
    collectedAt: instantField(zone).optional(),
    handedOverAt: instantField(zone),
  });
export type TransferForm = z.output<ReturnType<typeof transferForm>>;

/** Takes over what another bank collected and froze, under the number that it bears since then: no kit, custody begins with that bank. */
export function expectTransfer(actor: StaffActor, caseId: string, form: TransferForm): Promise<string> {
  return transact(actor, async (tx, record) => {
    const held = await lockCase(tx, caseId);
    authorise(actor, "donation.record", { donorId: held.donorId });
    refuseUnless(held.state === "in_transit" && held.quoteId === null, "wrong_state", { state: held.state });
    refuseUnless(materialsOf(held.tissue, held.amnionPlacenta).includes(form.material), "material_not_ordered", {
      material: form.material,
    });
    refuseBefore("before_collection", form.handedOverAt, form.collectedAt);
    const din = await drawDin(tx, held.coi);
    const id = newId();
    const common = { caseId, donorId: held.donorId };
    await tx
      .insertInto("donations")
      .values({
        ...common,
        id,
        din,
        tissue: held.tissue,
        material: form.material,
        state: "in_transit",
        collectedAt: form.collectedAt ?? null,
        collectionSite: form.fromParty,
        createdAt: tx.now,
      })
      .execute();
    const handed = await handOn(
      tx,
      { id, donorId: held.donorId },
      {
        from: form.fromParty,
        to: form.courier,
        at: form.handedOverAt,
        coi: held.coi,
        seal: null,
        condition: "sealed",
        firstActor: actor.id,
        secondActor: null,
      },
    );
    const task = await openTask(tx, { ...common, kind: "receive_donation", subjectId: id, duty: "laboratory", data: { din } });
    await record({ ...common, type: "donation.expected", about: [id], data: { donationId: id, din, material: form.material } });
    await record({
      ...common,
      type: "donation.handed_over",
      about: [id, handed.id, task],
      happenedAt: form.handedOverAt,
      data: { donationId: id, from: form.fromParty, to: form.courier, condition: "sealed" },
    });
    return id;
  });
}

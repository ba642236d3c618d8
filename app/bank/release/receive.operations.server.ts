import { z } from "zod";
import type { RecordEvent } from "~/bank/history/event";
import { nextState } from "~/bank/history/life";
import { refuse, refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { isSuspended } from "~/bank/people/clinic-standing.server";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { moveVials } from "../storage/leave.operations.server";
import { lockVials } from "../storage/vials.store.server";
import { Needed } from "./fields.server";
import { RELEASE_LIFE } from "./life.rules";
import { handOver } from "./ship.operations.server";
import { lockRequest, ofRequest, type ReleaseRequest, saveRequest, vialsHeldBy } from "./store.server";
import { openRejection } from "./tasks.server";

type State = ReleaseRequest["state"];

export const ArrivalForm = z.object({
  sealIntact: z.enum(["yes", "no"], "release.seal_answer_needed"),
  labelsMatch: z.enum(["yes", "no"], "release.labels_answer_needed"),
  countReceived: z.coerce.number("release.count_needed").int("release.count_needed").min(0, "release.count_needed"),
  loggerMaxCelsius: z.coerce.number("release.logger_max_needed"),
  secondPerson: Needed("release.second_needed"),
  receivedAt: z.date().optional(),
});

/** What the clinic found settles the verdict: any mismatch and the cells are not infused. `coldEnoughCelsius` is a setting. */
export function verdictOf(
  form: Pick<z.output<typeof ArrivalForm>, "sealIntact" | "labelsMatch" | "countReceived" | "loggerMaxCelsius">,
  shipped: number,
  coldEnoughCelsius: number,
): string | null {
  if (form.sealIntact === "no") return "seal";
  if (form.labelsMatch === "no") return "labels";
  if (form.countReceived !== shipped) return "count";
  return form.loggerMaxCelsius > coldEnoughCelsius ? "temperature" : null;
}

/** The clinic confirms what arrived, two people. Accepted, the vials are the clinic's to use; else, and while it is suspended, they are held and come back. */
export function receiveShipment(
  actor: Actor,
  requestId: string,
  form: z.output<typeof ArrivalForm>,
  coldEnoughCelsius: number,
): Promise<"accepted" | "rejected"> {
  return transact(actor, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    authorise(actor, "shipment.receive", request);
    refuseUnless(request.state === "in_transit", "wrong_state", { state: request.state });
    const shipment = await tx
      .selectFrom("shipments")
      .selectAll()
      .where("requestId", "=", requestId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    const shipped = await vialsHeldBy(tx, requestId, "release");
    const vials = await lockVials(
      tx,
      shipped.map(({ id }) => id),
    );
    const suspended = await isSuspended(tx, request.clinicId);
    const reason = verdictOf(form, vials.length, coldEnoughCelsius) ?? (suspended ? "clinic_suspended" : null);
    const verdict = reason === null ? "accepted" : "rejected";
    const state = nextState(RELEASE_LIFE, request.state, reason === null ? "accept" : "reject") as State;
    const receivedAt = form.receivedAt ?? tx.now;
    await moveVials(tx, vials, reason === null ? "accept" : "reject", receivedAt);
    await tx
      .updateTable("shipments")
      .set({
        receivedAt,
        receivedBy: actor.id,
        receivedSecond: form.secondPerson,
        sealIntact: form.sealIntact === "yes",
        labelsMatch: form.labelsMatch === "yes",
        countReceived: form.countReceived,
        loggerMaxCelsius: form.loggerMaxCelsius,
        verdict,
        verdictReason: reason,
      })
      .where("id", "=", shipment.id)
      .execute();
    const custodyId = await handOver(tx, request, shipment.id, {
      from: shipment.courier ?? "",
      to: "clinic",
      at: receivedAt,
      seal: shipment.seal,
      first: actor.id,
      second: null,
      condition: form.sealIntact === "yes" ? "sealed" : "damaged",
    });
    await saveRequest(tx, request, { state });
    const tasks = reason === null ? [] : [await openRejection(tx, request, reason)];
    await record({
      ...ofRequest(request),
      type: reason === null ? "release.received" : "release.rejected",
      about: [requestId, shipment.id, custodyId, ...tasks, ...vials.map(({ id }) => id)],
      happenedAt: receivedAt,
      data: { requestId, verdict, reason },
    });
    return verdict;
  });
}

export const EndingForm = z.object({
  vialIds: z.array(z.uuid()).min(1, "release.vials_needed"),
  ending: z.enum(["infused", "destroyed"], "release.ending_needed"),
  evidence: Needed("release.evidence_needed", 200),
  postThawViabilityPercent: z.coerce.number().min(0, "release.viability_range").max(100, "release.viability_range").optional(),
  happenedAt: z.date().optional(),
});

/** Records what became of vials at the clinic, with evidence (rules 39, 40). With the last vial the request ends. */
export function recordEnding(actor: Actor, requestId: string, form: z.output<typeof EndingForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    if (actor.kind !== "clinic") refuse("not_allowed");
    const request = await lockRequest(tx, requestId);
    authorise(actor, "vial.end", request);
    refuseUnless(request.state === "with_clinic", "not_received", { state: request.state });
    const held = await vialsHeldBy(tx, requestId, "release");
    const vials = (await lockVials(tx, form.vialIds)).filter(({ id }) => held.some((vial) => vial.id === id));
    refuseUnless(vials.length === form.vialIds.length, "vials_of_another_request");
    const happenedAt = form.happenedAt ?? tx.now;
    const shipment = await tx.selectFrom("shipments").select("receivedAt").where("requestId", "=", requestId).executeTakeFirstOrThrow();
    refuseUnless(shipment.receivedAt !== null && shipment.receivedAt <= happenedAt, "not_received", { state: request.state });
    await moveVials(tx, vials, form.ending === "infused" ? "infuse" : "destroy", happenedAt);
    const rows = vials.map((vial) => ({
      id: newId(),
      requestId,
      vialId: vial.id,
      donorId: request.donorId,
      clinicId: request.clinicId,
      ending: form.ending,
      happenedAt,
      postThawViabilityPercent: form.postThawViabilityPercent ?? null,
      evidence: form.evidence,
      recordedBy: actor.id,
    }));
    await tx.insertInto("administrations").values(rows).execute();
    await record({
      ...ofRequest(request),
      type: "vial.ended",
      about: [...rows.map(({ id }) => id), ...vials.map(({ id }) => id)],
      happenedAt,
      data: { requestId, ending: form.ending, vials: vials.length },
    });
    await endWhenDone(tx, request, record);
  });
}

/** The vials stay the request's for good: no other can ever hold them. */
async function endWhenDone(tx: Tx, request: ReleaseRequest, record: RecordEvent): Promise<void> {
  const left = (await vialsHeldBy(tx, request.id, "release")).filter(({ state }) => state === "with_clinic");
  if (left.length > 0) return;
  const infused = await tx
    .selectFrom("administrations")
    .select("id")
    .where("requestId", "=", request.id)
    .where("ending", "=", "infused")
    .executeTakeFirst();
  await saveRequest(tx, request, { state: nextState(RELEASE_LIFE, request.state, infused ? "infuse" : "destroy") as State });
  await record({
    ...ofRequest(request),
    type: "release.ended",
    about: [request.id],
    data: { requestId: request.id, infused: infused !== undefined },
  });
}

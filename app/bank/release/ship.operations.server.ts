import { z } from "zod";
import { feesDue } from "~/bank/billing/store.server";
import { refuseWhenDisputed } from "~/bank/enquiries/cases.server";
import { nextState } from "~/bank/history/life";
import { refuseBefore } from "~/bank/history/order.server";
import { refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { dayOfBank } from "~/web/when";
import { moveVials } from "../storage/leave.operations.server";
import { lockVials } from "../storage/vials.store.server";
import { requireWitness } from "../storage/witness.server";
import { Needed } from "./fields.server";
import { shut } from "./gates.rules";
import { gatesOf } from "./gates.server";
import { refuseWhenLapsed } from "./lapse.operations.server";
import { RELEASE_LIFE } from "./life.rules";
import { lockRequest, ofRequest, type ReleaseRequest, saveRequest, vialsHeldBy } from "./store.server";

type State = ReleaseRequest["state"];

export const PackForm = z.object({
  shipperSerial: Needed("release.shipper_needed"),
  qualifiedUntil: z.iso.date("release.qualified_needed"),
  holdHours: z.coerce.number("release.hold_needed").positive("release.hold_needed"),
  plannedTransitHours: z.coerce.number("release.transit_needed").positive("release.transit_needed"),
  loggerSerial: Needed("release.logger_needed"),
  loggerStartedAt: z.date("release.logger_started_needed"),
  seal: Needed("release.seal_needed"),
  witnessId: z.uuid("storage.witness_needed"),
  /** Every label scanned at the tank, DIN and division. */
  labels: z.array(z.string()).min(1, "release.labels_needed"),
});
export type PackForm = z.output<typeof PackForm>;

/** Packs the reserved vials, every label scanned, two people; all gates are open again and fees paid at this moment. */
export function packRelease(actor: Actor, requestId: string, form: PackForm): Promise<void> {
  return transact(actor, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    authorise(actor, "release.ship", request);
    const state = nextState(RELEASE_LIFE, request.state, "pack") as State;
    await refuseWhenDisputed(tx, request.donorId);
    await refuseWhenLapsed(tx, request);
    refuseUnless((await feesDue(tx, requestId, ["expansion", "release"])) === 0, "fees_unpaid");
    await refuseWhenShut(tx, request);
    await requireWitness(tx, actor, form.witnessId);
    refuseUnless(form.loggerStartedAt <= tx.now, "in_the_future");
    refuseUnless(form.qualifiedUntil >= dayOfBank(tx.now), "shipper_expired");
    refuseUnless(form.plannedTransitHours <= form.holdHours / 2, "transit_too_long", { hours: form.holdHours / 2 });
    const reserved = await vialsHeldBy(tx, requestId, "release");
    const vials = await lockVials(
      tx,
      reserved.map(({ id }) => id),
    );
    const expected = vials.map((vial) => `${vial.din}${vial.division}`).sort();
    refuseUnless(JSON.stringify([...form.labels].sort()) === JSON.stringify(expected), "wrong_vial");
    await moveVials(tx, vials, "pack");
    const id = newId();
    const { labels: _labels, witnessId, ...packed } = form;
    await tx
      .insertInto("shipments")
      .values({
        id,
        ...packed,
        requestId,
        donorId: request.donorId,
        clinicId: request.clinicId,
        packedAt: tx.now,
        packedBy: actor.id ?? "",
        packedSecond: witnessId,
      })
      .execute();
    await saveRequest(tx, request, { state });
    await record({
      ...ofRequest(request),
      type: "release.packed",
      about: [requestId, id, ...vials.map((vial) => vial.id)],
      data: { requestId, vials: vials.length, witnessId, from: vials.flatMap(({ positionId }) => positionId ?? []) },
    });
  });
}

export const DispatchForm = z.object({
  courier: Needed("release.courier_needed"),
  tracking: Needed("release.tracking_needed"),
  etaAt: z.date("release.eta_needed"),
  shippedAt: z.date().optional(),
});

/** Every gate is judged again whenever cells are about to move on: what was signed may not be true any more. */
async function refuseWhenShut(tx: Tx, request: ReleaseRequest): Promise<void> {
  const closed = shut(await gatesOf(tx, request));
  refuseUnless(closed.length === 0, "gates_shut", { gates: closed.join(", "), count: closed.length });
}

/** Hands the shipper to the courier: seal closed, logger running, shipper qualified, every gate open still, or it does not leave (rule 38). */
export function shipRelease(actor: Actor, requestId: string, form: z.output<typeof DispatchForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    authorise(actor, "release.ship", request);
    const state = nextState(RELEASE_LIFE, request.state, "ship") as State;
    await refuseWhenDisputed(tx, request.donorId);
    await refuseWhenLapsed(tx, request);
    await refuseWhenShut(tx, request);
    const shippedAt = form.shippedAt ?? tx.now;
    const shipment = await tx
      .selectFrom("shipments")
      .selectAll()
      .where("requestId", "=", requestId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    refuseBefore("before_packed", shippedAt, shipment.packedAt);
    refuseBefore("eta_before_shipped", form.etaAt, shippedAt);
    refuseUnless(shipment.loggerStartedAt !== null && shipment.loggerStartedAt <= shippedAt && shipment.seal !== "", "shipment_not_ready");
    refuseUnless(shipment.qualifiedUntil >= dayOfBank(shippedAt), "shipper_expired");
    const packed = await vialsHeldBy(tx, requestId, "release");
    const vials = await lockVials(
      tx,
      packed.map(({ id }) => id),
    );
    await moveVials(tx, vials, "ship", shippedAt);
    await tx
      .updateTable("shipments")
      .set({ courier: form.courier, tracking: form.tracking, etaAt: form.etaAt, shippedAt })
      .where("id", "=", shipment.id)
      .execute();
    const custodyId = await handOver(tx, request, shipment.id, {
      from: "bank",
      to: form.courier,
      at: shippedAt,
      seal: shipment.seal,
      first: actor.id,
      second: shipment.packedSecond,
    });
    await saveRequest(tx, request, { state });
    await record({
      ...ofRequest(request),
      type: "release.shipped",
      about: [requestId, shipment.id, custodyId, ...vials.map((vial) => vial.id)],
      happenedAt: shippedAt,
      data: { requestId, vials: vials.length },
    });
  });
}

/** One link of the chain of custody of a shipment: who had it is who gives it (rule 17). @returns the row's id. */
export async function handOver(
  tx: Tx,
  request: ReleaseRequest,
  shipmentId: string,
  hand: {
    from: string;
    to: string;
    at: Date;
    seal: string | null;
    first: string | null;
    second: string | null;
    condition?: "sealed" | "opened" | "damaged";
  },
): Promise<string> {
  const last = await tx
    .selectFrom("custodyEvents")
    .select(["ordinal", "toParty", "at"])
    .where("shipmentId", "=", shipmentId)
    .orderBy("ordinal", "desc")
    .executeTakeFirst();
  refuseUnless(last === undefined || last.toParty === hand.from, "custody_gap", { holder: last?.toParty ?? "" });
  refuseUnless(last === undefined || last.at <= hand.at, "custody_out_of_order");
  const held = await tx.selectFrom("cases").select("coi").where("id", "=", request.caseId).executeTakeFirstOrThrow();
  const id = newId();
  await tx
    .insertInto("custodyEvents")
    .values({
      id,
      donorId: request.donorId,
      donationId: null,
      shipmentId,
      ordinal: (last?.ordinal ?? 0) + 1,
      fromParty: hand.from,
      toParty: hand.to,
      at: hand.at,
      seal: hand.seal,
      condition: hand.condition ?? "sealed",
      coi: held.coi,
      firstActor: hand.first,
      secondActor: hand.second,
    })
    .execute();
  return id;
}

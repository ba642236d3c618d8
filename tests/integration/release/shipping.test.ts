import { beforeAll, describe, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { massBalanceOf } from "~/bank/laboratory/mass-balance.server";
import { WORKER } from "~/bank/people/actor";
import { holdRelease } from "~/bank/release/end.operations.server";
import { lateShipments, unendedVials } from "~/bank/release/late.store.server";
import { recordOutcome } from "~/bank/release/outcome.operations.server";
import { closeReaction, reportReaction } from "~/bank/release/reaction.operations.server";
import { receiveShipment, recordEnding } from "~/bank/release/receive.operations.server";
import { PackForm, packRelease, shipRelease } from "~/bank/release/ship.operations.server";
import { vialsHeldBy } from "~/bank/release/store.server";
import { destroyVials } from "~/bank/storage/leave.operations.server";
import { recall } from "~/bank/storage/recall.store.server";
import { at } from "~/outside/clock.server";
import { givenClinic, PASSWORD } from "~tests/support/given/people";
import {
  arrival,
  ask,
  bring,
  COLD_ENOUGH,
  dateOn,
  day,
  type Granted,
  givenGrantedClinic,
  labelsOf,
  packing,
  payFees,
  requestOf,
} from "~tests/support/given/release";
import { vialsOf } from "~tests/support/given/storage";

let granted: Granted;
let requestId: string;
const heldNow = () => readAs(WORKER, (db) => vialsHeldBy(db, requestId, "release"));
const pack = async (changes: Partial<PackForm> = {}) =>
  at(day(-8), async () => packRelease(granted.laboratory, requestId, await packing(requestId, -8, changes)));
const ship = (at_ = day(-8, 3)) =>
  at(at_, () => shipRelease(granted.laboratory, requestId, { courier: "Demo Courier", tracking: "DC-1", etaAt: day(-7), shippedAt: at_ }));
const ending = (vialIds: string[], how: "infused" | "destroyed", happenedAt = day(-7, 2)) =>
  at(day(-7, 4), () =>
    recordEnding(granted.clinic.actor, requestId, {
      vialIds,
      ending: how,
      evidence: "IR-0041",
      happenedAt,
      postThawViabilityPercent: 87.2,
    }),
  );
/** Rule 11: a vial has one place, and the database agrees with its state. */
const onePlaceEach = async () =>
  (await vialsOf(granted.lotId)).every(
    ({ state, positionId, leftAt }) =>
      (positionId !== null) === (state === "stored" || state === "reserved") && (positionId === null) === (leftAt !== null),
  );

beforeAll(async () => {
  granted = await givenGrantedClinic({ answers: await allYes() });
  requestId = await ask(granted);
  await bring(granted, requestId, "approved");
  await at(day(-8.5), () => payFees(requestId, "release"));
}, 120_000);

async function allYes() {
  return (await import("~tests/support/given/consent")).ALL_YES;
}

describe("rule 38: nothing is packed or leaves that is not ready", () => {
  test.each([
    ["the shipper's qualification has ended", { qualifiedUntil: dateOn(-9) }, "shipper_expired"],
    ["the transit is longer than half of the hold that remains", { holdHours: 48, plannedTransitHours: 24.5 }, "transit_too_long"],
    ["the logger was not started", { loggerStartedAt: day(-7.9) }, "in_the_future"],
    ["a label is missing", { labels: ["A999926000001Aa"] }, "wrong_vial"],
  ])("%s", async (_why, changes, code) => {
    await expect(pack(changes)).rejects.toMatchObject({ code });
    expect((await heldNow()).every(({ state }) => state === "reserved")).toBe(true);
  });

  test("a form without a seal or a logger is not accepted at all", async () => {
    const form = await packing(requestId, -8);
    expect(PackForm.safeParse({ ...form, seal: " " }).success).toBe(false);
    expect(PackForm.safeParse({ ...form, loggerSerial: "" }).success).toBe(false);
  });

  test("a label of a sibling vial that is not in the request", async () => {
    const other = (await vialsOf(granted.lotId)).filter(({ state, purpose }) => state === "stored" && purpose !== "qc");
    const labels = labelsOf([...(await heldNow()).slice(1), ...other.slice(0, 1)]);
    await expect(pack({ labels })).rejects.toMatchObject({ code: "wrong_vial" });
  });

  test("a transit of exactly half of the hold is still allowed; two people pack", async () => {
    await expect(pack({ witnessId: granted.laboratory.id })).rejects.toMatchObject({ code: "witness_is_another" });
    await pack({ holdHours: 60, plannedTransitHours: 30 });
    expect((await heldNow()).map(({ state }) => state)).toEqual(["packed", "packed", "packed"]);
    expect(await onePlaceEach()).toBe(true);
    await expect(pack()).rejects.toMatchObject({ code: "wrong_state" });
  });
});

describe("on the way", () => {
  test("rule 39: nothing is received or infused before it was shipped", async () => {
    const early = at(day(-8, 1), () => receiveShipment(granted.clinic.actor, requestId, arrival(3, -8), COLD_ENOUGH));
    await expect(early).rejects.toMatchObject({ code: "wrong_state" });
    const vial = (await heldNow())[0]?.id ?? "";
    await expect(ending([vial], "infused")).rejects.toMatchObject({ code: "not_received" });
  });

  test("it cannot have left before it was packed, nor be expected before it leaves", async () => {
    await expect(ship(day(-8, -1))).rejects.toMatchObject({ code: "before_packed" });
    await expect(ship(day(-7, 1))).rejects.toMatchObject({ code: "eta_before_shipped" });
  });

  test("rule 17: the chain of custody of a shipment has no gap and goes forward in time", async () => {
    await ship();
    expect(await onePlaceEach()).toBe(true);
    const custody = await readAs(WORKER, (db) =>
      db
        .selectFrom("custodyEvents")
        .select(["ordinal", "fromParty", "toParty", "secondActor"])
        .where("shipmentId", "is not", null)
        .execute(),
    );
    expect(custody).toEqual([{ ordinal: 1, fromParty: "bank", toParty: "Demo Courier", secondActor: granted.witness.id }]);
    const before = at(day(-7), () =>
      receiveShipment(granted.clinic.actor, requestId, { ...arrival(3, -7), receivedAt: day(-8, 2) }, COLD_ENOUGH),
    );
    await expect(before).rejects.toMatchObject({ code: "custody_out_of_order" });
  });

  test("rule 39: no word from the clinic some hours after the expected arrival raises an alert", async () => {
    const late = (when: Date) => at(when, () => readAs(granted.quality, (db) => lateShipments(db)));
    expect(await late(day(-7, 11))).toEqual([]);
    expect(await late(day(-7, 13))).toEqual([expect.objectContaining({ requestId, number: (await requestOf(requestId)).number })]);
  });

  test("another clinic can neither see nor receive it", async () => {
    const other = await givenClinic();
    const stolen = at(day(-7), () => receiveShipment(other.actor, requestId, arrival(3, -7), COLD_ENOUGH));
    await expect(stolen).rejects.toThrow(/no result/);
  });
});

describe("at the clinic", () => {
  test("what matches is accepted, and is the clinic's", async () => {
    const verdict = await at(day(-7), () => receiveShipment(granted.clinic.actor, requestId, arrival(3, -7), COLD_ENOUGH));
    expect(verdict).toBe("accepted");
    expect(await requestOf(requestId)).toMatchObject({ state: "with_clinic" });
    expect(await readAs(granted.quality, (db) => lateShipments(db))).toEqual([]);
    expect(await onePlaceEach()).toBe(true);
  });

  test("rule 39: an infusion cannot have happened before the receipt", async () => {
    const vial = (await heldNow())[0]?.id ?? "";
    await expect(ending([vial], "infused", day(-7, -1))).rejects.toMatchObject({ code: "not_received" });
  });

  test("rule 40: a vial without an end after some days is listed, until its end is recorded with its evidence", async () => {
    const open = (when: Date) => at(when, () => readAs(granted.quality, (db) => unendedVials(db)));
    expect(await open(day(-5))).toEqual([]);
    expect(await open(day(24))).toHaveLength(3);
    const [one, two, three] = (await heldNow()).map(({ id }) => id);
    await ending([one ?? "", two ?? ""], "infused");
    expect((await requestOf(requestId)).state).toBe("with_clinic");
    await expect(ending([one ?? ""], "destroyed")).rejects.toMatchObject({ code: "wrong_state" });
    const foreign = (await vialsOf(granted.lotId)).find(({ state }) => state === "stored")?.id ?? "";
    await expect(ending([foreign], "destroyed")).rejects.toMatchObject({ code: "vials_of_another_request" });
    await ending([three ?? ""], "destroyed");
    expect((await requestOf(requestId)).state).toBe("infused");
    expect(await open(day(24))).toEqual([]);
  });

  test("rules 13 and 42: every vial of the lot stands where the recall says, and the balance closes", async () => {
    expect((await readAs(WORKER, (db) => massBalanceOf(db, granted.lotId))).balanced).toBe(true);
    const found = await readAs(granted.quality, (db) => recall(db, { donorId: granted.donorId }));
    const gone = found.filter(({ ending: how }) => how !== null);
    expect(found).toHaveLength(8);
    expect(gone.map(({ ending: how, place }) => [how, place])).toEqual([
      ["infused", null],
      ["infused", null],
      ["destroyed", null],
    ]);
    expect(gone.every(({ clinic, patient, shippedAt, endedAt }) => clinic && patient && shippedAt && endedAt)).toBe(true);
    expect(found.filter(({ place }) => place !== null).every(({ clinic }) => clinic === null)).toBe(true);
  });

  test("a suspected reaction is reported by the clinic and holds every sibling vial until quality has looked", async () => {
    const form = {
      reporter: "Dr A. Conti",
      firstKnownAt: day(-6.9),
      onsetAt: day(-6.9),
      grade: 2,
      serious: "no" as const,
      imputability: "1" as const,
      description: "Fever of 38.6 °C one hour after the infusion.",
    };
    const later = at(day(-6.8), () => reportReaction(granted.clinic.actor, requestId, { ...form, firstKnownAt: day(-6) }));
    await expect(later).rejects.toMatchObject({ code: "in_the_future" });
    const order = { firstKnownAt: day(-6.95), onsetAt: day(-6.9) };
    const unknown = at(day(-6.8), () => reportReaction(granted.clinic.actor, requestId, { ...form, ...order }));
    await expect(unknown).rejects.toMatchObject({ code: "known_before_onset" });
    const early = at(day(-6.8), () => reportReaction(granted.clinic.actor, requestId, { ...form, onsetAt: day(-7, -1) }));
    await expect(early).rejects.toMatchObject({ code: "onset_before_receipt" });
    const reactionId = await at(day(-6.8), () => reportReaction(granted.clinic.actor, requestId, form));
    const lot = await readAs(WORKER, (db) => db.selectFrom("lots").selectAll().where("id", "=", granted.lotId).executeTakeFirstOrThrow());
    expect(lot).toMatchObject({ state: "hold", holdReason: "adverse_reaction" });
    const next = at(day(-6.7), () => ask(granted));
    await expect(next).rejects.toMatchObject({ code: "nothing_releasable" });
    await expect(closeReaction(granted.laboratory, reactionId, { outcome: "complete_recovery" })).rejects.toMatchObject({
      code: "not_allowed",
    });
    await closeReaction(granted.quality, reactionId, { outcome: "complete_recovery" });
    await expect(closeReaction(granted.quality, reactionId, { outcome: "death" })).rejects.toMatchObject({ code: "moved_on" });
    const open = await readAs(WORKER, (db) =>
      db.selectFrom("tasks").select("id").where("subjectId", "=", reactionId).where("state", "=", "open").execute(),
    );
    expect(open).toEqual([]);
  });

  test("an outcome is kept where the donor said yes to that, once for each time and scale", async () => {
    const form = { timepoint: "M1" as const, scale: "AIS" as const, baseline: "C", value: "D", blinded: "no" as const };
    const early = recordOutcome(granted.clinic.actor, requestId, { ...form, assessedAt: day(-7, 1) });
    await expect(early).rejects.toMatchObject({ code: "before_infusion" });
    await recordOutcome(granted.clinic.actor, requestId, form);
    await expect(recordOutcome(granted.clinic.actor, requestId, form)).rejects.toMatchObject({ code: "outcome_known" });
  });
});

describe("a shipment that does not arrive as it should", () => {
  const another = async () => {
    const fresh = await givenGrantedClinic();
    const id = await ask(fresh);
    await bring(fresh, id, "in_transit");
    return { fresh, id };
  };

  test.each([
    ["a broken seal", { sealIntact: "no" as const }, "seal"],
    ["labels of another", { labelsMatch: "no" as const }, "labels"],
    ["a missing vial", { countReceived: 2 }, "count"],
    ["a logger that was too warm", { loggerMaxCelsius: -128 }, "temperature"],
  ])(
    "%s: it is rejected, never infused, and destroyed by the bank with a witness",
    async (_why, changes, reason) => {
      const { fresh, id } = await another();
      const verdict = await at(day(-7), () => receiveShipment(fresh.clinic.actor, id, { ...arrival(3, -7), ...changes }, COLD_ENOUGH));
      expect(verdict).toBe("rejected");
      const vials = (await vialsOf(fresh.lotId)).filter(({ state }) => state === "returned");
      expect(vials).toHaveLength(3);
      const tasks = await readAs(WORKER, (db) =>
        db.selectFrom("tasks").select(["kind", "data"]).where("subjectId", "=", id).where("state", "=", "open").execute(),
      );
      expect(tasks).toEqual([{ kind: "shipment_rejected", data: { reason } }]);
      const used = recordEnding(fresh.clinic.actor, id, { vialIds: vials.map((vial) => vial.id), ending: "infused", evidence: "x" });
      await expect(used).rejects.toMatchObject({ code: "not_received" });
      const form = { vialIds: vials.map((vial) => vial.id), reason: "returned_unused" as const, password: PASSWORD };
      await expect(destroyVials(fresh.quality, { ...form, witnessId: fresh.quality.id })).rejects.toMatchObject({
        code: "witness_is_another",
      });
      await destroyVials(fresh.quality, { ...form, witnessId: fresh.witness.id });
      expect((await vialsOf(fresh.lotId)).filter(({ state }) => state === "destroyed")).toHaveLength(3);
      expect((await readAs(WORKER, (db) => massBalanceOf(db, fresh.lotId))).balanced).toBe(true);
    },
    90_000,
  );
});

test("a release that quality stops after it was packed does not go back into a tank", async () => {
  const fresh = await givenGrantedClinic();
  const id = await ask(fresh);
  await bring(fresh, id, "packed");
  await at(day(-8, 1), () => holdRelease(fresh.quality, id, { reason: "A late result." }));
  expect((await requestOf(id)).state).toBe("returned");
  expect((await vialsOf(fresh.lotId)).filter(({ state }) => state === "returned")).toHaveLength(3);
  const leaves = shipRelease(fresh.laboratory, id, { courier: "x", tracking: "x", etaAt: day(-7) });
  await expect(leaves).rejects.toMatchObject({ code: "wrong_state" });
}, 90_000);

test("rule 9: without a yes to outcomes none is kept", async () => {
  const fresh = await givenGrantedClinic();
  const id = await ask(fresh);
  await bring(fresh, id, "infused");
  const form = { timepoint: "M1" as const, scale: "AIS" as const, baseline: "C", value: "D", blinded: "no" as const };
  await expect(recordOutcome(fresh.clinic.actor, id, form)).rejects.toMatchObject({ code: "consent_missing" });
}, 90_000);

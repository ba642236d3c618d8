import { beforeAll, describe, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { cancelRelease, holdRelease, refuseRelease } from "~/bank/release/end.operations.server";
import { acceptExpansion, thawForExpansion } from "~/bank/release/expand.operations.server";
import { grantCase, revokeGrant } from "~/bank/release/grants.operations.server";
import { recordOutcome } from "~/bank/release/outcome.operations.server";
import { closeReaction, reportReaction } from "~/bank/release/reaction.operations.server";
import { receiveShipment, recordEnding } from "~/bank/release/receive.operations.server";
import { packRelease, shipRelease } from "~/bank/release/ship.operations.server";
import { approveRelease, authoriseRelease, reviewRelease } from "~/bank/release/sign.operations.server";
import { at } from "~/outside/clock.server";
import { ALL_YES } from "~tests/support/given/consent";
import { PASSWORD } from "~tests/support/given/people";
import {
  arrival,
  ask,
  bring,
  COLD_ENOUGH,
  dateOn,
  day,
  type Granted,
  givenGrantedClinic,
  packing,
  payFees,
  requestOf,
  signature,
} from "~tests/support/given/release";

let granted: Granted;
let requestId: string;
const outcome = { timepoint: "D1", scale: "AIS", baseline: "A", value: "B", blinded: "no" } as const;
const courier = { courier: "Demo Courier", tracking: "DC-1" };
const reaction = (onset: Date, known = onset) => ({
  ...{ reporter: "Dr Sarti", firstKnownAt: known, onsetAt: onset, grade: 2, serious: "no" as const, imputability: "1" as const },
  description: "Fever.",
});
const vialIds = async () =>
  (await readAs(WORKER, (db) => db.selectFrom("requestVials").select("vialId").where("requestId", "=", requestId).execute())).map(
    ({ vialId }) => vialId,
  );

beforeAll(async () => {
  granted = await givenGrantedClinic({ answers: ALL_YES });
  requestId = await ask(granted);
}, 120_000);

describe("a request that nobody agreed to yet", () => {
  test("is neither reviewed, released, packed, shipped nor stopped", async () => {
    const { quality, qp, laboratory } = granted;
    const acts = [
      async () => reviewRelease(quality, requestId, await signature(requestId)),
      async () => approveRelease(qp, requestId, await signature(requestId)),
      async () => packRelease(laboratory, requestId, await packing(requestId, -10)),
      () => shipRelease(laboratory, requestId, { ...courier, etaAt: day(-9) }),
      () => holdRelease(quality, requestId, { reason: "Look." }),
    ];
    for (const act of acts) await expect(at(day(-10), act)).rejects.toMatchObject({ code: "wrong_state" });
  });

  test("from stock has no expansion to accept and nothing to thaw", async () => {
    const { family, laboratory, witness } = granted;
    const accept = at(day(-10), async () => acceptExpansion(family as PersonActor, requestId, await signature(requestId)));
    await expect(accept).rejects.toMatchObject({ code: "wrong_state" });
    const thaw = at(day(-10), () => thawForExpansion(laboratory, requestId, { witnessId: witness.id, thawedAt: day(-10) }));
    await expect(thaw).rejects.toMatchObject({ code: "wrong_state" });
  });

  test("is signed only as it was read", async () => {
    const old = { password: PASSWORD, revision: (await requestOf(requestId)).revision - 1 };
    await expect(at(day(-10), () => authoriseRelease(granted.family as PersonActor, requestId, old))).rejects.toMatchObject({
      code: "moved_on",
    });
  });

  test("has nothing of which a clinic could report the end, an outcome or a reaction", async () => {
    const { clinic } = granted;
    const end = { vialIds: await vialIds(), ending: "infused" as const, evidence: "IR-1" };
    await expect(at(day(-10), () => recordEnding(clinic.actor, requestId, end))).rejects.toMatchObject({ code: "not_received" });
    await expect(at(day(-10), () => recordOutcome(clinic.actor, requestId, outcome))).rejects.toMatchObject({ code: "nothing_given_yet" });
    await expect(at(day(-10), () => reportReaction(clinic.actor, requestId, reaction(day(-11))))).rejects.toMatchObject({
      code: "nothing_given_yet",
    });
  });
});

describe("a shipment", () => {
  test("does not leave before its logger ran", async () => {
    await bring(granted, requestId, "approved");
    await at(day(-9, 3), () => payFees(requestId, "release"));
    const minute = new Date(Math.floor(day(-8).getTime() / 60_000) * 60_000);
    const late = new Date(minute.getTime() + 30_000);
    await at(late, async () =>
      packRelease(granted.laboratory, requestId, await packing(requestId, -8, { loggerStartedAt: late, qualifiedUntil: dateOn(-7) })),
    );
    const leaves = at(day(-8, 1), () => shipRelease(granted.laboratory, requestId, { ...courier, etaAt: day(-7), shippedAt: minute }));
    await expect(leaves).rejects.toMatchObject({ code: "shipment_not_ready" });
    expect((await requestOf(requestId)).state).toBe("packed");
  });

  test("does not leave in the future", async () => {
    const early = at(day(-8, 1), () => shipRelease(granted.laboratory, requestId, { ...courier, etaAt: day(-6), shippedAt: day(-8, 2) }));
    await expect(early).rejects.toMatchObject({ code: "in_the_future" });
  });

  test("does not leave in a shipper whose qualification ends before that day", async () => {
    const { laboratory } = granted;
    const leaves = at(day(-5), () => shipRelease(laboratory, requestId, { ...courier, etaAt: day(-4), shippedAt: day(-5) }));
    await expect(leaves).rejects.toMatchObject({ code: "shipper_expired" });
  });

  test("that is packed is neither withdrawn by the clinic nor refused by the bank: it is stopped, or it leaves", async () => {
    await expect(at(day(-8, 1), () => cancelRelease(granted.clinic.actor, requestId, { reason: "other" }))).rejects.toMatchObject({
      code: "wrong_state",
    });
    await expect(at(day(-8, 1), () => refuseRelease(granted.quality, requestId, { reason: "other" }))).rejects.toMatchObject({
      code: "wrong_state",
    });
  });

  test("is received once, and not before it left", async () => {
    const { laboratory, clinic } = granted;
    await at(day(-8, 3), () => shipRelease(laboratory, requestId, { ...courier, etaAt: day(-7), shippedAt: day(-8, 3) }));
    const count = (await vialIds()).length;
    const receive = (receivedAt: Date) =>
      at(day(-7), () => receiveShipment(clinic.actor, requestId, { ...arrival(count, -7), receivedAt }, COLD_ENOUGH));
    await expect(receive(day(-8, 1))).rejects.toMatchObject({ code: "custody_out_of_order" });
    await expect(receive(day(-6))).rejects.toMatchObject({ code: "in_the_future" });
    expect(await receive(day(-7))).toBe("accepted");
    await expect(receive(day(-7))).rejects.toMatchObject({ code: "wrong_state" });
  });
});

describe("vials at the clinic", () => {
  test("have no outcome before one was given", async () => {
    await expect(at(day(-7, 1), () => recordOutcome(granted.clinic.actor, requestId, outcome))).rejects.toMatchObject({
      code: "nothing_given_yet",
    });
  });

  test("end each once, and never one of another request or of none", async () => {
    const { clinic, vialIds: all } = granted;
    const mine = await vialIds();
    const [first = ""] = mine;
    const foreign = all.find((id) => !mine.includes(id)) ?? "";
    const end = (ids: string[]) =>
      at(day(-7, 3), () =>
        recordEnding(clinic.actor, requestId, { vialIds: ids, ending: "destroyed", evidence: "IR-1", happenedAt: day(-7, 2) }),
      );
    await expect(end([first, foreign])).rejects.toMatchObject({ code: "vials_of_another_request" });
    await expect(end([first, first])).rejects.toMatchObject({ code: "vials_of_another_request" });
    await expect(end([requestId])).rejects.toMatchObject({ code: "vials_unknown" });
    await end([first]);
    await expect(end([first])).rejects.toMatchObject({ code: "wrong_state" });
  });

  test("give no reaction that began before they arrived, or was known before it began, or is yet to come", async () => {
    const report = (onset: Date, known?: Date) =>
      at(day(-6), () => reportReaction(granted.clinic.actor, requestId, reaction(onset, known)));
    await expect(report(day(-7, -1))).rejects.toMatchObject({ code: "onset_before_receipt" });
    await expect(report(day(-6, -1), day(-6, -2))).rejects.toMatchObject({ code: "known_before_onset" });
    await expect(report(day(-5))).rejects.toMatchObject({ code: "in_the_future" });
    await expect(report(day(-6, -1), day(-5))).rejects.toMatchObject({ code: "in_the_future" });
  });

  test("rule 41: a reaction is closed once", async () => {
    const id = await at(day(-6), () => reportReaction(granted.clinic.actor, requestId, reaction(day(-6, -1))));
    const close = () => at(day(-5), () => closeReaction(granted.quality, id, { outcome: "complete_recovery" }));
    await close();
    await expect(close()).rejects.toMatchObject({ code: "moved_on" });
  });
});

describe("a family's grant", () => {
  test("is ended once, and no other family ends it", async () => {
    const { family, clinic, caseId } = granted;
    const grantId = await at(day(-5), () => grantCase(family, caseId, { clinicId: clinic.clinicId, days: 3 }));
    await at(day(-4), () => revokeGrant(family, grantId));
    await expect(at(day(-3), () => revokeGrant(family, grantId))).rejects.toMatchObject({ code: "moved_on" });
  });

  test("is not made to a clinic that does not exist", async () => {
    const unknown = grantCase(granted.family, granted.caseId, { clinicId: granted.caseId, days: 3 });
    await expect(unknown).rejects.toMatchObject({ code: "clinic_not_active" });
  });
});

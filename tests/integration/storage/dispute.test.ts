import { expect, test } from "vitest";
import { orderDestruction } from "~/bank/collection/destruction.operations.server";
import { dispatchKit } from "~/bank/collection/dispatch.operations.server";
import { checkKitLabels } from "~/bank/collection/kits.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { type StaffActor, WORKER } from "~/bank/people/actor";
import { shipRelease } from "~/bank/release/ship.operations.server";
import { authoriseRelease, reviewRelease } from "~/bank/release/sign.operations.server";
import { noteDispute, settleDispute } from "~/bank/storage/dispute.operations.server";
import { destroyVials } from "~/bank/storage/leave.operations.server";
import { moveVial } from "~/bank/storage/place.operations.server";
import { at, now } from "~/outside/clock.server";
import * as donorPage from "~/routes/staff/people.donors.$donorId._index";
import * as notePage from "~/routes/staff/people.donors.$donorId.dispute";
import * as settlePage from "~/routes/staff/people.donors.$donorId.settle";
import { ask as load, post } from "~tests/support/asked";
import { givenKit } from "~tests/support/given/collection";
import { givenStaff, PASSWORD } from "~tests/support/given/people";
import { ask, bring, day, givenGrantedClinic, signature } from "~tests/support/given/release";
import { freeOf, vialsOf } from "~tests/support/given/storage";

const FROZEN = { code: "disputed" };
const donorOf = (id: string) => readAs(WORKER, (db) => db.selectFrom("donors").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
const openTasks = (donorId: string) =>
  readAs(WORKER, (db) =>
    db
      .selectFrom("tasks")
      .select("kind")
      .where("subjectId", "=", donorId)
      .where("kind", "=", "settle_dispute")
      .where("state", "=", "open")
      .execute(),
  );

test("a coordinator notes a dispute on its page, every page of the donor says so, and the responsible person alone settles it by signing", async () => {
  const kit = await givenKit();
  const { donorId } = kit;
  const coordinator = await givenStaff("coordinator");
  const rp = await givenStaff("responsible_person");
  const [note, settle] = [`/staff/people/donors/${donorId}/dispute`, `/staff/people/donors/${donorId}/settle`];
  expect((await post(notePage.action, coordinator, note, {}, { donorId })).status).toBe(422);
  expect((await post(notePage.action, await givenStaff("finance"), note, { ground: "court_order" }, { donorId })).status).toBe(409);
  await post(notePage.action, coordinator, note, { ground: "guardians_disagree" }, { donorId });
  expect((await donorOf(donorId)).disputedSince).not.toBeNull();
  expect(await openTasks(donorId)).toHaveLength(1);
  const seen = async (who: StaffActor) => (await load(donorPage.loader, who, "/", { donorId })) as unknown as { may: object };
  expect((await seen(coordinator)).may).toMatchObject({ dispute: false, settle: false });
  expect((await seen(rp)).may).toMatchObject({ settle: true });

  const { din, coi } = kit;
  await checkKitLabels(kit.colleague, kit.kitId, { din, coi });
  const sent = dispatchKit(kit.laboratory, kit.kitId, { din, coi, courier: "Demo Courier", tracking: "DC-1", dispatchedAt: now() });
  await expect(sent).rejects.toMatchObject(FROZEN);

  const form = { outcome: "agreed", evidence: "Letter of both parents", password: PASSWORD };
  expect((await post(settlePage.action, coordinator, settle, form, { donorId })).status).toBe(409);
  expect((await post(settlePage.action, rp, settle, { ...form, evidence: "" }, { donorId })).status).toBe(422);
  await post(settlePage.action, rp, settle, form, { donorId });
  expect((await donorOf(donorId)).disputedSince).toBeNull();
  expect(await openTasks(donorId)).toEqual([]);
  const signed = await readAs(WORKER, (db) => db.selectFrom("signatures").select("capacity").where("subjectId", "=", donorId).execute());
  expect(signed).toEqual([{ capacity: "responsible_person" }]);
});

test("rule 44: while it is open nothing is authorised, reviewed, shipped, moved, destroyed or asked for", async () => {
  const granted = await givenGrantedClinic();
  const { donorId, donationId, lotId, laboratory, quality, witness } = granted;
  const asked = await ask(granted, { doseCells: 2e6 });
  const agreed = await ask(granted, { doseCells: 2e6 });
  await bring(granted, agreed, "authorised");
  const packed = await ask(granted, { doseCells: 2e6 });
  await bring(granted, packed, "packed");
  await at(day(-8, 1), () => noteDispute(quality, donorId, { ground: "court_order" }));

  const later = <T>(work: () => Promise<T>) => expect(at(day(-8, 2), work)).rejects;
  await later(async () => authoriseRelease(granted.family, asked, await signature(asked))).toMatchObject(FROZEN);
  await later(async () => reviewRelease(quality, agreed, await signature(agreed))).toMatchObject({ code: "gates_shut" });
  await later(() => shipRelease(laboratory, packed, { courier: "x", tracking: "x", etaAt: day(-7) })).toMatchObject(FROZEN);
  await later(() => ask(granted)).toMatchObject({ code: expect.any(String) });
  const vial = (await vialsOf(lotId)).find(({ state }) => state === "stored");
  const [positionId = ""] = await freeOf("T-02");
  const move = { positionId, witnessId: witness.id, revision: vial?.revision ?? 0 };
  await later(() => moveVial(laboratory, vial?.id ?? "", move)).toMatchObject(FROZEN);
  const destruction = { vialIds: [vial?.id ?? ""], reason: "withdrawn" as const, witnessId: witness.id, password: PASSWORD };
  await later(() => destroyVials(quality, destruction)).toMatchObject(FROZEN);
  const order = { reason: "x", meaning: "approval" as const, password: PASSWORD };
  await later(() => orderDestruction(quality, donationId, order)).toMatchObject({ code: expect.stringMatching(/disputed|wrong_state/) });
  const settlement = { outcome: "court_decided" as const, evidence: "Judgment 12/26", password: PASSWORD };
  await later(() => settleDispute(quality, donorId, settlement)).toMatchObject({ code: "not_allowed" });
  await at(day(-8, 3), () => settleDispute(granted.rp, donorId, settlement));
  await at(day(-8, 4), () => moveVial(laboratory, vial?.id ?? "", move));
});

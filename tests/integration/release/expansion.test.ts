import { beforeAll, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { massBalanceOf } from "~/bank/laboratory/mass-balance.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { cancelRelease } from "~/bank/release/end.operations.server";
import { acceptExpansion, finishExpansion, thawForExpansion } from "~/bank/release/expand.operations.server";
import { shut } from "~/bank/release/gates.rules";
import { gatesFor } from "~/bank/release/gates.server";
import { packRelease } from "~/bank/release/ship.operations.server";
import { approveRelease, reviewRelease } from "~/bank/release/sign.operations.server";
import { vialsHeldBy } from "~/bank/release/store.server";
import { recall } from "~/bank/storage/recall.store.server";
import { at } from "~/outside/clock.server";
import { growRelease, testAndDispose } from "~tests/support/given/expansion";
import {
  ask,
  bring,
  dateOn,
  day,
  type Granted,
  givenGrantedClinic,
  packing,
  payFees,
  requestOf,
  signature,
} from "~tests/support/given/release";
import { vialsOf } from "~tests/support/given/storage";

/** One story, told in order: a hundred million cells are asked for, and only growing can give them. */
let granted: Granted;
let requestId: string;
let cultureId: string;
let releaseLotId: string;

const held = (purpose: "expansion" | "release") => readAs(WORKER, (db) => vialsHeldBy(db, requestId, purpose));
const shutNow = async () => shut(await gatesFor(requestId));
const accept = async (who: PersonActor = granted.family) =>
  at(day(-10), async () => acceptExpansion(who, requestId, await signature(requestId)));
const thaw = (thawedAt = day(-9)) =>
  at(day(-9), () => thawForExpansion(granted.laboratory, requestId, { witnessId: granted.witness.id, thawedAt }));

beforeAll(async () => {
  granted = await givenGrantedClinic();
  requestId = await ask(granted, { doseCells: 1e8, plannedOn: dateOn(60) });
}, 120_000);

test("a dose that the stock cannot give is offered as an expansion, and the vials that it needs are kept for it", async () => {
  const request = await requestOf(requestId);
  expect(request).toMatchObject({ path: "expand", expansion: "offered", state: "submitted", lotId: null });
  const vials = await held("expansion");
  expect(vials.map(({ purpose, state }) => `${purpose} ${state}`)).toEqual(Array(4).fill("dose reserved"));
});

test("both fees of the request are asked for, and neither is paid", async () => {
  const fees = await readAs(WORKER, (db) =>
    db.selectFrom("payments").select(["purpose", "state"]).where("requestId", "=", requestId).orderBy("purpose").execute(),
  );
  expect(fees).toEqual([
    { purpose: "expansion", state: "due" },
    { purpose: "release", state: "due" },
  ]);
});

test("only the account holder can accept the expansion, and only what was read", async () => {
  const stranger = granted.clinic.actor;
  await expect(acceptExpansion(stranger, requestId, await signature(requestId))).rejects.toMatchObject({ code: "not_allowed" });
  const stale = { ...(await signature(requestId)), revision: 1 };
  await expect(acceptExpansion(granted.family, requestId, stale)).rejects.toMatchObject({ code: "moved_on" });
  await accept();
  expect((await requestOf(requestId)).expansion).toBe("accepted");
});

test("no vial is thawed before the expansion is paid", async () => {
  await expect(thaw()).rejects.toMatchObject({ code: "expansion_unpaid" });
  await at(day(-10, 1), () => payFees(requestId, "expansion"));
  await expect(thaw(day(-10, -1))).rejects.toMatchObject({ code: "before_accepted" });
  await expect(thaw(day(-10, 0.5))).rejects.toMatchObject({ code: "before_paid" });
});

test("whoever thaws has another person beside them, of the bank and on duty", async () => {
  for (const witnessId of [granted.laboratory.id, granted.clinic.actor.id, granted.family.id]) {
    const alone = at(day(-9), () => thawForExpansion(granted.laboratory, requestId, { witnessId, thawedAt: day(-9) }));
    await expect(alone).rejects.toMatchObject({ code: "witness_is_another" });
  }
});

test("rule 14: the thawed vials are spent, and passage and doublings go on from their lot", async () => {
  cultureId = await thaw();
  const parent = await readAs(WORKER, (db) => db.selectFrom("lots").selectAll().where("id", "=", granted.lotId).executeTakeFirstOrThrow());
  const culture = await readAs(WORKER, (db) => db.selectFrom("cultures").selectAll().where("id", "=", cultureId).executeTakeFirstOrThrow());
  expect(culture).toMatchObject({ startingPassage: parent.passage, startingCpdl: parent.cumulativePdl, requestId });
  expect((await vialsOf(granted.lotId)).filter(({ state }) => state === "spent")).toHaveLength(4);
  expect(await held("expansion")).toEqual([]);
});

test("the clinic cannot withdraw a request whose cells are growing", async () => {
  await expect(cancelRelease(granted.clinic.actor, requestId, { reason: "other" })).rejects.toMatchObject({ code: "cells_are_growing" });
});

test("rule 23: while the cells grow nothing is reserved for release, and every gate of the lot is shut", async () => {
  expect(await shutNow()).toEqual(expect.arrayContaining(["tests", "endotoxin", "disposition", "limits", "vials"]));
});

test("a release lot that is stored and not yet tested does not end the expansion", async () => {
  releaseLotId = await growRelease(cultureId, { from: -9, to: -4 });
  await at(day(-4, 5), () => finishExpansion(requestId, releaseLotId));
  expect((await requestOf(requestId)).expansion).toBe("thawed");
});

test("the family may agree while the cells are still in test; quality is called when they are there", async () => {
  await bring(granted, requestId, "authorised");
  const open = () =>
    readAs(WORKER, (db) => db.selectFrom("tasks").select("kind").where("subjectId", "=", requestId).where("state", "=", "open").execute());
  expect(await open()).toEqual([]);
  await testAndDispose(releaseLotId, -2);
  await at(day(-2, 3), () => finishExpansion(requestId, releaseLotId));
  await at(day(-2, 3), () => finishExpansion(requestId, releaseLotId));
  expect(await open()).toEqual([{ kind: "release_review" }]);
});

test("only units of the release lot can be released: its doses are the request's, never its QC or retain vials (rule 21)", async () => {
  const vials = await held("release");
  expect(vials).toHaveLength(14);
  expect(vials.every(({ lotId, purpose }) => lotId === releaseLotId && purpose === "dose")).toBe(true);
  expect(await requestOf(requestId)).toMatchObject({ lotId: releaseLotId, expansion: "done" });
});

test("rule 16: passage and doublings of the release lot are inside the limits of its specification, and the gate says both", async () => {
  const gate = (await gatesFor(requestId)).find(({ name }) => name === "limits");
  expect(gate).toMatchObject({ state: "open", evidence: "within", values: { passage: 4, passageMax: 5, pdlMax: 15 } });
});

test("rule 23: with every gate open but the fee, the release is reviewed and signed; without the fee nothing is packed", async () => {
  expect(await shutNow()).toEqual(["fees"]);
  await at(day(-1.5), async () => reviewRelease(granted.quality, requestId, await signature(requestId)));
  await at(day(-1.4), async () => approveRelease(granted.qp, requestId, await signature(requestId)));
  await expect(at(day(-1.3), async () => packRelease(granted.laboratory, requestId, await packing(requestId, -1.3)))).rejects.toMatchObject(
    {
      code: "fees_unpaid",
    },
  );
});

test("rule 27: expanded cells are released by a qualified person only", async () => {
  const signed = await readAs(WORKER, (db) =>
    db
      .selectFrom("signatures")
      .select(["capacity", "accountId"])
      .where("subjectId", "=", requestId)
      .where("meaning", "=", "approval")
      .execute(),
  );
  expect(signed).toEqual([{ capacity: "qualified_person", accountId: granted.qp.id }]);
});

test("rules 13 and 42: after packing, every vial of both lots is accounted for, with its place or its recipient", async () => {
  await at(day(-1.2), () => payFees(requestId, "release"));
  await at(day(-1), async () => packRelease(granted.laboratory, requestId, await packing(requestId, -1)));
  for (const lotId of [granted.lotId, releaseLotId]) {
    expect((await readAs(WORKER, (db) => massBalanceOf(db, lotId))).balanced).toBe(true);
  }
  const found = await readAs(granted.quality, (db) => recall(db, { lotId: granted.lotId }));
  expect(found).toHaveLength(8 + 16);
  expect(found.filter(({ state }) => state === "spent").every(({ clinic, patient, place }) => clinic && patient && place === null)).toBe(
    true,
  );
  expect(found.filter(({ state }) => state === "stored").every(({ place }) => /^(DXB|RSM)\/T-/.test(place ?? ""))).toBe(true);
});

test("the vials of an expansion are thawed once", async () => {
  await expect(thaw()).rejects.toMatchObject({ code: "wrong_state" });
});

import { beforeAll, describe, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { isEmptied } from "~/bank/storage/emptied.store.server";
import { DestructionForm, destroyVials } from "~/bank/storage/leave.operations.server";
import { moveVial, PlacementForm, placeVials, proposePlaces } from "~/bank/storage/place.operations.server";
import * as destroyPage from "~/routes/staff/releases.$requestId.destroy";
import { ownerPool } from "~db/client.server";
import { post } from "~tests/support/asked";
import { givenStaff, PASSWORD } from "~tests/support/given/people";
import { givenRequest } from "~tests/support/given/release";
import { freeOf, givenFrozen, givenStored, vialsOf } from "~tests/support/given/storage";

let released: Awaited<ReturnType<typeof givenRequest>>;
let other: Awaited<ReturnType<typeof givenStored>>;
let clinics: string[];
beforeAll(async () => {
  released = await givenRequest("with_clinic");
  other = await givenStored({ vials: { dose: 2, reserve: 0, qc: 0, retain: 0 } });
  clinics = (await vialsOf(released.lotId)).filter(({ state }) => state === "with_clinic").map(({ id }) => id);
}, 120_000);

type Form = Parameters<typeof destroyVials>[1];
const destroy = (vialIds: string[], changes: Partial<Form> = {}) =>
  destroyVials(released.quality, { vialIds, reason: "expired", witnessId: released.witness.id, password: PASSWORD, ...changes });
const stored = async () => (await vialsOf(released.lotId)).filter(({ state }) => state === "stored").map(({ id }) => id);
const emptied = (caseId: string) => readAs(WORKER, (db) => isEmptied(db, caseId));

describe("vials are not destroyed", () => {
  test("while a clinic has them: what became of them is the clinic's to say", async () => {
    await expect(destroy(clinics)).rejects.toMatchObject({ code: "wrong_state" });
    const params = { requestId: released.requestId };
    const forged = await post(destroyPage.action, released.quality, "/d", { witnessId: released.witness.id, password: PASSWORD }, params);
    expect(forged).toMatchObject({ status: 409, answer: { refusal: { code: "wrong_state" } } });
    expect((await vialsOf(released.lotId)).filter(({ state }) => state === "with_clinic")).toHaveLength(clinics.length);
  });

  test("together with those of another donor, or with one that does not exist, and none is destroyed then", async () => {
    const [mine = ""] = await stored();
    const [foreign = ""] = other.vialIds;
    await expect(destroy([mine, foreign])).rejects.toMatchObject({ code: "vials_of_another_donor" });
    await expect(destroy([mine, released.lotId])).rejects.toMatchObject({ code: "vials_unknown" });
    await expect(destroy([])).rejects.toMatchObject({ code: "vials_unknown" });
    expect(await stored()).toContain(mine);
  });

  test("without the right password, and without another person on duty beside", async () => {
    const vials = await stored();
    await expect(destroy(vials, { password: "wrong" })).rejects.toMatchObject({ code: "wrong_password" });
    for (const witnessId of [released.quality.id, released.family.id, released.lotId])
      await expect(destroy(vials, { witnessId })).rejects.toMatchObject({ code: "witness_is_another" });
    const finance = await givenStaff("finance");
    await expect(destroy(vials, { witnessId: finance.id })).rejects.toMatchObject({ code: "witness_is_another" });
  });

  test("without a reason that the bank knows", () => {
    const form = { vialIds: [released.lotId], reason: "expired", witnessId: released.lotId, password: PASSWORD };
    expect(DestructionForm.safeParse(form).success).toBe(true);
    for (const wrong of [{ reason: "tidying" }, { vialIds: [] }, { witnessId: "none" }, { password: "" }])
      expect(DestructionForm.safeParse({ ...form, ...wrong }).success).toBe(false);
  });
});

describe("vials that are destroyed", () => {
  test("leave their places, which are free again at once, and never come back", async () => {
    const [first = ""] = await stored();
    const before = (await vialsOf(released.lotId)).find(({ id }) => id === first);
    await destroy([first]);
    const after = (await vialsOf(released.lotId)).find(({ id }) => id === first);
    expect(after).toMatchObject({ state: "destroyed", positionId: null });
    expect(after?.leftAt).toBeInstanceOf(Date);
    expect(await freeOf(before?.tank ?? "")).toContain(before?.positionId);
    await expect(destroy([first])).rejects.toMatchObject({ code: "wrong_state" });
    const form = { positionId: before?.positionId ?? "", witnessId: released.witness.id, revision: after?.revision ?? 0 };
    await expect(moveVial(released.laboratory, first, form)).rejects.toMatchObject({ code: "wrong_state" });
  });

  test("are signed for, vial by vial in the record, with the second person in what happened", async () => {
    const [first = ""] = await stored();
    const vial = (await vialsOf(released.lotId)).find(({ id }) => id === first);
    await destroy([first]);
    const { rows } = await ownerPool().query(
      "select e.data, s.printed_name from events e join signatures s on s.id = (e.data ->> 'signatureId')::uuid where e.type = 'vials.destroyed' order by e.position desc limit 1",
    );
    expect(rows[0].data).toMatchObject({ vials: [`${vial?.din}${vial?.division}`], reason: "expired", witnessId: released.witness.id });
    expect(rows[0].printed_name).toBe(released.quality.displayName);
  });

  test("empty a case only when no other is kept: one in store, or packed, keeps it open", async () => {
    const [one = "", two = ""] = other.vialIds;
    expect(await emptied(other.caseId)).toBe(false);
    await destroy([one]);
    expect(await emptied(other.caseId)).toBe(false);
    await destroy([two]);
    expect(await emptied(other.caseId)).toBe(true);
  });
});

test("a case that never had a vial was not emptied", async () => {
  expect(await emptied(released.requestId)).toBe(false);
});

describe("vials that cannot be placed", () => {
  let frozen: Awaited<ReturnType<typeof givenFrozen>>;
  const place = (places: { vialId: string; positionId: string }[], witnessId = frozen.witness.id) =>
    frozen.onDay(28, () => placeVials(frozen.laboratory, frozen.lotId, { places, witnessId, storedAt: frozen.day(28) }));
  beforeAll(async () => {
    frozen = await givenFrozen();
  });

  test("two into one position, or one where another stands", async () => {
    const [first = "", second = ""] = frozen.vialIds;
    const [free = ""] = await freeOf("T-01");
    const twice = [first, second].map((vialId) => ({ vialId, positionId: free }));
    await expect(place(twice)).rejects.toMatchObject({ code: "position_taken" });
    const taken = (await vialsOf(released.lotId)).find(({ positionId }) => positionId !== null)?.positionId ?? "";
    await expect(place([{ vialId: first, positionId: taken }])).rejects.toMatchObject({ code: "position_taken" });
  });

  test("witnessed by whoever places them, or by a coordinator", async () => {
    const places = (await proposePlaces(frozen.laboratory, frozen.lotId)).map(({ vialId, positionId }) => ({ vialId, positionId }));
    const coordinator = await frozen.onDay(0, () => givenStaff("coordinator"));
    for (const witnessId of [frozen.laboratory.id, coordinator.id])
      await expect(place(places, witnessId)).rejects.toMatchObject({ code: "witness_is_another" });
  });

  test("again, once they stand", async () => {
    const places = (await proposePlaces(frozen.laboratory, frozen.lotId)).map(({ vialId, positionId }) => ({ vialId, positionId }));
    await place(places);
    const free = await freeOf("T-02");
    const again = places.slice(0, 1).map(({ vialId }) => ({ vialId, positionId: free.at(-1) ?? "" }));
    await expect(place(again)).rejects.toMatchObject({ code: "wrong_state" });
    expect(await proposePlaces(frozen.laboratory, frozen.lotId)).toEqual([]);
  });

  test("of nothing: a form without places is told so", () => {
    const said = PlacementForm.safeParse({ places: [], witnessId: frozen.witness.id });
    expect(said.error?.issues[0]?.message).toBe("storage.nothing_to_place");
  });
});

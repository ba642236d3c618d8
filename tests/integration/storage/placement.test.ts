import { beforeAll, describe, expect, test } from "vitest";
import { withdrawConsent } from "~/bank/consent/withdrawal.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { buildStore } from "~/bank/storage/build.operations.server";
import { moveVial, placeVials, proposePlaces } from "~/bank/storage/place.operations.server";
import { at } from "~/outside/clock.server";
import { newId } from "~/outside/ids.server";
import { action, loader } from "~/routes/staff/vials.$vialId.move";
import { newFormToken } from "~/web/submit.server";
import { ask, post } from "~tests/support/asked";
import { givenAdministrator, givenStaff } from "~tests/support/given/people";
import { freeOf, givenFrozen, givenStore, givenStored, place, vialsOf } from "~tests/support/given/storage";

type Frozen = Awaited<ReturnType<typeof givenFrozen>>;
let stored: Frozen;
let reactive: Frozen;
const eventsOf = (subjectId: string) =>
  readAs(WORKER, (db) =>
    db
      .selectFrom("eventSubjects")
      .innerJoin("events", "events.id", "eventSubjects.eventId")
      .select("events.type")
      .where("subjectId", "=", subjectId)
      .orderBy("events.position")
      .execute(),
  );

beforeAll(async () => {
  stored = await givenStored();
  reactive = await givenFrozen({ reactive: true });
}, 180_000);

const doses = async (lotId: string) => (await vialsOf(lotId)).filter(({ purpose }) => purpose === "dose");
const move = async (vialId: string, positionId: string, { laboratory, witness } = stored) => {
  const { revision } = await readAs(WORKER, (db) =>
    db.selectFrom("vials").select("revision").where("id", "=", vialId).executeTakeFirstOrThrow(),
  );
  return moveVial(laboratory, vialId, { positionId, witnessId: witness.id, revision });
};

describe("a lot that is placed", () => {
  test("rule 19: half of it stands at each site, and no tank holds all that could be released", async () => {
    const vials = await vialsOf(stored.lotId);
    expect(vials.filter(({ site }) => site === "DXB")).toHaveLength(4);
    expect(vials.filter(({ site }) => site === "RSM")).toHaveLength(4);
    const reserves = vials.filter(({ purpose }) => purpose === "reserve");
    expect(new Set(reserves.map(({ site }) => site))).toEqual(new Set(["DXB", "RSM"]));
  });

  test("with its last vial the lot is stored and its case too, and each vial says so", async () => {
    const held = await readAs(WORKER, (db) => db.selectFrom("cases").selectAll().where("id", "=", stored.caseId).executeTakeFirstOrThrow());
    expect(held).toMatchObject({ state: "stored", storedAt: stored.day(28) });
    expect((await eventsOf(stored.lotId)).map(({ type }) => type)).toContain("lot.stored");
    expect((await eventsOf(stored.vialIds[0] ?? "")).map(({ type }) => type)).toEqual(["lot.frozen", "vials.placed"]);
  });

  test("rule 11: each vial is in exactly one position, and the database refuses a stored vial without one", async () => {
    const vials = await vialsOf(stored.lotId);
    expect(new Set(vials.map(({ positionId }) => positionId)).size).toBe(vials.length);
    const { ownerPool } = await import("~db/client.server");
    await expect(ownerPool().query("update vials set position_id = null where id = $1", [vials[0]?.id])).rejects.toThrow(/violates check/);
    await expect(ownerPool().query("update vials set state = 'in_transit' where id = $1", [vials[0]?.id])).rejects.toThrow(
      /violates check/,
    );
  });

  test("there is nothing left to propose", async () => {
    expect(await proposePlaces(stored.laboratory, stored.lotId)).toEqual([]);
  });
});

describe("a vial that is moved", () => {
  test("stands in its new position, and its history says so", async () => {
    const [vial] = await doses(stored.lotId);
    const [free = ""] = await freeOf("T-02");
    await move(vial?.id ?? "", free);
    expect((await vialsOf(stored.lotId)).find(({ id }) => id === vial?.id)).toMatchObject({ tank: "T-02", positionId: free });
    expect((await eventsOf(vial?.id ?? "")).at(-1)?.type).toBe("vial.moved");
  });

  test("rule 12: never goes where another vial stands", async () => {
    const [one, other] = await doses(stored.lotId);
    await expect(move(one?.id ?? "", other?.positionId ?? "")).rejects.toMatchObject({ code: "position_taken" });
  });

  test("rule 22: of a donor without a reactive test never goes into an isolated tank", async () => {
    const [vial] = await doses(stored.lotId);
    const [isolated = ""] = await freeOf("T-03");
    await expect(move(vial?.id ?? "", isolated)).rejects.toMatchObject({ code: "isolated_tank_only_for_hazard" });
  });

  test("rule 19: never joins the last tank that holds the others, while another has room", async () => {
    const vials = (await vialsOf(stored.lotId)).filter(({ purpose }) => purpose === "dose" || purpose === "reserve");
    const target = await freeOf("T-11");
    const strays = vials.filter(({ tank }) => tank !== "T-11");
    for (const [index, stray] of strays.entries()) {
      const moved = move(stray.id, target[index] ?? "");
      if (index < strays.length - 1) await moved;
      else await expect(moved).rejects.toMatchObject({ code: "all_in_one_tank" });
    }
  });

  test("is moved by two different people, who looked at the same state of it", async () => {
    const [vial] = await doses(stored.lotId);
    const [positionId = ""] = await freeOf("T-01");
    const form = { positionId, revision: vial?.revision ?? 0 };
    const alone = moveVial(stored.laboratory, vial?.id ?? "", { ...form, witnessId: stored.laboratory.id });
    await expect(alone).rejects.toMatchObject({ code: "witness_is_another" });
    const stale = moveVial(stored.laboratory, vial?.id ?? "", { ...form, revision: 0, witnessId: stored.witness.id });
    await expect(stale).rejects.toMatchObject({ code: "moved_on" });
    const other = await givenStaff("finance");
    await expect(moveVial(other, vial?.id ?? "", { ...form, witnessId: stored.witness.id })).rejects.toMatchObject({ code: "not_allowed" });
  });
});

describe("the form of a move", () => {
  const send = (vialId: string, fields: Record<string, string>) =>
    post(action, stored.laboratory, `/staff/vials/${vialId}/move`, fields, { vialId });

  test("sent twice moves once and leads to the vial both times; with another content it is refused", async () => {
    const [vial] = await doses(stored.lotId);
    const [positionId = "", another = ""] = await freeOf(vial?.site === "DXB" ? "T-01" : "T-11");
    const vialId = vial?.id ?? "";
    const formToken = newFormToken();
    const form = { formToken, positionId, witnessId: stored.witness.id, revision: String(vial?.revision) };
    const before = (await eventsOf(vialId)).length;
    const both = await Promise.all([send(vialId, form), send(vialId, form)]);
    const later = await send(vialId, form);
    expect([...both, later].map(({ status, location }) => [status, location])).toEqual(Array(3).fill([302, `/staff/vials/${vialId}`]));
    expect(await eventsOf(vialId)).toHaveLength(before + 1);
    for (const changed of [{ positionId: another }, { positionId: "nowhere" }, { revision: "0" }])
      expect(await send(vialId, { ...form, ...changed })).toMatchObject({ status: 409, answer: { refusal: { code: "form_used" } } });
  });

  test("offers the free places of the vial's own box, or of another that was chosen, and only tanks that the vial may stand in", async () => {
    const [vial] = await doses(stored.lotId);
    const path = `/staff/vials/${vial?.id}/move`;
    const shown = (search = "") => ask(loader, stored.laboratory, path + search, { vialId: vial?.id ?? "" });
    const own = await shown();
    const here = own.choice.boxes.find(({ id }) => id === own.choice.boxId);
    expect(own.vial.boxId).toBe(own.choice.boxId);
    expect(own.free).toHaveLength(here?.free ?? 0);
    expect(own.free.map(({ value }) => value)).not.toContain(own.vial.positionId);
    expect(own.choice.tanks.map(({ code }) => code)).toEqual(["T-01", "T-02", "T-11"]);
    const tank = own.choice.tanks.find(({ id }) => id !== own.choice.tankId)?.id;
    const there = await shown(`?tank=${tank}`);
    expect(there.choice.tankId).toBe(tank);
    const box = there.choice.boxes.at(-1)?.id;
    const last = await shown(`?tank=${tank}&rack=${there.choice.rackId}&box=${box}`);
    expect([last.choice.boxId, last.free.length, last.free[0]?.label]).toEqual([box, 100, "A1"]);
    expect((await shown("?tank=nowhere&box=nowhere")).choice.boxId).toBe(own.choice.boxId);
  });

  test("of a vial that is not there is not found, and uses up nothing", async () => {
    const [positionId = ""] = await freeOf("T-01");
    const form = { positionId, witnessId: stored.witness.id, revision: "1" };
    await expect(send(newId(), form)).rejects.toMatchObject({ status: 404 });
  });
});

describe("a donor with a reactive test", () => {
  test("rule 22: gets isolated tanks proposed, at both sites, and any other place is refused", async () => {
    const proposed = await proposePlaces(reactive.laboratory, reactive.lotId);
    expect(new Set(proposed.map(({ place: where }) => where.split("/")[1]))).toEqual(new Set(["T-03", "T-12"]));
    const [ordinary = ""] = await freeOf("T-01");
    const places = [{ vialId: proposed[0]?.vialId ?? "", positionId: ordinary }];
    const wrong = placeVials(reactive.laboratory, reactive.lotId, { places, witnessId: reactive.witness.id });
    await expect(wrong).rejects.toMatchObject({ code: "isolated_tank_needed" });
  });

  test("rule 22: has vials labelled X, autologous biohazard", async () => {
    await place(reactive.lotId, reactive.day(28));
    const vials = await vialsOf(reactive.lotId);
    expect(vials.every(({ isolated, collectionType }) => isolated === true && collectionType === "X")).toBe(true);
  });

  test("rule 22: the database itself refuses an ordinary tank, whatever the portal does", async () => {
    const { ownerPool } = await import("~db/client.server");
    const [vial] = await vialsOf(reactive.lotId);
    const [ordinary] = await freeOf("T-01");
    const update = ownerPool().query("update vials set position_id = $1 where id = $2", [ordinary, vial?.id]);
    await expect(update).rejects.toThrow(/isolated tank/);
  });

  test("is moved into isolation vial by vial when the test came late", async () => {
    const late = await givenStored();
    const { givenMarkers } = await import("~tests/support/given/laboratory");
    await givenMarkers(late, { syphilis: "repeat_reactive" });
    const lot = await readAs(WORKER, (db) =>
      db.selectFrom("lots").select("biohazard").where("id", "=", late.lotId).executeTakeFirstOrThrow(),
    );
    expect(lot.biohazard).toBe(true);
    for (const [index, vial] of (await vialsOf(late.lotId)).entries()) {
      const [positionId = ""] = await freeOf(index % 2 === 0 ? "T-03" : "T-12");
      await move(vial.id, positionId);
    }
    expect((await vialsOf(late.lotId)).every(({ isolated }) => isolated === true)).toBe(true);
  }, 90_000);
});

describe("what cannot be placed", () => {
  test("a place that does not exist, a vial of another lot, a tank that is closed", async () => {
    const frozen = await givenFrozen();
    const { laboratory, witness, lotId, vialIds, day } = frozen;
    const [positionId = ""] = await freeOf("T-01");
    const put = (vialId: string, where: string) =>
      at(day(28), () => placeVials(laboratory, lotId, { places: [{ vialId, positionId: where }], witnessId: witness.id }));
    await expect(put(vialIds[0] ?? "", lotId)).rejects.toMatchObject({ code: "position_unknown" });
    await expect(put(stored.vialIds[0] ?? "", positionId)).rejects.toMatchObject({ code: "vials_of_another_lot" });
    await expect(put(lotId, positionId)).rejects.toMatchObject({ code: "vials_unknown" });
    await put(vialIds[0] ?? "", positionId);
    await expect(put(vialIds[0] ?? "", positionId)).rejects.toMatchObject({ code: "position_taken" });
    expect(
      (await readAs(WORKER, (db) => db.selectFrom("cases").select("state").where("id", "=", frozen.caseId).executeTakeFirstOrThrow()))
        .state,
    ).toBe("processing");
    await withdrawConsent(frozen.family, frozen.consentId, "storage", { confirmed: "yes" });
    await expect(put(vialIds[1] ?? "", positionId)).rejects.toMatchObject({ code: "consent_withdrawn" });
  }, 90_000);

  test("a store is built by who may, and twice the same tank is refused by the database", async () => {
    await givenStore();
    const site = { code: "DXB", name: "x", country: "AE", city: "x", timeZone: "Asia/Dubai", licence: "x" };
    await expect(buildStore(stored.quality, { site, tanks: [] })).rejects.toMatchObject({ code: "not_allowed" });
    await expect(buildStore(await givenAdministrator(), { site, tanks: [] })).rejects.toThrow(/sites_code_key/);
  });
});

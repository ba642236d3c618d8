import { beforeAll, describe, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { DUTIES, type StaffActor, WORKER } from "~/bank/people/actor";
import { reinstateClinic, suspendClinic } from "~/bank/people/clinic-standing.server";
import { askForCells } from "~/bank/release/ask.operations.server";
import { gatesFor } from "~/bank/release/gates.server";
import { reportReaction } from "~/bank/release/reaction.operations.server";
import { receiveShipment, recordEnding } from "~/bank/release/receive.operations.server";
import { shipRelease } from "~/bank/release/ship.operations.server";
import { vialsHeldBy } from "~/bank/release/store.server";
import { HANDLERS } from "~/jobs/handlers.server";
import { at } from "~/outside/clock.server";
import * as clinicHome from "~/routes/clinic/_index";
import * as askPage from "~/routes/clinic/cases.$caseId.request";
import * as requestRoute from "~/routes/clinic/requests.$requestId._index";
import * as clinicRoute from "~/routes/staff/clinics.$clinicId._index";
import * as reinstatePage from "~/routes/staff/clinics.$clinicId.reinstate";
import * as suspendPage from "~/routes/staff/clinics.$clinicId.suspend";
import { ask as load, post } from "~tests/support/asked";
import { givenStaff } from "~tests/support/given/people";
import {
  arrival,
  ask,
  askOf,
  bring,
  COLD_ENOUGH,
  day,
  type Granted,
  givenGrantedClinic,
  requestOf,
  type Stage,
} from "~tests/support/given/release";
import { rendered, wordsOf } from "~tests/support/rendered";
import { slipsOf } from "~tests/support/seen";

let granted: Granted;
let responsible: StaffActor;
beforeAll(async () => {
  granted = await givenGrantedClinic();
  responsible = await givenStaff("responsible_person");
}, 120_000);

const clinicId = () => granted.clinic.clinicId;
const stateOf = () =>
  readAs(WORKER, (db) => db.selectFrom("clinics").select("state").where("id", "=", clinicId()).executeTakeFirstOrThrow());
const takeBack = () => reinstateClinic(responsible, clinicId(), { reason: "settled" });

/** Suspends the clinic, and does what follows from it as the worker would. */
async function suspend(when = day(-8, 2)): Promise<void> {
  await at(when, () => suspendClinic(responsible, clinicId(), { reason: "safety" }));
  const { id } = await readAs(WORKER, (db) =>
    db
      .selectFrom("events")
      .select("id")
      .where("type", "=", "clinic.suspended")
      .where("clinicId", "=", clinicId())
      .orderBy("position", "desc")
      .executeTakeFirstOrThrow(),
  );
  await at(when, async () => HANDLERS["release.recheck"]?.({ id, eventId: id, key: `${id}:release.recheck` }));
}

/** A request for one vial's worth, at a stage of its life. */
async function requested(stage: Stage): Promise<string> {
  const requestId = await ask(granted, { doseCells: 2e6 });
  await bring(granted, requestId, stage);
  return requestId;
}
const licenceGate = async (requestId: string) => (await at(day(-8, 2), () => gatesFor(requestId))).find(({ name }) => name === "licence");

describe("a suspended clinic", () => {
  test("asks for no cells, and may again when it is taken back", async () => {
    await suspend();
    const form = await askOf(granted, { doseCells: 2e6 });
    const asking = () => at(day(-8, 3), () => askForCells(granted.clinic.actor, granted.caseId, form));
    await expect(asking()).rejects.toMatchObject({ code: "clinic_suspended" });
    await takeBack();
    expect((await requestOf(await asking())).state).toBe("submitted");
  });

  test("shuts the gate of its requests: an approval lapses, and a packed shipper does not leave", async () => {
    const [approved, packed] = [await requested("approved"), await requested("packed")];
    expect(await licenceGate(approved)).toMatchObject({ state: "open" });
    await suspend();
    expect(await licenceGate(approved)).toMatchObject({ state: "shut", evidence: "suspended", whose: "clinic" });
    expect(await requestOf(approved)).toMatchObject({ state: "on_hold", approvedAt: null });
    expect(await requestOf(packed)).toMatchObject({ state: "packed", approvedAt: null });
    const leaving = at(day(-8, 3), () =>
      shipRelease(granted.laboratory, packed, { courier: "Demo Courier", tracking: "x", etaAt: day(-7) }),
    );
    await expect(leaving).rejects.toMatchObject({ code: "approval_lapsed" });
    await takeBack();
    expect(await licenceGate(approved)).toMatchObject({ state: "open" });
    expect(await requestOf(approved)).toMatchObject({ state: "on_hold" });
  });

  test("confirms what arrives, and it is not accepted: the cells are held and come back", async () => {
    const requestId = await requested("in_transit");
    await suspend(day(-8, 4));
    const verdict = await at(day(-7), () => receiveShipment(granted.clinic.actor, requestId, arrival(1, -7), COLD_ENOUGH));
    expect([verdict, (await requestOf(requestId)).state]).toEqual(["rejected", "returned"]);
    const shipment = await readAs(WORKER, (db) =>
      db.selectFrom("shipments").select(["sealIntact", "verdictReason"]).where("requestId", "=", requestId).executeTakeFirstOrThrow(),
    );
    expect(shipment).toEqual({ sealIntact: true, verdictReason: "clinic_suspended" });
    await takeBack();
  });

  test("still sees and reports what it had: what became of the cells, and a reaction", async () => {
    granted = await givenGrantedClinic();
    const requestId = await requested("with_clinic");
    await suspend(day(-7, 1));
    const vialIds = (await readAs(WORKER, (db) => vialsHeldBy(db, requestId, "release"))).map(({ id }) => id);
    await at(day(-6), () =>
      recordEnding(granted.clinic.actor, requestId, { vialIds, ending: "infused", evidence: "IR-1", happenedAt: day(-7, 0.5) }),
    );
    const reaction = { description: "Fever.", reporter: "Dr A. Conti", grade: 2, serious: "no" as const, imputability: "1" as const };
    await at(day(-6), () =>
      reportReaction(granted.clinic.actor, requestId, { ...reaction, onsetAt: day(-6, -2), firstKnownAt: day(-6, -1) }),
    );
    expect((await requestOf(requestId)).state).toBe("infused");
    expect(await load(requestRoute.loader, granted.clinic.actor, `/clinic/requests/${requestId}`, { requestId })).toBeTruthy();
    await takeBack();
  });
});

describe("suspending and reinstating", () => {
  test("are the responsible person's alone", async () => {
    for (const duty of DUTIES.filter((one) => one !== "responsible_person"))
      await expect(suspendClinic(await givenStaff(duty), clinicId(), { reason: "safety" })).rejects.toMatchObject({ code: "not_allowed" });
    await expect(suspendClinic(granted.clinic.actor, clinicId(), { reason: "safety" })).rejects.toMatchObject({ code: "not_allowed" });
    expect(await stateOf()).toEqual({ state: "active" });
  });

  test("are not done twice, also not by two at once; an event says who did it and why", async () => {
    await expect(takeBack()).rejects.toMatchObject({ code: "wrong_state" });
    const both = await Promise.allSettled([suspend(), suspendClinic(responsible, clinicId(), { reason: "reports" })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await takeBack();
    const events = await readAs(WORKER, (db) =>
      db
        .selectFrom("events")
        .select(["type", "actorId", "data"])
        .where("clinicId", "=", clinicId())
        .where("type", "in", ["clinic.suspended", "clinic.reinstated"])
        .orderBy("position", "desc")
        .limit(2)
        .execute(),
    );
    expect(events[0]).toMatchObject({ type: "clinic.reinstated", actorId: responsible.id, data: { reason: "settled" } });
    expect(events[1]).toMatchObject({ type: "clinic.suspended", actorId: responsible.id });
  });
});

describe("on pages", () => {
  const params = () => ({ clinicId: clinicId() });
  const shownTo = (actor: StaffActor) => load(clinicRoute.loader, actor, "/", params());

  test("the act stands there for whose duty it is; a reason is asked for; the clinic and the staff read since when and why", async () => {
    expect([(await shownTo(responsible)).maySuspend, (await shownTo(granted.quality)).maySuspend]).toEqual([true, false]);
    const without = await post(suspendPage.action, responsible, "/", {}, params());
    expect([without.status, without.answer?.problems]).toEqual([422, { reason: "errors.choose_one" }]);
    const refused = await post(suspendPage.action, granted.quality, "/", { reason: "licence" }, params());
    expect([refused.status, refused.answer?.refusal?.code]).toEqual([409, "not_allowed"]);
    expect((await post(suspendPage.action, responsible, "/", { reason: "licence" }, params())).location).toBe(
      `/staff/clinics/${clinicId()}`,
    );
    expect((await shownTo(granted.quality)).suspension).toMatchObject({ reason: "licence" });
    const home = await load(clinicHome.loader, granted.clinic.actor, "/clinic");
    const asking = await load(askPage.loader, granted.clinic.actor, "/", { caseId: granted.caseId });
    for (const locale of ["en", "it", "ar"] as const) {
      const path = "/clinic/here";
      const pages = [
        rendered({ Page: clinicHome.default, data: home, locale, path, i18n: ["release", "standing"] }),
        rendered({ Page: askPage.default, data: asking, locale, path, i18n: ["release", "standing"] }),
        rendered({ Page: clinicRoute.default, data: await shownTo(responsible), locale, path, i18n: ["people", "standing"] }),
        rendered({
          Page: suspendPage.default,
          data: await load(suspendPage.loader, responsible, "/", params()),
          locale,
          path,
          i18n: ["people"],
        }),
        rendered({
          Page: reinstatePage.default,
          data: await load(reinstatePage.loader, responsible, "/", params()),
          locale,
          path,
          i18n: ["people"],
        }),
      ];
      expect(pages.flatMap(slipsOf)).toEqual([]);
      if (locale === "en") for (const page of pages.slice(0, 3)) expect(wordsOf(page)).toContain("Its licence is in doubt.");
    }
    const back = await post(reinstatePage.action, responsible, "/", { reason: "error" }, params());
    expect([back.status, await stateOf()]).toEqual([302, { state: "active" }]);
    expect((await load(clinicHome.loader, granted.clinic.actor, "/clinic")).suspension).toBeNull();
  });
});

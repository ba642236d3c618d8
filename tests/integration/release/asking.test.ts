import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readAs, transact } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { askForCells, foresee, holdVials } from "~/bank/release/ask.operations.server";
import { cancelRelease, closeEnded, refuseRelease } from "~/bank/release/end.operations.server";
import { gatesFor } from "~/bank/release/gates.server";
import { grantCase, revokeGrant } from "~/bank/release/grants.operations.server";
import { authoriseRelease, reviewRelease } from "~/bank/release/sign.operations.server";
import { requestsVisibleTo, vialsHeldBy } from "~/bank/release/store.server";
import { at } from "~/outside/clock.server";
import { givenClinic } from "~tests/support/given/people";
import { ask, askOf, dateOn, day, type Granted, givenGrantedClinic, requestOf, signature } from "~tests/support/given/release";
import { vialsOf } from "~tests/support/given/storage";

let granted: Granted;
let running: string[] = [];

beforeAll(async () => {
  granted = await givenGrantedClinic();
}, 120_000);

/** Every test finds the vials free again. */
beforeEach(async () => {
  for (const id of running) await cancelRelease(granted.clinic.actor, id, { reason: "clinic_withdrew" });
  running = [];
});

const asked = async (changes: Parameters<typeof askOf>[1] = {}) => {
  const id = await ask(granted, changes);
  running.push(id);
  return id;
};
const asking = async (changes: Parameters<typeof askOf>[1] = {}, clinic = granted.clinic) =>
  at(day(-11), async () => askForCells(clinic.actor, granted.caseId, await askOf({ ...granted, clinic }, changes)));
const reservedNow = async () => (await vialsOf(granted.lotId)).filter(({ state }) => state === "reserved").length;

describe("a request from stock", () => {
  test("takes just the vials that the dose needs after thaw and formulation, and asks for the release fee alone", async () => {
    const id = await asked();
    expect(await requestOf(id)).toMatchObject({ state: "submitted", path: "stock", expansion: "none", lotId: granted.lotId });
    expect(await reservedNow()).toBe(3);
    const fees = await readAs(WORKER, (db) => db.selectFrom("payments").select("purpose").where("requestId", "=", id).execute());
    expect(fees).toEqual([{ purpose: "release" }]);
  });

  test("keeps the forecast that the clinic saw, with its inputs", async () => {
    const { forecast } = await requestOf(await asked());
    expect(forecast).toMatchObject({ verdict: "ready", inputs: { usableVials: 4, cellsPerVial: 5e6, reservePerSite: 1 } });
  });

  test("is seen by its clinic, its family and the bank, and by no other clinic or family", async () => {
    const id = await asked();
    const seenBy = async (actor: Parameters<typeof requestsVisibleTo>[0]) =>
      (await readAs(actor, (db) => requestsVisibleTo(actor, db).execute())).some((request) => request.id === id);
    const other = await givenClinic();
    expect(await seenBy(granted.clinic.actor)).toBe(true);
    expect(await seenBy(granted.family)).toBe(true);
    expect(await seenBy(granted.quality)).toBe(true);
    expect(await seenBy(other.actor)).toBe(false);
  });

  test("lets its vials go when the clinic withdraws it, with the fee that nobody owes any more", async () => {
    const id = await ask(granted);
    await cancelRelease(granted.clinic.actor, id, { reason: "patient_changed" });
    expect(await reservedNow()).toBe(0);
    await closeEnded(id);
    const fees = await readAs(WORKER, (db) => db.selectFrom("payments").select("state").where("requestId", "=", id).execute());
    expect(fees).toEqual([{ state: "cancelled" }]);
  });

  test("is refused by the bank with a reason, and its tasks are closed", async () => {
    const id = await ask(granted);
    await at(day(-10), async () => authoriseRelease(granted.family, id, await signature(id)));
    await expect(refuseRelease(granted.laboratory, id, { reason: "licence" })).rejects.toMatchObject({ code: "not_allowed" });
    await refuseRelease(granted.quality, id, { reason: "licence" });
    await closeEnded(id);
    expect((await requestOf(id)).state).toBe("refused");
    const open = await readAs(WORKER, (db) =>
      db.selectFrom("tasks").select("id").where("subjectId", "=", id).where("state", "=", "open").execute(),
    );
    expect(open).toEqual([]);
    await expect(cancelRelease(granted.clinic.actor, id, { reason: "other" })).rejects.toMatchObject({ code: "wrong_state" });
  });
});

describe("rule 34: a dose that cannot be delivered", () => {
  test.each([
    ["too many cells for the doublings and passages that are left", { doseCells: 1e12 }, /pdl|passage/],
    ["a day that is too near to grow them", { doseCells: 1e8, plannedOn: dateOn(10) }, /date/],
    ["a day before the shipment can arrive", { plannedOn: dateOn(-9) }, /date/],
  ])("is not confirmed: %s", async (_why, changes, binding) => {
    await expect(asking(changes)).rejects.toMatchObject({
      code: "dose_not_deliverable",
      data: { binding: expect.stringMatching(binding) },
    });
    expect(await reservedNow()).toBe(0);
  });

  test("is shown with what binds it before anything is asked", async () => {
    const { forecast } = await at(day(-11), () =>
      foresee(granted.clinic.actor, granted.caseId, { doseCells: 1e12, plannedOn: dateOn(60) }),
    );
    expect(forecast).toMatchObject({ verdict: "infeasible", binding: expect.stringMatching(/pdl|passage/) });
    expect(forecast.broken.length).toBeGreaterThan(0);
  });
});

describe("rule 35: on the planned day everything that allows a treatment is valid, or nothing is accepted", () => {
  const clinicWith = async (wished: Parameters<typeof givenClinic>[0]) => {
    const clinic = await at(new Date("2020-01-01T09:00:00Z"), () => givenClinic(wished));
    await at(day(-12), () => grantCase(granted.family, granted.caseId, { clinicId: clinic.clinicId, days: 365 }));
    return clinic;
  };

  test.each([
    ["the clinic's licence ends before", { validUntil: dateOn(13) }, {}, "licence_not_valid"],
    ["the prescriber's registration ends before", { prescriberUntil: dateOn(13) }, {}, "prescriber_not_valid"],
    ["the legal basis ends before", {}, { legalBasisValidUntil: dateOn(13) }, "legal_basis_not_valid"],
    ["the day is past", {}, { plannedOn: dateOn(-12) }, "planned_in_the_past"],
  ])("%s", async (_why, wished, changes, code) => {
    await expect(asking(changes, await clinicWith(wished))).rejects.toMatchObject({ code });
    expect(await reservedNow()).toBe(0);
  });

  test("a licence that ends on the planned day still counts", async () => {
    const clinic = await clinicWith({ validUntil: dateOn(14), prescriberUntil: dateOn(14) });
    const id = await asking({ legalBasisValidUntil: dateOn(14) }, clinic);
    await cancelRelease(clinic.actor, id, { reason: "other" });
  });

  test("a prescriber of another clinic does not count", async () => {
    const other = await clinicWith({});
    await expect(asking({ prescriberAccountId: other.actor.id })).rejects.toMatchObject({ code: "prescriber_not_valid" });
  });
});

describe("rule 36: patient and cells", () => {
  test.each([
    ["the name", { patientName: "Someone Else" }],
    ["the date of birth", { patientBornOn: "1986-05-05" }],
    ["the record number", { patientNumber: "MRN-2" }],
  ])("are not the same person when %s differs, and nothing is reviewed", async (_what, changes) => {
    const id = await asked(changes);
    const gate = (await gatesFor(id)).find(({ name }) => name === "identity");
    expect(gate).toMatchObject({ state: "shut", evidence: "mismatch", values: { matches: 2 }, whose: "clinic" });
    await at(day(-10), async () => authoriseRelease(granted.family, id, await signature(id)));
    const review = at(day(-9), async () => reviewRelease(granted.quality, id, await signature(id)));
    await expect(review).rejects.toMatchObject({ code: "gates_shut", data: { gates: "identity" } });
  });

  test("are the same person whatever accents and capitals the clinic writes", async () => {
    const { patientName } = await askOf(granted);
    const id = await asked({ patientName: ` ${patientName.toUpperCase()} ` });
    expect((await gatesFor(id)).find(({ name }) => name === "identity")?.state).toBe("open");
  });
});

describe("rule 37: one vial, one open request", () => {
  test("a second request gets other vials, and a third one none", async () => {
    const first = await asked();
    await expect(asking({})).rejects.toMatchObject({ code: "dose_not_deliverable" });
    const held = await readAs(WORKER, (db) => vialsHeldBy(db, first, "release"));
    const again = transact(WORKER, (tx) =>
      holdVials(tx, { requestId: first, donorId: granted.donorId, vialIds: held.map(({ id }) => id), purpose: "release" }),
    );
    await expect(again).rejects.toMatchObject({ code: "vial_reserved" });
  });

  test("the database holds it too: no second open line for one vial", async () => {
    const id = await asked();
    const line = await readAs(WORKER, (db) =>
      db.selectFrom("requestVials").selectAll().where("requestId", "=", id).executeTakeFirstOrThrow(),
    );
    const { uuidv7 } = await import("uuidv7");
    const twice = transact(WORKER, (tx) =>
      tx
        .insertInto("requestVials")
        .values({ ...line, id: uuidv7() })
        .execute(),
    );
    await expect(twice).rejects.toMatchObject({ code: "vial_reserved" });
  });
});

test("rule 21: vials for tests and those kept as evidence are never reserved for a release", async () => {
  const id = await asked();
  for (const purpose of ["qc", "retain"]) {
    const vial = (await vialsOf(granted.lotId)).find((one) => one.purpose === purpose);
    const hold = transact(WORKER, (tx) =>
      holdVials(tx, { requestId: id, donorId: granted.donorId, vialIds: [vial?.id ?? ""], purpose: "release" }),
    );
    await expect(hold).rejects.toMatchObject({ code: "vial_not_for_release" });
  }
});

describe("a clinic may ask only while the family lets it", () => {
  test("without a grant, after its end, and after it was revoked, it can neither foresee nor ask", async () => {
    const stranger = await at(new Date("2020-01-01T09:00:00Z"), () => givenClinic());
    await expect(asking({}, stranger)).rejects.toMatchObject({ code: "grant_ended" });
    const grantId = await at(day(-12), () => grantCase(granted.family, granted.caseId, { clinicId: stranger.clinicId, days: 3 }));
    const later = at(day(-8), async () => askForCells(stranger.actor, granted.caseId, await askOf({ ...granted, clinic: stranger })));
    await expect(later).rejects.toMatchObject({ code: "grant_ended" });
    await at(day(-11.5), () => revokeGrant(granted.family, grantId));
    await expect(asking({}, stranger)).rejects.toMatchObject({ code: "grant_ended" });
    await expect(revokeGrant(granted.family, grantId)).rejects.toMatchObject({ code: "moved_on" });
    const foreseen = at(day(-11), () => foresee(stranger.actor, granted.caseId, { doseCells: 1e7, plannedOn: dateOn(14) }));
    await expect(foreseen).rejects.toMatchObject({ code: "grant_ended" });
  });

  test("a case that is opened again to a clinic is open once, until the later choice; closing it closes it", async () => {
    const stranger = await at(new Date("2020-01-01T09:00:00Z"), () => givenClinic());
    const first = await at(day(-12), () => grantCase(granted.family, granted.caseId, { clinicId: stranger.clinicId, days: 300 }));
    const second = await at(day(-11), () => grantCase(granted.family, granted.caseId, { clinicId: stranger.clinicId, days: 200 }));
    await expect(at(day(-10), () => revokeGrant(granted.family, first))).rejects.toMatchObject({ code: "moved_on" });
    await at(day(-10), () => revokeGrant(granted.family, second));
    await expect(asking({}, stranger)).rejects.toMatchObject({ code: "grant_ended" });
  });

  test("only who instructs for the donor can grant, and only to a clinic that works with the bank", async () => {
    const { givenFamily } = await import("~tests/support/given/people");
    const stranger = (await givenFamily()) as PersonActor;
    await expect(grantCase(stranger, granted.caseId, { clinicId: granted.clinic.clinicId, days: 9 })).rejects.toThrow();
    await expect(grantCase(granted.family, granted.caseId, { clinicId: granted.caseId, days: 9 })).rejects.toMatchObject({
      code: "clinic_not_active",
    });
  });
});

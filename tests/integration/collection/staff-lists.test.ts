import { beforeAll, describe, expect, test } from "vitest";
import { cancelCase } from "~/bank/collection/case-ends.operations.server";
import { casePage, kitPlan, listCases } from "~/bank/collection/case-pages.server";
import { checkCharacter } from "~/bank/collection/isbt.rules";
import { checkKitLabels, prepareKit } from "~/bank/collection/kits.operations.server";
import { colleagues, deviationPage, donationPage, kitPage, listDonations, listKits } from "~/bank/collection/pages.server";
import { readAs } from "~/bank/history/transact.server";
import { type StaffActor, WORKER } from "~/bank/people/actor";
import { closeAccount } from "~/bank/people/team.server";
import { witnessesFor } from "~/bank/people/witnesses.server";
import { now } from "~/outside/clock.server";
import * as caseList from "~/routes/staff/cases._index";
import * as caseCancel from "~/routes/staff/cases.$caseId.cancel";
import * as notCollected from "~/routes/staff/cases.$caseId.not-collected";
import * as donationList from "~/routes/staff/donations._index";
import * as collecting from "~/routes/staff/donations.$donationId.collect";
import * as dispatching from "~/routes/staff/kits.$kitId.dispatch";
import { localIn } from "~/web/when";
import { ask, post } from "~tests/support/asked";
import { givenCrew, givenDispatchedKit, givenKit, givenPaidCase, givenReceived, kitForm } from "~tests/support/given/collection";
import { givenConsentTexts } from "~tests/support/given/consent";
import { givenAdministrator, givenClinic, givenStaff } from "~tests/support/given/people";

const notFound = expect.objectContaining({ status: 404 });
const UNKNOWN = "01980000-0000-7000-8000-000000000000";
let staff: StaffActor;
let packed: Awaited<ReturnType<typeof givenKit>>;
let out: Awaited<ReturnType<typeof givenDispatchedKit>>;
let waiting: Awaited<ReturnType<typeof givenReceived>>;
let ended: Awaited<ReturnType<typeof givenPaidCase>>;

beforeAll(async () => {
  await givenConsentTexts();
  staff = await givenStaff("coordinator");
  packed = await givenKit();
  out = await givenDispatchedKit({ tissue: "birth", amnionPlacenta: "yes" });
  waiting = await givenReceived({ receipt: { verdict: "deviation" } });
  ended = await givenPaidCase({ tissue: "adipose" });
  await cancelCase(staff, ended.caseId, { reason: "family" });
});
const ids = (page: { rows: readonly { id: string }[] }) => page.rows.map(({ id }) => id);
const asStaff = <T>(read: (db: Parameters<Parameters<typeof readAs>[1]>[0]) => Promise<T>) => readAs(staff, read);

describe("the lists of the collection", () => {
  test("kits stand by where they are: packed here, out, or all of them", async () => {
    expect(ids(await asStaff((db) => listKits(staff, db, "here", 1)))).toEqual([packed.kitId]);
    expect(ids(await asStaff((db) => listKits(staff, db, "out", 1)))).toEqual([out.kitId]);
    const all = await asStaff((db) => listKits(staff, db, "all", 1));
    expect(new Set(ids(all))).toEqual(new Set([packed.kitId, out.kitId, waiting.kitId]));
    expect([all.more, (await asStaff((db) => listKits(staff, db, "all", 2))).rows]).toEqual([false, []]);
  });

  test("donations stand by what is to be done: what waits for quality is apart", async () => {
    expect(ids(await asStaff((db) => listDonations(staff, db, "waiting", 1)))).toEqual([waiting.donationId]);
    expect(ids(await asStaff((db) => listDonations(staff, db, "coming", 1)))).toEqual([]);
    expect(ids(await asStaff((db) => listDonations(staff, db, "all", 1)))).toHaveLength(3);
  });

  test("cases stand by whether they move or have ended, each with its donor", async () => {
    const moving = await asStaff((db) => listCases(staff, db, "moving", 1));
    expect(new Set(ids(moving))).toEqual(new Set([packed.caseId, out.caseId, waiting.caseId]));
    expect(moving.rows[0]).toMatchObject({ code: expect.stringMatching(/^D-\d{6}$/), givenName: expect.any(String) });
    expect(ids(await asStaff((db) => listCases(staff, db, "ended", 1)))).toEqual([ended.caseId]);
    expect(ids(await asStaff((db) => listCases(staff, db, "stored", 1)))).toEqual([]);
  });

  test("an unknown list is the first one, and a page below the first is the first", async () => {
    const cases = await ask(caseList.loader, staff, "/staff/cases?show=lost&page=-3");
    expect(cases).toMatchObject({ rows: expect.arrayContaining([expect.objectContaining({ id: packed.caseId })]) });
    await expect(ask(donationList.loader, packed.family, "/staff/donations")).rejects.toEqual(notFound);
    await expect(ask(caseList.loader, (await givenClinic()).actor, "/staff/cases")).rejects.toEqual(notFound);
  });
});

describe("one thing's page", () => {
  test("a kit's names its donor, who packed it and who checked it", async () => {
    const kit = await asStaff((db) => kitPage(staff, db, out.kitId));
    expect(kit).toMatchObject({ din: out.din, coi: out.coi, material: "cord", packedBy: out.laboratory.displayName.split(" ")[0] });
    expect(kit?.checkedByName).toBe(out.colleague.displayName.split(" ")[0]);
    expect((await asStaff((db) => kitPage(staff, db, packed.kitId)))?.checkedByName).toBeNull();
    expect(await asStaff((db) => kitPage(staff, db, UNKNOWN))).toBeUndefined();
  });

  test("a case's holds its consents, its donations with their kits, and who coordinates it", async () => {
    const page = await asStaff((db) => casePage(staff, db, out.caseId));
    expect(page?.held).toMatchObject({ coi: out.coi, coordinatorName: expect.any(String), bornOn: null });
    expect(page?.donations).toMatchObject([{ din: out.din, material: "cord", kitId: out.kitId, kitState: "dispatched" }]);
    expect(page?.consents.map(({ state }) => state)).toEqual(["signed"]);
    expect(page?.lots).toEqual([]);
    expect(await asStaff((db) => casePage(staff, db, UNKNOWN))).toBeUndefined();
  });

  test("what may still be packed is what was ordered and not packed, and a lapsed kit's material may be packed again", async () => {
    const plan = async (caseId: string) => {
      const page = await asStaff((db) => casePage(staff, db, caseId));
      if (page === undefined) throw new Error("The case is expected.");
      return asStaff((db) => kitPlan(db, page.held));
    };
    expect((await plan(out.caseId)).materials).toEqual(["amnion", "placenta"]);
    expect((await plan(packed.caseId)).materials).toEqual([]);
    expect((await plan(packed.caseId)).parts).toContain("heparin_syringes");
    expect((await plan(ended.caseId)).materials).toEqual(["lipoaspirate"]);
  });

  test("a donation's tells its way, how it arrived, what deviated and what was ordered", async () => {
    const page = await asStaff((db) => donationPage(staff, db, waiting.donationId));
    expect(page?.receipt).toMatchObject({ verdict: "deviation", withinLimits: false });
    expect(page?.deviations).toMatchObject([{ kind: "transit_temperature", state: "open" }]);
    expect([page?.custody.length, page?.order]).toEqual([3, undefined]);
    expect(await asStaff((db) => donationPage(staff, db, UNKNOWN))).toBeUndefined();
    const deviation = page?.deviations[0]?.id ?? "";
    expect((await asStaff((db) => deviationPage(staff, db, deviation)))?.donation.id).toBe(waiting.donationId);
    expect(await asStaff((db) => deviationPage(staff, db, UNKNOWN))).toBeUndefined();
  });
});

describe("who may stand by", () => {
  test("is every colleague of laboratory and quality but oneself, each once, and nobody whose account was closed", async () => {
    const [one, other, left] = [await givenStaff("laboratory", "quality"), await givenStaff("quality"), await givenStaff("laboratory")];
    await closeAccount(await givenAdministrator(), left.id);
    for (const list of [colleagues, witnessesFor]) {
      const found = (await readAs(one, (db) => list(one, db))).map(({ value }) => value);
      expect(found).toContain(other.id);
      expect(found).not.toContain(one.id);
      expect(found).not.toContain(left.id);
      expect(found).not.toContain(staff.id);
      expect(new Set(found).size).toBe(found.length);
    }
  });
});

describe("page by page", () => {
  test("a kit is sent by its scanned labels; the family's case moves on", async () => {
    const kit = await givenKit();
    const { laboratory, colleague } = await givenCrew();
    await checkKitLabels(colleague, kit.kitId, { din: kit.din, coi: kit.coi });
    const fields = { din: `${kit.din}${checkCharacter(kit.din)}`, coi: kit.coi, courier: "Courier", tracking: "T" };
    const lacking = await post(dispatching.action, laboratory, "/", fields, { kitId: kit.kitId });
    expect(lacking).toMatchObject({ status: 422, answer: { problems: { dispatchedAt: expect.any(String) } } });
    const early = await post(dispatching.action, laboratory, "/", { ...fields, dispatchedAt: "2099-01-01T08:00" }, { kitId: kit.kitId });
    expect([early.status, early.answer?.refusal?.code]).toEqual([409, "in_the_future"]);
    const dispatchedAt = localIn(now(), laboratory.timeZone);
    const sent = await post(dispatching.action, laboratory, "/", { ...fields, dispatchedAt }, { kitId: kit.kitId });
    expect(sent.location).toBe(`/staff/kits/${kit.kitId}`);
    expect(await asStaff((db) => kitPage(staff, db, kit.kitId))).toMatchObject({ state: "dispatched", courier: "Courier" });
    expect(await ask(collecting.loader, laboratory, "/", { donationId: kit.donationId })).toMatchObject({ formToken: expect.any(String) });
  });

  test("a case ends on its pages with a reason of the list; without one the page says so beside it", async () => {
    const { caseId } = await givenPaidCase();
    const none = await post(caseCancel.action, staff, "/", {}, { caseId });
    expect(none).toMatchObject({ status: 422, answer: { problems: { reason: "collection.reason_needed" } } });
    const early = await post(notCollected.action, staff, "/", { reason: "emergency" }, { caseId });
    expect([early.status, early.answer?.refusal?.code]).toEqual([409, "wrong_state"]);
    expect((await post(caseCancel.action, staff, "/", { reason: "payment" }, { caseId })).location).toBe(`/staff/cases/${caseId}`);
    await expect(post(caseCancel.action, staff, "/", { reason: "payment" }, { caseId: "none" })).rejects.toEqual(notFound);
    const state = await readAs(WORKER, (db) => db.selectFrom("cases").select("state").where("id", "=", caseId).executeTakeFirstOrThrow());
    expect(state).toEqual({ state: "cancelled" });
  });

  test("a second kit for what is packed is refused with its sentence", async () => {
    const laboratory = await givenStaff("laboratory");
    const again = prepareKit(laboratory, packed.caseId, kitForm("bone_marrow"));
    await expect(again).rejects.toMatchObject({ code: "kit_exists", data: { material: "bone_marrow" } });
  });
});

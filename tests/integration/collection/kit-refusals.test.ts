import { beforeAll, describe, expect, test } from "vitest";
import { dispatchKit, reportKitLost } from "~/bank/collection/dispatch.operations.server";
import { donationsVisibleTo, kitsVisibleTo } from "~/bank/collection/donations.server";
import { cancelKit, checkKitLabels, prepareKit } from "~/bank/collection/kits.operations.server";
import { labelSheetOf } from "~/bank/collection/label-sheet.server";
import { readAs } from "~/bank/history/transact.server";
import { STRANGER, WORKER } from "~/bank/people/actor";
import { noteDispute } from "~/bank/storage/dispute.operations.server";
import { at, now } from "~/outside/clock.server";
import { dayOfBank } from "~/web/when";
import { givenCollected, givenDispatchedKit, givenKit, givenPaidCase, kitForm } from "~tests/support/given/collection";
import { givenConsentTexts, givenOpenConsent } from "~tests/support/given/consent";
import { givenClinic, givenFamily, givenStaff } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const sending = (kit: { din: string; coi: string }, changes: object = {}) => ({
  ...{ din: kit.din, coi: kit.coi, courier: "Courier", tracking: "T-1", dispatchedAt: now() },
  ...changes,
});
const kitRow = (kitId: string) =>
  readAs(WORKER, (db) => db.selectFrom("kits").selectAll().where("id", "=", kitId).executeTakeFirstOrThrow());
const openTasks = (subjectId: string) =>
  readAs(WORKER, (db) =>
    db.selectFrom("tasks").select("kind").where("subjectId", "=", subjectId).where("state", "=", "open").orderBy("kind").execute(),
  ).then((rows) => rows.map(({ kind }) => kind));
const caseState = (id: string) =>
  readAs(WORKER, (db) => db.selectFrom("cases").select("state").where("id", "=", id).executeTakeFirstOrThrow()).then(({ state }) => state);

beforeAll(givenConsentTexts);

describe("packing", () => {
  test("no kit is packed before the consent is signed", async () => {
    const { caseId } = await givenOpenConsent();
    await expect(prepareKit(await givenStaff("laboratory"), caseId, kitForm("bone_marrow"))).rejects.toThrow(refusal("wrong_state"));
  });

  test("only what was ordered is packed, and only by coordinators and the laboratory", async () => {
    const { caseId } = await givenPaidCase();
    const laboratory = await givenStaff("laboratory");
    await expect(prepareKit(laboratory, caseId, kitForm("tooth"))).rejects.toThrow(refusal("material_not_ordered"));
    for (const duty of ["quality", "finance", "medical_director"] as const)
      await expect(prepareKit(await givenStaff(duty), caseId, kitForm("bone_marrow"))).rejects.toThrow(refusal("not_allowed"));
  });

  test("a kit is as good as its part that expires first, and one with a part that expires today is not packed", async () => {
    const { caseId } = await givenPaidCase();
    const laboratory = await givenStaff("laboratory");
    const late = new Date(`${dayOfBank(new Date(now().getTime() + 86_400_000))}T23:30:00Z`); // past midnight where the bank is
    const parts = (expiresOn: string) => ({
      ...kitForm("bone_marrow"),
      parts: [
        { part: "labels", lot: "L", expiresOn: "2099-12-31" },
        { part: "edta_tubes", lot: "E", expiresOn },
      ],
    });
    await expect(at(late, () => prepareKit(laboratory, caseId, parts(dayOfBank(late))))).rejects.toThrow(refusal("kit_expired"));
    const { kitId } = await prepareKit(laboratory, caseId, parts("2088-01-01"));
    expect((await kitRow(kitId)).expiresOn).toBe("2088-01-01");
  });
});

describe("the labels", () => {
  test("are checked again after they were printed again, and the kit waits to be sent once", async () => {
    const kit = await givenKit();
    await checkKitLabels(kit.colleague, kit.kitId, { din: kit.din, coi: kit.coi });
    await checkKitLabels(await givenStaff("quality"), kit.kitId, { din: kit.din, coi: kit.coi });
    expect(await openTasks(kit.kitId)).toEqual(["dispatch_kit"]);
  });

  test("of a kit that has left are not checked any more", async () => {
    const kit = await givenDispatchedKit();
    await expect(checkKitLabels(kit.colleague, kit.kitId, { din: kit.din, coi: kit.coi })).rejects.toThrow(refusal("wrong_state"));
  });

  test("of two kits are two sheets, each with its own hash", async () => {
    const [one, other] = [await givenKit(), await givenKit()];
    const [first, second] = [await labelSheetOf(one.laboratory, one.kitId), await labelSheetOf(one.laboratory, other.kitId)];
    expect([first.din, second.din]).toEqual([one.din, other.din]);
    expect(first.sha256).not.toBe(second.sha256);
  });
});

describe("sending", () => {
  test("a kit that nobody checked, or whose label is another's, stays", async () => {
    const kit = await givenKit();
    const other = await givenKit();
    await expect(dispatchKit(kit.laboratory, kit.kitId, sending(kit))).rejects.toThrow(refusal("labels_unchecked"));
    await expect(dispatchKit(kit.laboratory, kit.kitId, sending(kit, { din: other.din }))).rejects.toThrow(refusal("din_mismatch"));
    expect((await kitRow(kit.kitId)).state).toBe("prepared");
  });

  test("rule 44: while the family disputes, no kit leaves", async () => {
    const kit = await givenKit();
    await checkKitLabels(kit.colleague, kit.kitId, { din: kit.din, coi: kit.coi });
    await noteDispute(await givenStaff("responsible_person"), kit.donorId, { ground: "guardians_disagree" });
    await expect(dispatchKit(kit.laboratory, kit.kitId, sending(kit))).rejects.toThrow(refusal("disputed"));
  });

  test("a kit is sent once, and asks nobody to send it any more", async () => {
    const kit = await givenDispatchedKit();
    await expect(dispatchKit(kit.laboratory, kit.kitId, sending(kit))).rejects.toThrow(refusal("wrong_state"));
    expect(await openTasks(kit.kitId)).toEqual([]);
    expect(await caseState(kit.caseId)).toBe("kit_shipped");
  });
});

describe("a kit that ends", () => {
  test("lost on its way is lost once; its donation lapses, and the coordinator packs another", async () => {
    const kit = await givenDispatchedKit();
    await reportKitLost(kit.laboratory, kit.kitId, {});
    await expect(reportKitLost(kit.laboratory, kit.kitId, {})).rejects.toThrow(refusal("wrong_state"));
    expect(await openTasks(kit.caseId)).toContain("replace_kit");
    const next = await prepareKit(kit.laboratory, kit.caseId, kitForm("bone_marrow"));
    expect(await openTasks(kit.caseId)).not.toContain("replace_kit");
    expect(await openTasks(next.kitId)).toEqual(["check_kit_labels"]);
  });

  test("lost beside another kit of the order that is out, it does not set the case back", async () => {
    const cord = await givenDispatchedKit({ tissue: "birth", amnionPlacenta: "yes" });
    const amnion = await prepareKit(cord.laboratory, cord.caseId, kitForm("amnion"));
    const of = { din: amnion.din, coi: cord.coi };
    await checkKitLabels(cord.colleague, amnion.kitId, of);
    await dispatchKit(cord.laboratory, amnion.kitId, sending(of));
    await reportKitLost(cord.laboratory, amnion.kitId, {});
    expect(await caseState(cord.caseId)).toBe("kit_shipped");
    await reportKitLost(cord.laboratory, cord.kitId, {});
    expect(await caseState(cord.caseId)).toBe("deposit_paid");
  });

  test("that was used is neither lost nor taken out of use", async () => {
    const used = await givenCollected();
    await expect(reportKitLost(used.laboratory, used.kitId, {})).rejects.toThrow(refusal("wrong_state"));
    await expect(cancelKit(used.laboratory, used.kitId, {})).rejects.toThrow(refusal("wrong_state"));
  });

  test("taken out of use, its tasks go with it", async () => {
    const kit = await givenKit();
    expect(await openTasks(kit.kitId)).toEqual(["check_kit_labels"]);
    await cancelKit(kit.laboratory, kit.kitId, {});
    expect(await openTasks(kit.kitId)).toEqual([]);
    await expect(cancelKit(await givenStaff("finance"), kit.kitId, {})).rejects.toThrow(refusal("not_allowed"));
  });
});

test("a family sees its own kits and donations, nobody else's; a clinic sees no kit, and a stranger nothing", async () => {
  const [mine, other] = [await givenCollected(), await givenCollected()];
  const seen = await readAs(mine.family, async (db) => ({
    kits: await kitsVisibleTo(mine.family, db).execute(),
    donations: await donationsVisibleTo(mine.family, db).execute(),
  }));
  expect([seen.kits.map(({ id }) => id), seen.donations.map(({ id }) => id)]).toEqual([[mine.kitId], [mine.donationId]]);
  expect(seen.donations.map(({ id }) => id)).not.toContain(other.donationId);
  const stranger = await givenFamily();
  expect(await readAs(stranger, (db) => donationsVisibleTo(stranger, db).execute())).toEqual([]);
  const { actor } = await givenClinic();
  expect(await readAs(actor, (db) => donationsVisibleTo(actor, db).execute())).toEqual([]);
  expect(await readAs(WORKER, (db) => kitsVisibleTo(actor, db).execute())).toEqual([]);
  expect(await readAs(WORKER, (db) => donationsVisibleTo(STRANGER, db).execute())).toEqual([]);
});

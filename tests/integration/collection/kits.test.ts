import { beforeAll, describe, expect, test } from "vitest";
import { dispatchKit, reportKitLost } from "~/bank/collection/dispatch.operations.server";
import { cancelKit, checkKitLabels, prepareKit } from "~/bank/collection/kits.operations.server";
import { labelSheetOf } from "~/bank/collection/label-sheet.server";
import { publishConsentText } from "~/bank/consent/texts.operations.server";
import { withdrawConsent } from "~/bank/consent/withdrawal.operations.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { now } from "~/outside/clock.server";
import { ownerPool } from "~db/client.server";
import { BONE_MARROW_V2 } from "~db/seed/consent-texts/index.server";
import { givenDispatchedKit, givenKit, givenPaidCase, kitForm } from "~tests/support/given/collection";
import { givenConsentTexts, givenSignedConsent } from "~tests/support/given/consent";
import { givenStaff } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const sending = (kit: { din: string; coi: string }) => ({
  din: kit.din,
  coi: kit.coi,
  courier: "Courier",
  tracking: "T-1",
  dispatchedAt: now(),
});
const rowOf = (kitId: string) =>
  readAs(WORKER, (db) => db.selectFrom("kits").selectAll().where("id", "=", kitId).executeTakeFirstOrThrow());
const caseState = (id: string) =>
  readAs(WORKER, (db) => db.selectFrom("cases").select("state").where("id", "=", id).executeTakeFirstOrThrow()).then(({ state }) => state);

beforeAll(givenConsentTexts);

describe("rules 2 and 4: one kit, one DIN, one donation, one donor", () => {
  test("rule 2: the first DIN of a case carries the sequence of its chain of identity", async () => {
    const { din, coi } = await givenKit();
    expect(`CH${din}`).toBe(coi);
  });

  test("rule 2: a lost kit's DIN is never used again; the next kit of the case draws another", async () => {
    const kit = await givenDispatchedKit();
    await reportKitLost(kit.laboratory, kit.kitId, {});
    expect(await caseState(kit.caseId)).toBe("deposit_paid");
    const next = await prepareKit(kit.laboratory, kit.caseId, kitForm("bone_marrow"));
    expect(next.din).not.toBe(kit.din);
    expect(await rowOf(kit.kitId)).toMatchObject({ state: "lost" });
  });

  test("rule 2: a DIN stays with its donor, whatever is updated", async () => {
    const [one, other] = [await givenKit(), await givenKit()];
    const steal = ownerPool().query("update donations set donor_id = $1 where id = $2", [other.donorId, one.donationId]);
    await expect(steal).rejects.toThrow(/one donor/);
  });

  test("rule 4: a kit carries the labels of one DIN, and a second kit for the same material is refused", async () => {
    const kit = await givenKit();
    await expect(prepareKit(kit.laboratory, kit.caseId, kitForm("bone_marrow"))).rejects.toThrow(refusal("kit_exists"));
    const again = ownerPool().query(
      "insert into kits select (jsonb_populate_record(k, jsonb_build_object('id', gen_random_uuid(), 'serial', 'X'))).* from kits k where id = $1",
      [kit.kitId],
    );
    await expect(again).rejects.toThrow(/kits_donation_id_key/);
  });

  test("rule 4: twins are two donors with two DINs, and a kit of one refuses the other's labels", async () => {
    const [noa, ido] = [await givenKit({ tissue: "birth" }), await givenKit({ tissue: "birth" })];
    expect(noa.din).not.toBe(ido.din);
    await expect(checkKitLabels(noa.colleague, noa.kitId, { din: ido.din, coi: noa.coi })).rejects.toThrow(refusal("din_mismatch"));
    await expect(checkKitLabels(noa.colleague, noa.kitId, { din: noa.din, coi: ido.coi })).rejects.toThrow(refusal("coi_mismatch"));
  });

  test("amnion beside the cord has its own DIN; it is packed only when it was ordered", async () => {
    const both = await givenKit({ tissue: "birth", amnionPlacenta: "yes" });
    const amnion = await prepareKit(both.laboratory, both.caseId, kitForm("amnion"));
    expect(amnion.din).not.toBe(both.din);
    const plain = await givenPaidCase({ tissue: "birth" });
    await expect(prepareKit(both.laboratory, plain.caseId, kitForm("amnion"))).rejects.toThrow(refusal("material_not_ordered"));
  });

  test("two kits of one order at once draw two DINs, or one is refused", async () => {
    const { caseId } = await givenPaidCase({ tissue: "birth", amnionPlacenta: "yes" });
    const laboratory = await givenStaff("laboratory");
    const both = await Promise.all([prepareKit(laboratory, caseId, kitForm("cord")), prepareKit(laboratory, caseId, kitForm("placenta"))]);
    expect(new Set(both.map(({ din }) => din)).size).toBe(2);
  });
});

describe("labels", () => {
  test("whoever packed a kit does not check its labels", async () => {
    const kit = await givenKit();
    await expect(checkKitLabels(kit.laboratory, kit.kitId, kit)).rejects.toThrow(refusal("not_allowed"));
    await expect(dispatchKit(kit.laboratory, kit.kitId, sending(kit))).rejects.toThrow(refusal("labels_unchecked"));
  });

  test("the sheet that was checked can be told by its hash: printed again it has the same bytes", async () => {
    const kit = await givenKit();
    await checkKitLabels(kit.colleague, kit.kitId, kit);
    expect((await labelSheetOf(kit.laboratory, kit.kitId)).sha256).toBe((await rowOf(kit.kitId)).labelsSha256);
  });
});

describe("rule 1: no kit leaves without the consents to procurement and testing", () => {
  test("rule 1: a kit leaves when both are signed in the current version and the deposit is paid", async () => {
    const kit = await givenDispatchedKit();
    expect(await rowOf(kit.kitId)).toMatchObject({ state: "dispatched", courier: "Demo Courier" });
    expect(await caseState(kit.caseId)).toBe("kit_shipped");
  });

  test.each(["procurement", "testing"] as const)("rules 1 and 7: with %s withdrawn it stays, at that instant", async (code) => {
    const kit = await givenKit();
    await checkKitLabels(kit.colleague, kit.kitId, kit);
    await withdrawConsent(kit.family, kit.consentId, code, { confirmed: "yes" });
    await expect(dispatchKit(kit.laboratory, kit.kitId, sending(kit))).rejects.toThrow(refusal("consent_withdrawn"));
    expect(await rowOf(kit.kitId)).toMatchObject({ state: "prepared" });
  });

  test("rule 1: the database itself keeps a kit whose consent was withdrawn", async () => {
    const kit = await givenKit();
    await withdrawConsent(kit.family, kit.consentId, "testing", { confirmed: "yes" });
    const past = transact(kit.laboratory, async (tx, record) => {
      await tx.updateTable("kits").set({ state: "dispatched" }).where("id", "=", kit.kitId).execute();
      await record({ type: "kit.dispatched", about: [kit.kitId] });
    });
    await expect(past).rejects.toThrow(refusal("held_by_database"));
  });

  test("no kit leaves before the deposit is paid", async () => {
    const signed = await givenSignedConsent();
    const laboratory = await givenStaff("laboratory");
    const colleague = await givenStaff("laboratory");
    const { kitId, din } = await prepareKit(laboratory, signed.caseId, kitForm("bone_marrow"));
    await checkKitLabels(colleague, kitId, { din, coi: signed.coi });
    await expect(dispatchKit(laboratory, kitId, sending({ din, coi: signed.coi }))).rejects.toThrow(refusal("deposit_unpaid"));
  });

  test("an expired part keeps the kit here", async () => {
    const { caseId } = await givenPaidCase();
    const laboratory = await givenStaff("laboratory");
    const form = { ...kitForm("bone_marrow"), parts: [{ part: "labels", lot: "L", expiresOn: "2026-01-01" }] };
    await expect(prepareKit(laboratory, caseId, form)).rejects.toThrow(refusal("kit_expired"));
  });

  test("a withdrawal and a dispatch at once: the kit leaves before it or not at all", async () => {
    const kit = await givenKit();
    await checkKitLabels(kit.colleague, kit.kitId, kit);
    const [sent, withdrawn] = await Promise.allSettled([
      dispatchKit(kit.laboratory, kit.kitId, sending(kit)),
      withdrawConsent(kit.family, kit.consentId, "procurement", { confirmed: "yes" }),
    ]);
    expect(withdrawn.status).toBe("fulfilled");
    expect((await rowOf(kit.kitId)).state).toBe(sent.status === "fulfilled" ? "dispatched" : "prepared");
  });

  test("a packed kit can be taken out of use, and another is packed under another DIN", async () => {
    const kit = await givenKit();
    await cancelKit(kit.laboratory, kit.kitId, {});
    const next = await prepareKit(kit.laboratory, kit.caseId, kitForm("bone_marrow"));
    expect(next.din).not.toBe(kit.din);
  });

  test("rule 1: once a newer text is in force, the older consent sends no kit", async () => {
    const kit = await givenKit();
    await checkKitLabels(kit.colleague, kit.kitId, kit);
    for (const text of BONE_MARROW_V2) await publishConsentText(WORKER, text);
    await expect(dispatchKit(kit.laboratory, kit.kitId, sending(kit))).rejects.toThrow(refusal("consent_outdated"));
  });
});

import { beforeAll, expect, test } from "vitest";
import { custodyOf } from "~/bank/collection/custody.server";
import { receiveDonation, transitOf } from "~/bank/collection/receipt.operations.server";
import { expectTransfer, type TransferForm } from "~/bank/collection/transfer.operations.server";
import { transferIn } from "~/bank/enquiries/transfer.server";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { now } from "~/outside/clock.server";
import * as transferRoute from "~/routes/staff/cases.$caseId.transfer";
import { localIn } from "~/web/when";
import { ask, post } from "~tests/support/asked";
import { givenCrew, givenPaidCase, receiptOf } from "~tests/support/given/collection";
import { givenConsentTexts } from "~tests/support/given/consent";
import { givenBank } from "~tests/support/given/enquiries";
import { givenFamily, givenStaff, someone } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const hoursAgo = (hours: number) => new Date(now().getTime() - hours * 3_600_000);
const formOf = (changes: Partial<TransferForm> = {}): TransferForm => ({
  ...{ material: "bone_marrow", fromParty: "Bank of Before", courier: "Dry Courier", handedOverAt: hoursAgo(100) },
  ...changes,
});
beforeAll(async () => {
  await givenBank();
  await givenConsentTexts();
});

/** A case that came from another bank, on its way here. */
async function givenMoved(tissue: "bone_marrow" | "birth" = "bone_marrow") {
  const { laboratory, quality } = await givenCrew();
  const holder = await givenFamily();
  const child = tissue === "birth" ? { bornOn: "2020-01-01", guardians: [{ personId: holder.personId, relation: "mother" as const }] } : {};
  const moved = await transferIn(await givenStaff("coordinator"), {
    ...{ coi: `CHA9997${String(someone()).padStart(8, "0")}`, tissue, donorGivenName: "A", donorFamilyName: "B", bornOn: "1980-01-01" },
    ...{ country: "IT", storagePlan: "yearly", holderPersonId: holder.personId, amnionPlacenta: tissue === "birth" ? "yes" : undefined },
    ...child,
  });
  return { ...moved, laboratory, quality };
}
const donationsOf = (caseId: string) =>
  readAs(WORKER, (db) => db.selectFrom("donations").selectAll().where("caseId", "=", caseId).orderBy("createdAt").execute());

test("what another bank froze keeps the number that its vials bear, and custody begins with that bank", async () => {
  const { caseId, coi, laboratory } = await givenMoved();
  const donationId = await expectTransfer(laboratory, caseId, formOf({ collectedAt: new Date("2019-05-05T08:00:00Z") }));
  const [donation] = await donationsOf(caseId);
  expect(donation).toMatchObject({ id: donationId, din: coi.slice(2), state: "in_transit", collectionSite: "Bank of Before" });
  const chain = await readAs(WORKER, (db) => custodyOf(db, donationId));
  expect(chain.map(({ fromParty, toParty, coi: under }) => [fromParty, toParty, under])).toEqual([["Bank of Before", "Dry Courier", coi]]);
  const kits = await readAs(WORKER, (db) => db.selectFrom("kits").select("id").where("caseId", "=", caseId).execute());
  expect(kits).toEqual([]);
});

test("it travels by the limits of frozen cells, counted from when it left, whatever its tissue and however long ago it was collected", async () => {
  const { caseId, laboratory } = await givenMoved();
  const handedOverAt = hoursAgo(100);
  const donationId = await expectTransfer(laboratory, caseId, formOf({ handedOverAt, collectedAt: new Date("2019-05-05T08:00:00Z") }));
  const [donation] = await donationsOf(caseId);
  if (donation === undefined) throw new Error("A donation is expected.");
  const { limits, since } = await readAs(WORKER, (db) => transitOf(db, donation));
  expect([limits, since]).toEqual([{ hoursMax: 240, celsiusMin: -200, celsiusMax: -150 }, handedOverAt]);
  const of = { din: donation.din, coi: `CH${donation.din}` };
  await expect(receiveDonation(laboratory, donationId, receiptOf(of))).rejects.toThrow(refusal("findings_need_deviation"));
  await receiveDonation(laboratory, donationId, receiptOf(of, { celsiusMin: -196, celsiusMax: -171 }));
  expect((await donationsOf(caseId)).map(({ state }) => state)).toEqual(["accepted"]);
});

test("warmer than -150 °C on its way, it waits for quality", async () => {
  const { caseId, laboratory } = await givenMoved();
  const donationId = await expectTransfer(laboratory, caseId, formOf());
  const [donation] = await donationsOf(caseId);
  const of = { din: donation?.din ?? "", coi: `CH${donation?.din}` };
  await receiveDonation(laboratory, donationId, receiptOf(of, { celsiusMin: -190, celsiusMax: -149, verdict: "deviation" }));
  const deviations = await readAs(WORKER, (db) => db.selectFrom("deviations").select("kind").where("subjectId", "=", donationId).execute());
  expect(deviations).toEqual([{ kind: "transit_temperature" }]);
});

test("a second material of the same case gets a number of its own", async () => {
  const { caseId, coi, laboratory } = await givenMoved("birth");
  await expectTransfer(laboratory, caseId, formOf({ material: "cord" }));
  await expectTransfer(laboratory, caseId, formOf({ material: "amnion" }));
  const [cord, amnion] = await donationsOf(caseId);
  expect(cord?.din).toBe(coi.slice(2));
  expect(amnion?.din).not.toBe(cord?.din);
  expect(amnion?.din.slice(0, 5)).toBe(coi.slice(2, 7));
});

test("only a case that came from another bank is taken over, only what belongs to it, and only in the order in which things happened", async () => {
  const { caseId, laboratory, quality } = await givenMoved();
  const own = await givenPaidCase();
  await expect(expectTransfer(laboratory, own.caseId, formOf())).rejects.toThrow(refusal("wrong_state"));
  await expect(expectTransfer(laboratory, caseId, formOf({ material: "tooth" }))).rejects.toThrow(refusal("material_not_ordered"));
  await expect(expectTransfer(laboratory, caseId, formOf({ collectedAt: hoursAgo(99) }))).rejects.toThrow(refusal("before_collection"));
  await expect(expectTransfer(laboratory, caseId, formOf({ handedOverAt: hoursAgo(-1) }))).rejects.toThrow(refusal("in_the_future"));
  await expect(expectTransfer(laboratory, caseId, formOf({ courier: "Bank of Before" }))).rejects.toThrow(refusal("custody_gap"));
  await expect(expectTransfer(quality, caseId, formOf())).rejects.toThrow(refusal("not_allowed"));
  expect(await donationsOf(caseId)).toEqual([]);
});

test("its page offers what its tissue can be, reads the clock of its place, and answers what is missing beside each field", async () => {
  const { caseId, laboratory } = await givenMoved("birth");
  const page = await ask(transferRoute.loader, laboratory, "/", { caseId });
  expect(page).toMatchObject({ materials: ["cord", "amnion", "placenta"] });
  const lacking = await post(transferRoute.action, laboratory, "/", { material: "cord" }, { caseId });
  expect(lacking.status).toBe(422);
  expect(Object.keys(lacking.answer?.problems ?? {}).sort()).toEqual(["courier", "fromParty", "handedOverAt"]);
  const handedOverAt = localIn(hoursAgo(30), laboratory.timeZone);
  const fields = { material: "cord", fromParty: "Bank of Before", courier: "Dry Courier", handedOverAt };
  expect((await post(transferRoute.action, laboratory, "/", fields, { caseId })).status).toBe(302);
  expect((await donationsOf(caseId)).map(({ material }) => material)).toEqual(["cord"]);
});

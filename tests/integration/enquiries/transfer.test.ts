import { expect, test } from "vitest";
import { acceptQuote } from "~/bank/enquiries/acceptance.server";
import { transferIn } from "~/bank/enquiries/transfer.server";
import { readAs } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import * as transferPage from "~/routes/staff/people.transfer-in";
import { post } from "~tests/support/asked";
import { acceptanceForm, givenCase, givenQuote } from "~tests/support/given/enquiries";
import { emailOf, givenFamily, givenStaff, someone } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const NOBODY = "01980000-0000-7000-8000-000000000000";
type Form = Parameters<typeof transferIn>[1];

const formOf = (holder: PersonActor, changes: Partial<Form> = {}): Form => ({
  ...{ coi: `CHA9998${String(someone()).padStart(8, "0")}`, tissue: "bone_marrow", donorGivenName: "Ada", donorFamilyName: "L." },
  ...{ bornOn: "1985-05-05", country: "IT", storagePlan: "yearly", holderPersonId: holder.personId },
  ...changes,
});
const donorOf = (donorId: string) =>
  readAs(WORKER, (db) =>
    db
      .selectFrom("donors")
      .innerJoin("persons", "persons.id", "donors.personId")
      .select(["donors.personId", "donors.code", "donors.medicalNumber", "donors.requiredGuardians", "persons.givenName", "persons.bornOn"])
      .where("donors.id", "=", donorId)
      .executeTakeFirstOrThrow(),
  );
const casesOf = (donorId: string) =>
  readAs(WORKER, (db) =>
    db.selectFrom("cases").select(["id", "coi", "state"]).where("donorId", "=", donorId).orderBy("openedAt").execute(),
  );

test("an adult who is a donor of this bank already keeps the record and its number when cells of theirs come from another bank", async () => {
  const { family, donorId } = await givenCase();
  const before = await donorOf(donorId);
  const form = formOf(family, { tissue: "adipose" });
  const moved = await transferIn(await givenStaff("coordinator"), form);
  expect(moved.donorId).toBe(donorId);
  expect((await donorOf(donorId)).code).toBe(before.code);
  expect((await casesOf(donorId)).map(({ coi, state }) => [coi.slice(0, 7), state])).toEqual([
    ["CHA9999", "consent_pending"],
    ["CHA9998", "in_transit"],
  ]);
});

test("a donor's date of birth stands on labels: another one is refused, in an order and in a transfer, and nothing is kept of either", async () => {
  const { family, donorId } = await givenCase();
  const { quoteId } = await givenQuote({ family, tissue: "adipose" });
  await expect(acceptQuote(family, quoteId, acceptanceForm("self", { bornOn: "1986-06-06" }))).rejects.toThrow(refusal("born_on_differs"));
  await expect(transferIn(await givenStaff("coordinator"), formOf(family, { bornOn: "1986-06-06" }))).rejects.toThrow(
    refusal("born_on_differs"),
  );
  expect((await donorOf(donorId)).bornOn).toBe("1985-05-05");
  expect(await casesOf(donorId)).toHaveLength(1);
});

test("an adult whom the bank knows only by an account becomes a donor with their own name and the date that was brought along", async () => {
  const holder = await givenFamily({ name: "Greta" });
  const { donorId } = await transferIn(await givenStaff("coordinator"), formOf(holder, { bornOn: "1970-02-03", medicalNumber: "MRN-9" }));
  expect(await donorOf(donorId)).toMatchObject({
    ...{ personId: holder.personId, givenName: "Greta", bornOn: "1970-02-03", medicalNumber: "MRN-9", requiredGuardians: 0 },
  });
  const rights = await readAs(WORKER, (db) => db.selectFrom("rights").select("ground").distinct().where("donorId", "=", donorId).execute());
  expect(rights).toEqual([{ ground: "self" }]);
});

test("an adult under guardianship has guardians all the same, and a record apart from who pays", async () => {
  const [holder, guardian] = [await givenFamily(), await givenFamily()];
  const { donorId } = await transferIn(
    await givenStaff("coordinator"),
    formOf(holder, { guardians: [{ personId: guardian.personId, relation: "guardian" }] }),
  );
  const donor = await donorOf(donorId);
  expect(donor).toMatchObject({ givenName: "Ada", requiredGuardians: 1 });
  expect([holder.personId, guardian.personId]).not.toContain(donor.personId);
});

test("a child who comes without a guardian, and one who is not born, are refused", async () => {
  const [coordinator, holder] = [await givenStaff("coordinator"), await givenFamily()];
  await expect(transferIn(coordinator, formOf(holder, { bornOn: "2019-01-01" }))).rejects.toThrow(refusal("guardians_missing"));
  await expect(transferIn(coordinator, formOf(holder, { bornOn: "2099-01-01" }))).rejects.toThrow(refusal("in_the_future"));
});

test("an id of nobody is refused, as who pays and as guardian, and no child is written down for it", async () => {
  const [coordinator, holder] = [await givenStaff("coordinator"), await givenFamily()];
  const children = () => readAs(WORKER, (db) => db.selectFrom("persons").select("id").where("givenName", "=", "Nobodys").execute());
  const form = formOf(holder, { bornOn: "2019-01-01", donorGivenName: "Nobodys" });
  const guardians = [{ personId: NOBODY, relation: "father" as const }];
  await expect(transferIn(coordinator, { ...form, guardians })).rejects.toThrow(refusal("person_unknown"));
  await expect(transferIn(coordinator, formOf(holder, { holderPersonId: NOBODY }))).rejects.toThrow(refusal("person_unknown"));
  expect(await children()).toEqual([]);
});

test.each(["CHO999926000001", "CH0999926000001", "CHA9A9926000001", "CHA99992600000X", "A999926000001", "CHA99992600001"])(
  "%s is no number that a label of this bank could carry, and is answered beside its field",
  async (coi) => {
    const holder = await givenFamily();
    const fields = { ...formOf(holder, { coi }) } as unknown as Record<string, string>;
    const { status, answer } = await post(transferPage.action, await givenStaff("coordinator"), "/", fields);
    expect([status, answer?.problems]).toEqual([422, { coi: "enquiries.coi_wrong" }]);
  },
);

test("on its page the number may be typed in small letters, and a person by the address of their page or by their e-mail", async () => {
  const [mother, father] = [await givenFamily(), await givenFamily()];
  const coordinator = await givenStaff("coordinator");
  const n = String(someone()).padStart(8, "0");
  const { location } = await post(transferPage.action, coordinator, "/", {
    ...{ coi: ` cha9998${n} `, tissue: "birth", donorGivenName: "Jo", donorFamilyName: "B.", bornOn: "2019-01-01", country: "DE" },
    ...{ storagePlan: "prepaid_20", holderPersonId: `https://bank.test/staff/people/${mother.personId}` },
    ...{ guardian1: mother.personId, relation1: "mother", guardian2: ` ${(await emailOf(father.id)).toUpperCase()}`, relation2: "father" },
  });
  const caseId = location?.split("/").at(-1) ?? "";
  const held = await readAs(WORKER, (db) => db.selectFrom("cases").selectAll().where("id", "=", caseId).executeTakeFirstOrThrow());
  expect(held).toMatchObject({
    coi: `CHA9998${n}`,
    accountHolderId: mother.personId,
    storagePlan: "prepaid_20",
    coordinatorId: coordinator.id,
  });
  const fathers = readAs(WORKER, (db) =>
    db
      .selectFrom("rights")
      .select("ground")
      .distinct()
      .where("donorId", "=", held.donorId)
      .where("personId", "=", father.personId)
      .execute(),
  );
  expect(await fathers).toEqual([{ ground: "father" }]);
});

test("an e-mail address that nobody has is refused", async () => {
  const [coordinator, holder] = [await givenStaff("coordinator"), await givenFamily()];
  const form = formOf(holder, { holderPersonId: "nobody@nowhere.test" });
  await expect(transferIn(coordinator, form)).rejects.toThrow(refusal("person_unknown"));
});

test("only a coordinator takes a case over", async () => {
  const holder = await givenFamily();
  for (const duty of ["laboratory", "quality", "finance", "administrator", "medical_director"] as const)
    await expect(transferIn(await givenStaff(duty), formOf(holder))).rejects.toThrow(refusal("not_allowed"));
});

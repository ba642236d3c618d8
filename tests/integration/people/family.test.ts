import { expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { type StaffActor, WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { donorPage } from "~/bank/people/donor-page.server";
import { endRight, grantRight, inviteGuardian, registerBirth, registerPerson } from "~/bank/people/family.server";
import { listPersons } from "~/bank/people/lists.server";
import { personPage } from "~/bank/people/person-page.server";
import { can } from "~/bank/people/policy";
import { rightsOf } from "~/bank/people/rights.server";
import { donorsVisibleTo } from "~/bank/people/store.server";
import { givenCase } from "~tests/support/given/enquiries";
import { givenFamily, givenStaff, someone } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const ALL = ["view", "instruct", "consent", "pay"] as const;

test("a coordinator gives a right on a ground, and its holder sees the donor until it ends", async () => {
  const coordinator = await givenStaff("coordinator");
  const { donorId } = await givenCase({ tissue: "dental_pulp" });
  const aunt = await givenFamily();
  const seen = () => readAs(aunt, (db) => donorsVisibleTo(aunt, db).execute());
  expect(await seen()).toEqual([]);
  const [right] = await grantRight(coordinator, donorId, { personId: aunt.personId, kinds: ["view"], ground: "guardian" });
  expect(await seen()).toHaveLength(1);
  expect(await readAs(aunt, (db) => rightsOf(db, aunt, donorId))).toEqual(["view"]);
  await expect(grantRight(coordinator, donorId, { personId: aunt.personId, kinds: ["view"], ground: "guardian" })).rejects.toThrow(
    refusal("has_right"),
  );
  await endRight(coordinator, right ?? "");
  expect(await seen()).toEqual([]);
  await expect(endRight(coordinator, right ?? "")).rejects.toThrow(refusal("right_ended"));
});

test("nobody but a coordinator gives rights, and nobody gives a stranger the ground of the donor in person", async () => {
  const { donorId, family } = await givenCase({ tissue: "dental_pulp" });
  const form = { personId: (await givenFamily()).personId, kinds: [...ALL], ground: "self" as const };
  for (const actor of [family, await givenStaff("quality", "administrator", "laboratory")])
    await expect(grantRight(actor, donorId, form)).rejects.toThrow(refusal("not_allowed"));
  await expect(grantRight(await givenStaff("coordinator"), donorId, form)).rejects.toThrow(refusal("ground_not_self"));
});

test("nobody acts as staff on a donor over whom they hold a right", async () => {
  const coordinator = await givenStaff("coordinator");
  const { donorId } = await givenCase({ tissue: "dental_pulp" });
  await grantRight(coordinator, donorId, { personId: coordinator.personId, kinds: ["view"], ground: "guardian" });
  const asThemselves = (await actorFor(coordinator.id)) as StaffActor;
  expect(asThemselves.ownDonors).toEqual([donorId]);
  expect(can(asThemselves, "right.grant", { donorId })).toBe(false);
  await expect(grantRight(asThemselves, donorId, { personId: coordinator.personId, kinds: ["pay"], ground: "guardian" })).rejects.toThrow(
    refusal("not_allowed"),
  );
});

test("a parent names the other parent once: from then on two must consent", async () => {
  const { donorId, family } = await givenCase({ tissue: "dental_pulp" });
  const form = { givenName: "Omar", familyName: "K", email: `omar${someone()}@family.test`, relation: "father" } as const;
  await expect(inviteGuardian(await givenFamily(), donorId, form)).rejects.toThrow();
  const { personId } = await inviteGuardian(family, donorId, form);
  const { donor, rights } = await donorPage(family, donorId);
  expect(donor.requiredGuardians).toBe(2);
  expect(rights.filter((right) => right.personId === personId)).toHaveLength(4);
  await expect(inviteGuardian(family, donorId, { ...form, email: "third@family.test" })).rejects.toThrow(refusal("two_guardians"));
});

test("an adult donor has no guardians", async () => {
  const { donorId, family } = await givenCase();
  const form = { givenName: "Omar", familyName: "K", email: `omar${someone()}@family.test`, relation: "father" } as const;
  await expect(inviteGuardian(family, donorId, form)).rejects.toThrow(refusal("not_a_child"));
});

test("the birth of an expected child is written down once, never before it happened", async () => {
  const { donorId, family } = await givenCase({ tissue: "birth" });
  const form = { givenName: "Lina", familyName: "K.", bornOn: "2026-10-12", medicalNumber: "MRN-77" };
  await expect(registerBirth(family, donorId, { ...form, bornOn: "2099-01-01" })).rejects.toThrow(refusal("in_the_future"));
  await registerBirth(family, donorId, form);
  const { donor, person } = await donorPage(family, donorId);
  expect(person).toMatchObject({ givenName: "Lina", bornOn: "2026-10-12" });
  expect(donor.medicalNumber).toBe("MRN-77");
  await expect(registerBirth(family, donorId, form)).rejects.toThrow(refusal("born_already"));
});

test("people are found by name, address or donor number, and the signs of a pattern are letters", async () => {
  const coordinator = await givenStaff("coordinator");
  const { donorId } = await givenCase();
  const find = (words: string) => readAs(coordinator, (db) => listPersons(coordinator, db, words, 1));
  const { donor, person } = await donorPage(coordinator, donorId);
  expect((await find(donor.code.toLowerCase())).persons.map((each) => each.id)).toEqual([person.id]);
  expect((await find(person.givenName)).persons.some((each) => each.id === person.id)).toBe(true);
  expect((await find("%_%")).persons).toEqual([]);
});

test("a person without an account can be registered, and shown with what belongs to them", async () => {
  const coordinator = await givenStaff("coordinator");
  const { personId, accountId } = await registerPerson(coordinator, { givenName: "Ex", familyName: "Ecutor" });
  expect(accountId).toBeNull();
  expect(await personPage(coordinator, personId)).toMatchObject({
    person: { givenName: "Ex" },
    accounts: [],
    donor: null,
    over: [],
    cases: [],
  });
  const { family, donorId, caseId } = await givenCase({ tissue: "dental_pulp" });
  const page = await personPage(coordinator, family.personId);
  expect(page.over).toMatchObject([{ donorId, ground: "mother" }]);
  expect(page.cases.map((each) => each.id)).toEqual([caseId]);
  await expect(registerPerson(await givenStaff("laboratory"), { givenName: "No", familyName: "Body" })).rejects.toThrow(
    refusal("not_allowed"),
  );
});

test("every change of a right stands in the history of the donor", async () => {
  const coordinator = await givenStaff("coordinator");
  const { donorId } = await givenCase({ tissue: "dental_pulp" });
  const [right] = await grantRight(coordinator, donorId, {
    personId: (await givenFamily()).personId,
    kinds: ["pay"],
    ground: "account_holder",
  });
  await endRight(coordinator, right ?? "");
  const events = await readAs(WORKER, (db) =>
    db.selectFrom("events").select("type").where("donorId", "=", donorId).orderBy("position").execute(),
  );
  expect(events.map((event) => event.type).filter((type) => type.startsWith("right."))).toEqual(["right.granted", "right.ended"]);
});

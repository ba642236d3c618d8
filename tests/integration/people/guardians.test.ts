import { expect, test } from "vitest";
import { openConsent } from "~/bank/consent/opening.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { donorPage } from "~/bank/people/donor-page.server";
import { endRight, grantRight, inviteGuardian, registerBirth } from "~/bank/people/family.server";
import * as guardiansRoute from "~/routes/family/account.guardians.$donorId";
import * as rightNew from "~/routes/staff/people.donors.$donorId.rights.new";
import { ownerPool } from "~db/client.server";
import { post } from "~tests/support/asked";
import { givenCase } from "~tests/support/given/enquiries";
import { emailOf, givenClinic, givenFamily, givenStaff, givenTakenUp, someone } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const named = (email = `other${someone()}@family.test`) => ({ givenName: "Omar", familyName: "K", email, relation: "father" as const });
const rightsOf = (donorId: string, personId: string) =>
  readAs(WORKER, (db) =>
    db
      .selectFrom("rights")
      .select(["id", "kind", "ground", "untilAt"])
      .where("donorId", "=", donorId)
      .where("personId", "=", personId)
      .execute(),
  );
const required = async (donorId: string) => (await donorPage(await givenStaff("coordinator"), donorId)).donor.requiredGuardians;

test("a parent who types their own address does not become their own second guardian: one consent would wait for ever", async () => {
  const { donorId, caseId, family } = await givenCase({ tissue: "dental_pulp" });
  const mine = (await emailOf(family.id)).toUpperCase();
  await expect(inviteGuardian(family, donorId, named(mine))).rejects.toThrow(refusal("has_right"));
  expect(await required(donorId)).toBe(1);
  await expect(openConsent(WORKER, caseId)).resolves.toBeDefined();
});

test("the coordinator cannot name the same parent a second time either, and the page says so", async () => {
  const { donorId, family } = await givenCase({ tissue: "dental_pulp" });
  await expect(inviteGuardian(await givenStaff("coordinator"), donorId, named(await emailOf(family.id)))).rejects.toThrow(
    refusal("has_right"),
  );
  const { status, answer } = await post(guardiansRoute.action, family, "/", named(await emailOf(family.id)), { donorId });
  expect([status, answer?.refusal?.code, answer?.typed.givenName]).toEqual([409, "has_right", "Omar"]);
});

test("a second guardian whom the bank knows gets rights without a second invitation, and keeps their own name", async () => {
  const { donorId, family } = await givenCase({ tissue: "dental_pulp" });
  const known = await givenFamily({ name: "Hala" });
  const { personId } = await inviteGuardian(family, donorId, named(await emailOf(known.id)));
  expect(personId).toBe(known.personId);
  expect((await rightsOf(donorId, personId)).map(({ kind, ground }) => `${kind} ${ground}`).sort()).toEqual(
    ["consent", "instruct", "pay", "view"].map((kind) => `${kind} father`),
  );
  const { rows } = await ownerPool().query("select count(*)::int as n from links where subject_id = $1", [known.id]);
  expect(rows[0]?.n).toBe(1);
  const page = await donorPage(known, donorId);
  expect(page.rights.some(({ name }) => name === known.displayName)).toBe(true);
});

test("the second guardian of an expected child who is its mother is kept as its mother", async () => {
  const { donorId, family } = await givenCase({ tissue: "birth" });
  const before = await donorPage(family, donorId);
  const { personId } = await inviteGuardian(family, donorId, { ...named(), relation: "mother" });
  expect(before.donor.motherPersonId).toBe(family.personId);
  expect((await donorPage(family, donorId)).donor.motherPersonId).toBe(personId);
});

test("a guardian who may see but not consent names nobody, and registers no birth", async () => {
  const { donorId } = await givenCase({ tissue: "birth" });
  const aunt = await givenFamily();
  await grantRight(await givenStaff("coordinator"), donorId, { personId: aunt.personId, kinds: ["view", "pay"], ground: "guardian" });
  await expect(inviteGuardian(aunt, donorId, named())).rejects.toThrow(refusal("not_allowed"));
  const born = { givenName: "Lina", familyName: "K.", bornOn: "2026-10-12" };
  await expect(registerBirth(aunt, donorId, born)).rejects.toThrow(refusal("not_allowed"));
});

test("with the right its holder loses the child's page at once, and may be given the right again", async () => {
  const { donorId, family } = await givenCase({ tissue: "dental_pulp" });
  const coordinator = await givenStaff("coordinator");
  const { personId } = await inviteGuardian(family, donorId, named(`later${someone()}@family.test`));
  const account = await readAs(WORKER, (db) =>
    db.selectFrom("accounts").select("id").where("personId", "=", personId).executeTakeFirstOrThrow(),
  );
  const father = (await givenTakenUp(account.id)) as PersonActor;
  await expect(donorPage(father, donorId)).resolves.toBeDefined();
  for (const { id } of await rightsOf(donorId, personId)) await endRight(coordinator, id);
  await expect(donorPage(father, donorId)).rejects.toMatchObject({ status: 404 });
  await grantRight(coordinator, donorId, { personId, kinds: ["view"], ground: "father" });
  const rights = await rightsOf(donorId, personId);
  expect(rights.filter(({ untilAt }) => untilAt === null).map(({ kind }) => kind)).toEqual(["view"]);
  expect(rights).toHaveLength(5);
});

test("of rights that are asked for together, those held already are left as they are", async () => {
  const { donorId } = await givenCase({ tissue: "dental_pulp" });
  const coordinator = await givenStaff("coordinator");
  const { personId } = await givenFamily();
  await grantRight(coordinator, donorId, { personId, kinds: ["view"], ground: "guardian" });
  const added = await grantRight(coordinator, donorId, { personId, kinds: ["view", "pay"], ground: "account_holder" });
  expect(added).toHaveLength(1);
  expect((await rightsOf(donorId, personId)).map(({ kind, ground }) => `${kind} ${ground}`).sort()).toEqual([
    "pay account_holder",
    "view guardian",
  ]);
});

test("a right for an id of nobody is refused with its sentence, not with a fault", async () => {
  const { donorId } = await givenCase({ tissue: "dental_pulp" });
  const fields = { personId: donorId, ground: "guardian", kinds: ["view"] };
  const { status, answer } = await post(rightNew.action, await givenStaff("coordinator"), "/", fields, { donorId });
  expect([status, answer?.refusal?.code]).toEqual([409, "person_unknown"]);
});

test("neither a clinic nor another family ends a right", async () => {
  const { donorId, family } = await givenCase({ tissue: "dental_pulp" });
  const [right] = await rightsOf(donorId, family.personId);
  for (const actor of [(await givenClinic()).actor, await givenFamily()])
    await expect(endRight(actor, right?.id ?? "")).rejects.toBeDefined();
  await expect(endRight(family, right?.id ?? "")).rejects.toThrow(refusal("not_allowed"));
  expect((await rightsOf(donorId, family.personId)).every(({ untilAt }) => untilAt === null)).toBe(true);
});

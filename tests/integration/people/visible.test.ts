import { beforeAll, describe, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { STRANGER, type StaffActor, WORKER } from "~/bank/people/actor";
import { donorPage, donorsOf } from "~/bank/people/donor-page.server";
import { endRight, grantRight, registerPerson } from "~/bank/people/family.server";
import { listPersons, PAGE } from "~/bank/people/lists.server";
import { personPage } from "~/bank/people/person-page.server";
import { rightsOf } from "~/bank/people/rights.server";
import { accountsVisibleTo, donorsVisibleTo, personsVisibleTo, rightsVisibleTo } from "~/bank/people/store.server";
import * as peopleRoute from "~/routes/staff/people._index";
import * as personRoute from "~/routes/staff/people.$personId._index";
import * as donorRoute from "~/routes/staff/people.donors.$donorId._index";
import * as personNew from "~/routes/staff/people.new";
import { ask, post } from "~tests/support/asked";
import { givenCase } from "~tests/support/given/enquiries";
import { givenClinic, givenFamily, givenStaff, someone } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const notFound = expect.objectContaining({ status: 404 });
const UNKNOWN = "01980000-0000-7000-8000-000000000000";
let coordinator: StaffActor;
let held: Awaited<ReturnType<typeof givenCase>>;
beforeAll(async () => {
  coordinator = await givenStaff("coordinator");
  held = await givenCase({ tissue: "birth", guardian: true });
});
const find = (words: string, page = 1) => readAs(coordinator, (db) => listPersons(coordinator, db, words, page));

describe("the list of people", () => {
  test("finds whole names across given and family name, in any letters, and parts of an address", async () => {
    const name = `Zenobia${someone()}`;
    const email = `${name.toLowerCase()}@family.test`;
    const { personId } = await registerPerson(coordinator, { givenName: name, familyName: "De La Cruz", email });
    for (const words of [`${name} de la`, name.toUpperCase(), "ia", "  de la cruz ", email.slice(0, 12)]) {
      const found = (await find(words)).persons.filter(({ id }) => id === personId);
      expect({ words, found: found.length }).toEqual({ words, found: 1 });
    }
    expect((await find(`${name}x`)).persons).toEqual([]);
  });

  test("takes the signs of a pattern, a backslash and an apostrophe as letters", async () => {
    const { personId } = await registerPerson(coordinator, { givenName: "100%_sure", familyName: "O'Neil\\" });
    for (const words of ["100%_", "O'Neil\\", "%_s"]) expect((await find(words)).persons.map(({ id }) => id)).toEqual([personId]);
    expect((await find("100x_")).persons).toEqual([]);
  });

  test("shows those written down last first, page by page, each once, with what kind of account they have", async () => {
    for (let n = 0; n < PAGE + 1; n += 1) await registerPerson(coordinator, { givenName: "Row", familyName: `N${n}` });
    const [first, second] = [await find("Row N"), await find("Row N", 2)];
    expect([first.persons.length, first.more, second.persons.length, second.more]).toEqual([PAGE, true, 1, false]);
    expect(new Set([...first.persons, ...second.persons].map(({ id }) => id)).size).toBe(PAGE + 1);
    const me = (await find(coordinator.displayName)).persons.find(({ id }) => id === coordinator.personId);
    expect(me).toMatchObject({ kind: "staff", state: "active", donorId: null });
  });

  test("is the staff's", async () => {
    expect(await ask(peopleRoute.loader, await givenStaff("finance"), "/staff/people?q=Row")).toMatchObject({ more: true });
    for (const who of [held.family, (await givenClinic()).actor]) await expect(ask(peopleRoute.loader, who, "/")).rejects.toEqual(notFound);
  });
});

describe("a person's page", () => {
  test("shows a parent with their child and the child's case, and the child with its own record", async () => {
    const mother = await personPage(coordinator, held.family.personId);
    expect(mother).toMatchObject({
      donor: null,
      over: [{ donorId: held.donorId, ground: "mother" }],
      cases: [{ id: held.caseId, coi: held.coi }],
    });
    const { donor } = await donorPage(coordinator, held.donorId);
    const child = await personPage(coordinator, donor.personId);
    expect(child).toMatchObject({ accounts: [], donor: { id: held.donorId }, over: [], cases: [{ id: held.caseId }] });
  });

  test("no longer names a child over whom the right has ended", async () => {
    const aunt = await givenFamily();
    const [rightId = ""] = await grantRight(coordinator, held.donorId, { personId: aunt.personId, kinds: ["view"], ground: "guardian" });
    expect((await personPage(coordinator, aunt.personId)).over).toHaveLength(1);
    await endRight(coordinator, rightId);
    expect(await personPage(coordinator, aunt.personId)).toMatchObject({ over: [], cases: [] });
  });

  test("of somebody else's family, and of nobody, is not there; of a parent the other parent may know", async () => {
    const stranger = await givenFamily();
    await expect(personPage(stranger, held.family.personId)).rejects.toEqual(notFound);
    await expect(personPage(coordinator, UNKNOWN)).rejects.toEqual(notFound);
    await expect(ask(personRoute.loader, coordinator, "/", { personId: "me" })).rejects.toEqual(notFound);
    const { guardian } = held;
    if (guardian === undefined) throw new Error("A father is expected.");
    expect((await personPage(guardian, held.family.personId)).person.id).toBe(held.family.personId);
  });
});

describe("what each may know of a family", () => {
  test("a parent knows the child, themselves, the other parent and who coordinates, and nobody else", async () => {
    const own = await givenCase({ tissue: "birth", guardian: true });
    const seen = await readAs(own.family, async (db) => ({
      persons: (await personsVisibleTo(own.family, db).execute()).map(({ id }) => id),
      donors: (await donorsVisibleTo(own.family, db).execute()).map(({ id }) => id),
      accounts: (await accountsVisibleTo(own.family, db).execute()).map(({ id }) => id),
      rights: new Set((await rightsVisibleTo(own.family, db).execute()).map(({ donorId }) => donorId)),
    }));
    const { donor } = await donorPage(coordinator, own.donorId);
    const held = await readAs(coordinator, (db) =>
      db.selectFrom("cases").select("coordinatorId").where("id", "=", own.caseId).executeTakeFirstOrThrow(),
    );
    const coordinating = await readAs(coordinator, (db) =>
      db.selectFrom("accounts").select("personId").where("id", "=", held.coordinatorId).executeTakeFirstOrThrow(),
    );
    expect(seen.donors).toEqual([own.donorId]);
    expect(seen.accounts).toEqual([own.family.id]);
    expect(seen.rights).toEqual(new Set([own.donorId]));
    expect(new Set(seen.persons)).toEqual(new Set([own.family.personId, own.guardian?.personId, donor.personId, coordinating.personId]));
  });

  test("the way to each child's rights is by its name", async () => {
    expect(await donorsOf(held.family)).toMatchObject([{ id: held.donorId }]);
    expect(await donorsOf(await givenFamily())).toEqual([]);
  });

  test("rights over a donor are a person's: staff, clinics, strangers and the portal hold none by what they are", async () => {
    for (const actor of [coordinator, (await givenClinic()).actor, STRANGER, WORKER])
      expect(await readAs(WORKER, (db) => rightsOf(db, actor, held.donorId))).toEqual([]);
    expect((await readAs(held.family, (db) => rightsOf(db, held.family, held.donorId))).sort()).toEqual([
      "consent",
      "instruct",
      "pay",
      "view",
    ]);
  });

  test("staff who hold a right over a donor as a person are offered nothing on the donor's page", async () => {
    const relative = await givenStaff("coordinator");
    await grantRight(coordinator, held.donorId, { personId: relative.personId, kinds: ["view"], ground: "guardian" });
    expect(await ask(donorRoute.loader, relative, "/", { donorId: held.donorId })).toMatchObject({ may: { rights: false } });
    expect(await ask(donorRoute.loader, coordinator, "/", { donorId: held.donorId })).toMatchObject({ may: { rights: true } });
  });
});

describe("writing a person down", () => {
  test("with an invitation but no address makes no account", async () => {
    const made = await registerPerson(coordinator, { givenName: "No", familyName: "Address", invite: "yes" });
    expect(made.accountId).toBeNull();
  });

  test("with an address that has an account is refused, and leaves no second person behind", async () => {
    const email = `once${someone()}@family.test`;
    await registerPerson(coordinator, { givenName: "One", familyName: "Only", email, invite: "yes" });
    const again = registerPerson(coordinator, { givenName: "Second", familyName: "Try", email: email.toUpperCase(), invite: "yes" });
    await expect(again).rejects.toThrow(refusal("email_taken"));
    expect((await find("Second Try")).persons).toEqual([]);
  });

  test("on its page says beside each field what is missing or wrong", async () => {
    const { status, answer } = await post(personNew.action, coordinator, "/", {
      givenName: " ",
      email: "x",
      phone: "12",
      bornOn: "2026-13-01",
      locale: "en",
    });
    expect([status, answer?.problems]).toEqual([
      422,
      {
        ...{ givenName: "errors.required", familyName: "errors.required", bornOn: "errors.not_a_date" },
        ...{ email: "errors.not_an_email", phone: "people.phone_wrong" },
      },
    ]);
  });
});

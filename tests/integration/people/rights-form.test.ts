import { beforeAll, expect, test } from "vitest";
import type { StaffActor } from "~/bank/people/actor";
import * as rightNew from "~/routes/staff/people.donors.$donorId.rights.new";
import { ask } from "~tests/support/asked";
import { givenCase } from "~tests/support/given/enquiries";
import { givenFamily, givenStaff } from "~tests/support/given/people";
import { rendered, wordsOf } from "~tests/support/rendered";
import { linksOf } from "~tests/support/seen";

let coordinator: StaffActor;
let donorId: string;

beforeAll(async () => {
  coordinator = await givenStaff("coordinator");
  ({ donorId } = await givenCase({ tissue: "dental_pulp" }));
});

const page = (query = "") => ask(rightNew.loader, coordinator, `/${query}`, { donorId });
const shown = (data: Awaited<ReturnType<typeof page>>) =>
  rendered({ Page: rightNew.default, data, i18n: ["people"], path: `/staff/people/donors/${donorId}/rights/new` });

test("whoever bears the donor's name is offered at once, the donor among them", async () => {
  const data = await page();
  expect(data.search).toBe(data.person.familyName);
  expect(data.found.map(({ familyName }) => familyName)).toEqual(data.found.map(() => data.person.familyName));
  expect(data.found.length).toBeGreaterThan(0);
});

test("somebody of another name is found by the whole e-mail address, and chosen by name", async () => {
  const { personId } = await givenFamily({ name: "Zarah" });
  const zarah = (await page("?name=Zarah")).found.find(({ id }) => id === personId);
  expect(zarah).toBeDefined();
  const data = await page(`?name=${encodeURIComponent(zarah?.email ?? "")}`);
  expect(data.found.map(({ id }) => id)).toEqual([personId]);
  const html = shown(data);
  expect(wordsOf(html)).toContain("Zarah Family");
  expect(wordsOf(html)).toContain("One person was found.");
  expect(html).toMatch(new RegExp(`<input[^>]*type="radio"[^>]*value="${personId}"`));
});

test("of many with one name eight are shown, each once", async () => {
  for (let n = 0; n < 10; n += 1) await givenFamily({ name: "Namesake" });
  const { found } = await page("?name=Namesake");
  expect(found).toHaveLength(8);
  expect(new Set(found.map(({ id }) => id)).size).toBe(8);
});

test("where nobody is found the page leads to where a person is registered", async () => {
  const html = shown(await page("?name=Nobody%20of%20this%20name"));
  expect(wordsOf(html)).toContain("Nobody was found.");
  expect(linksOf(html)).toContainEqual(["Register a person", "/staff/people/new"]);
});

test("the signs of a pattern are letters: a search for % finds no one", async () => {
  expect((await page("?name=%25")).found).toEqual([]);
});

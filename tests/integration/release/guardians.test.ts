import { beforeAll, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import type { PersonActor } from "~/bank/people/actor";
import { WORKER } from "~/bank/people/actor";
import { endRight } from "~/bank/people/family.server";
import { familyRequest } from "~/bank/release/family-request.server";
import { gatesFor } from "~/bank/release/gates.server";
import { authoriseRelease, reviewRelease } from "~/bank/release/sign.operations.server";
import { at } from "~/outside/clock.server";
import { ask, day, type Granted, givenGrantedClinic, requestOf, signature } from "~tests/support/given/release";

/** A child's marrow cells: both parents decide together. */
let granted: Granted;
let guardian: PersonActor;
let requestId: string;
const sign = (who: PersonActor, hours: number) =>
  at(day(-10, hours), async () => authoriseRelease(who, requestId, await signature(requestId)));
const gate = async (name: string) => (await gatesFor(requestId)).find((one) => one.name === name);

beforeAll(async () => {
  granted = await givenGrantedClinic({ donor: "child", guardian: true });
  guardian = granted.guardian as PersonActor;
  requestId = await ask(granted);
}, 120_000);

test("one parent's signature is kept, and is not enough: the page says that another must sign", async () => {
  await sign(granted.family, 0);
  expect((await requestOf(requestId)).state).toBe("submitted");
  expect(await gate("authorisation")).toMatchObject({ state: "shut", values: { given: 1, required: 2 } });
  expect(await familyRequest(granted.family, requestId)).toMatchObject({ mayAuthorise: false, othersToSign: 1 });
  expect(await familyRequest(guardian, requestId)).toMatchObject({ mayAuthorise: true, othersToSign: 0 });
  const review = at(day(-9), async () => reviewRelease(granted.quality, requestId, await signature(requestId)));
  await expect(review).rejects.toMatchObject({ code: "wrong_state" });
});

test("the fee is shown to both, and the expansion to neither, since there is none", async () => {
  const page = await familyRequest(guardian, requestId);
  expect(page.fees.map(({ purpose }) => purpose)).toEqual(["release"]);
  expect(page).toMatchObject({ expansion: null, mayExpand: false });
});

test("with the second parent's signature the family has agreed", async () => {
  await sign(guardian, 1);
  expect((await requestOf(requestId)).state).toBe("authorised");
  expect(await gate("authorisation")).toMatchObject({ state: "open", values: { given: 2, required: 2 } });
});

test("a parent whose right ended since no longer counts, and nothing is reviewed", async () => {
  const rights = await readAs(WORKER, (db) =>
    db
      .selectFrom("rights")
      .select("id")
      .where("personId", "=", guardian.personId)
      .where("kind", "=", "instruct")
      .where("untilAt", "is", null)
      .execute(),
  );
  for (const { id } of rights) await at(day(-9.5), () => endRight(granted.coordinator, id));
  const review = at(day(-9), async () => reviewRelease(granted.quality, requestId, await signature(requestId)));
  await expect(review).rejects.toMatchObject({ code: "gates_shut", data: { gates: expect.stringMatching(/authority.*authorisation/) } });
});

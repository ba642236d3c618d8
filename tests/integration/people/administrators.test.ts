import { expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { type StaffActor, WORKER } from "~/bank/people/actor";
import { closeAccount, endDuty, grantDuty } from "~/bank/people/team.server";
import { givenAdministrator, givenStaff } from "~tests/support/given/people";

/** The accounts that are administrators now and may sign in. */
const administrators = () =>
  readAs(WORKER, (db) =>
    db
      .selectFrom("staffDuties")
      .innerJoin("accounts", "accounts.id", "staffDuties.accountId")
      .select("accounts.id")
      .where("duty", "=", "administrator")
      .where("untilAt", "is", null)
      .where("accounts.state", "=", "active")
      .execute(),
  ).then((rows) => rows.map(({ id }) => id));
const dutyOf = (actor: StaffActor) =>
  readAs(WORKER, (db) =>
    db
      .selectFrom("staffDuties")
      .select("id")
      .where("accountId", "=", actor.id)
      .where("duty", "=", "administrator")
      .where("untilAt", "is", null)
      .executeTakeFirstOrThrow(),
  ).then(({ id }) => id);
const outcome = (settled: PromiseSettledResult<unknown>) => (settled.status === "fulfilled" ? "done" : settled.reason.code);

/** The only administrator who is left. */
async function remaining(...all: StaffActor[]): Promise<StaffActor> {
  const [id, ...more] = await administrators();
  expect(more).toEqual([]);
  const left = all.find((actor) => actor.id === id);
  if (left === undefined) throw new Error("Somebody is expected to be left.");
  return left;
}

test("two administrators who close each other's account at the same moment do not leave a bank without one, ten times", async () => {
  let last = await givenAdministrator();
  for (let round = 1; round <= 10; round += 1) {
    const other = await givenStaff("administrator");
    const both = await Promise.allSettled([closeAccount(last, other.id), closeAccount(other, last.id)]);
    expect(both.map(outcome).sort()).toEqual(["done", "last_administrator"]);
    last = await remaining(last, other);
  }
});

test("two who end each other's duty at the same moment do not either", async () => {
  const [first] = await administrators();
  const ada = await givenAdministrator();
  expect(first).toBe(ada.id);
  const other = await givenStaff("administrator");
  const [own, others] = [await dutyOf(ada), await dutyOf(other)];
  const both = await Promise.allSettled([endDuty(ada, others), endDuty(other, own)]);
  expect(both.map(outcome).sort()).toEqual(["done", "last_administrator"]);
  const left = await remaining(ada, other);
  await grantDuty(left, left.id === ada.id ? other.id : ada.id, { duty: "administrator" });
  expect(await administrators()).toHaveLength(2);
});

test("a colleague who is no administrator is closed while there is one left", async () => {
  const colleague = await givenStaff("laboratory", "quality");
  const administrator = await givenAdministrator();
  await expect(closeAccount(administrator, colleague.id)).resolves.toBeUndefined();
});

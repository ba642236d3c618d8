import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { noteReading } from "~/bank/history/access.server";
import { newestFirst } from "~/bank/history/newest-first.server";
import { readAs } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { readingsOf } from "~/bank/release/family-record.server";
import { at, now } from "~/outside/clock.server";
import { givenDueDeposit } from "~tests/support/given/billing";
import { givenStaff } from "~tests/support/given/people";

const DAYS = [3, 1, 3, 0, 2, 3, 1, 1, 0, 3]; // written down in this order; several on one instant
const NOBODY = "00000000-0000-7000-8000-000000000000";

let donorId: string;
let family: PersonActor;
beforeAll(async () => {
  const due = await givenDueDeposit();
  ({ donorId, family } = due);
  const colleague = await givenStaff("laboratory");
  const start = now().getTime();
  for (const day of DAYS) await at(new Date(start + day * 86_400_000), () => noteReading(colleague, donorId, "lot.results"));
});

const page = (after: string | null, size: number) =>
  readAs(family, (db) =>
    newestFirst(
      db.selectFrom("accessLog as l").select(["l.id", "l.readAt"]).where("l.donorId", "=", donorId),
      { table: "accessLog", as: "l", column: "readAt" },
      after,
      size,
    ),
  );

/** All pages of a size, one after the other. */
async function pages(size: number): Promise<{ id: string; readAt: Date }[][]> {
  const all = [];
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const { rows, next } = await page(after, size);
    all.push(rows);
    after = next;
  }
  return all;
}

describe("a list that is newest first", () => {
  test("is in the order of its dates, and of ids where dates are equal, whatever the order in which it was written down", async () => {
    const { rows, next } = await page(null, 100);
    expect(next).toBeNull();
    expect(rows).toHaveLength(DAYS.length);
    const sorted = [...rows].sort((a, b) => b.readAt.getTime() - a.readAt.getTime() || (a.id < b.id ? 1 : -1));
    expect(rows).toEqual(sorted);
    expect(rows.map(({ id }) => id)).not.toEqual(
      [...rows]
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
  });

  test("has pages of any size that follow each other without gap or repeat, the last of them not empty", async () => {
    const whole = (await page(null, 100)).rows;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: DAYS.length + 1 }), async (size) => {
        const each = await pages(size);
        expect(each.flat()).toEqual(whole);
        expect(each.every(({ length }, at) => (at < each.length - 1 ? length === size : length > 0))).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  test("begins anew after what is no id, and ends after an id of nothing", async () => {
    const whole = await page(null, 100);
    for (const none of ["", "no id", "'; drop table access_log; --", NOBODY.toUpperCase().replace("0", "X")])
      expect(await page(none, 100)).toEqual(whole);
    expect(await page(NOBODY, 100)).toEqual({ rows: [], next: null });
  });

  test("goes on after a row that is in no list of the reader's without telling of it", async () => {
    const other = await givenDueDeposit();
    await noteReading(await givenStaff("laboratory"), other.donorId, "lot.results");
    const theirs = await readAs(WORKER, (db) =>
      db.selectFrom("accessLog").select("id").where("donorId", "=", other.donorId).executeTakeFirstOrThrow(),
    );
    const { readings } = await readAs(family, (db) => readingsOf(family, db, { before: theirs.id }));
    expect(readings.every((reading) => reading.donorId === donorId)).toBe(true);
  });
});

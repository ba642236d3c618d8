import { expect, test } from "vitest";
import { course } from "~/bank/laboratory/pdl-course.rules";

const on = (day: number) => new Date(Date.UTC(2026, 1, 13 + day));
const passage = (number: number, from: number, to: number | null, cumulativePdl: number | null) => ({
  number,
  seededAt: on(from),
  harvestedAt: to === null ? null : on(to),
  cumulativePdl,
});

test("a culture from tissue begins at no doublings and rises with each harvest", () => {
  const { before, own } = course([], [passage(0, 0, 11, 0), passage(1, 11, 19, 2.93), passage(2, 19, null, null)], 0);
  expect(before).toEqual([]);
  expect(own).toEqual([
    { day: 0, pdl: 0, passage: null },
    { day: 11, pdl: 0, passage: 0 },
    { day: 19, pdl: 2.93, passage: 1 },
  ]);
});

test("an expansion goes on at the day and the doublings where its vials were frozen; days in the freezer do not count", () => {
  const { before, own } = course([passage(0, 0, 11, 0), passage(2, 11, 26, 5.2)], [passage(3, 45, 51, 7.16)], 5.2);
  expect(before.at(-1)).toEqual({ day: 26, pdl: 5.2, passage: 2 });
  expect(own).toEqual([
    { day: 26, pdl: 5.2, passage: null },
    { day: 32, pdl: 7.16, passage: 3 },
  ]);
});

test("before its first seeding an expansion is a single point", () => {
  expect(course([passage(0, 0, 11, 0)], [], 0).own).toEqual([{ day: 11, pdl: 0, passage: null }]);
});

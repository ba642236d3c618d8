import fc from "fast-check";
import { expect, test } from "vitest";
import { refuseBefore } from "~/bank/history/order.server";
import { Refusal } from "~/bank/history/refusal";

const instant = fc.date({ noInvalidDate: true, min: new Date("2000-01-01"), max: new Date("2100-01-01") });
const minute = (at: Date) => Math.floor(at.getTime() / 60_000);
const refused = (happenedAt: Date, ...causes: (Date | null | undefined)[]) => {
  try {
    refuseBefore("before_last_step", happenedAt, ...causes);
    return false;
  } catch (error) {
    if (error instanceof Refusal) return error.code === "before_last_step";
    throw error;
  }
};

test("what happened is refused exactly when it lies before the minute of one of its causes, since a form knows no seconds", () => {
  fc.assert(
    fc.property(instant, fc.array(instant), (happenedAt, causes) => {
      const typed = new Date(minute(happenedAt) * 60_000);
      expect(refused(typed, ...causes)).toBe(causes.some((cause) => minute(typed) < minute(cause)));
    }),
  );
});

test("a cause that is not known holds nothing back", () => {
  expect(refused(new Date("2026-11-22T09:00:00Z"), null, undefined)).toBe(false);
});

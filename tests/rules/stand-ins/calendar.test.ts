import fc from "fast-check";
import { expect, test } from "vitest";
import { afterIntervals, nextPeriodEnd, nextTry, RETRY_AFTER_DAYS } from "~/demo/stripe/calendar.rules";
import { cardPays, isCardName } from "~/demo/stripe/cards.rules";

const at = (iso: string) => Date.parse(iso) / 1000;
const yearly = { interval: "year", interval_count: 1 } as const;
const monthly = { interval: "month", interval_count: 1 } as const;

test.each([
  ["2026-11-23T08:00:00Z", yearly, 1, "2027-11-23T08:00:00Z"],
  ["2028-02-29T08:00:00Z", yearly, 1, "2029-02-28T08:00:00Z"],
  ["2028-02-29T08:00:00Z", yearly, 4, "2032-02-29T08:00:00Z"],
  ["2027-01-31T12:30:00Z", monthly, 1, "2027-02-28T12:30:00Z"],
  ["2027-01-31T12:30:00Z", monthly, 2, "2027-03-31T12:30:00Z"],
  ["2027-10-31T00:00:00Z", monthly, 13, "2028-11-30T00:00:00Z"],
  ["2027-01-01T00:00:00Z", { interval: "week", interval_count: 2 }, 1, "2027-01-15T00:00:00Z"],
  ["2027-01-01T00:00:00Z", { interval: "day", interval_count: 1 }, 3, "2027-01-04T00:00:00Z"],
] as const)("from %s, %j, %i times, is %s", (anchor, recurring, count, end) => {
  expect(afterIntervals(at(anchor), recurring, count)).toBe(at(end));
});

test("the next end of a period lies after the instant, by one period at most", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 20 * 365 }), (startDay, laterDays) => {
      const anchor = at("2026-01-01T00:00:00Z") + startDay * 86_400;
      const after = anchor + laterDays * 86_400;
      const end = nextPeriodEnd(anchor, yearly, after);
      expect(end).toBeGreaterThan(after);
      expect(end - after).toBeLessThanOrEqual(366 * 86_400);
    }),
  );
});

test("a period that ends exactly now is followed by the next one", () => {
  const anchor = at("2026-11-23T08:00:00Z");
  expect(nextPeriodEnd(anchor, yearly, anchor)).toBe(at("2027-11-23T08:00:00Z"));
});

test("a failed renewal is tried again on the named days, then no more", () => {
  expect(RETRY_AFTER_DAYS.map((_, index) => nextTry(index + 1, 0))).toEqual(RETRY_AFTER_DAYS.map((days) => days * 86_400));
  expect(nextTry(RETRY_AFTER_DAYS.length + 1, 0)).toBeNull();
});

test.each([
  ["works", true, true],
  ["works", false, true],
  ["declined", true, false],
  ["declined", false, false],
  ["fails_later", true, true],
  ["fails_later", false, false],
] as const)("the card %s, with the person present: %s, pays: %s", (card, present, pays) => {
  expect(cardPays(card, present)).toBe(pays);
});

test("only the cards of the demo are cards", () => {
  expect(["works", "declined", "fails_later", "toString", 4242, null].map(isCardName)).toEqual([true, true, true, false, false, false]);
});

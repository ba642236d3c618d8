import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayIn, dayOfBank, instantIn, localIn } from "~/web/when";

describe("a time that people enter", () => {
  test.each([
    ["2026-11-23T09:00", "Europe/Rome", "2026-11-23T08:00:00.000Z"],
    ["2026-07-01T09:00", "Europe/Rome", "2026-07-01T07:00:00.000Z"],
    ["2026-11-23T09:00", "Asia/Dubai", "2026-11-23T05:00:00.000Z"],
    ["2026-11-23T00:30", "America/New_York", "2026-11-23T05:30:00.000Z"],
  ])("%s in %s is %s", (text, zone, instant) => {
    expect(instantIn(text, zone)?.toISOString()).toBe(instant);
  });

  test("the hour that spring skips is read an hour later", () => {
    expect(instantIn("2026-03-29T02:30", "Europe/Rome")?.toISOString()).toBe("2026-03-29T01:30:00.000Z");
  });

  test("the hour that autumn repeats is its first", () => {
    expect(instantIn("2026-10-25T02:30", "Europe/Rome")?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
  });

  test.each(["", "yesterday", "2026-02-30T10:00", "2026-11-23T24:01", "2026-11-23"])("%j is no time", (text) => {
    expect(instantIn(text, "Europe/Rome")).toBeNull();
  });

  test("what an instant reads in a zone leads back to the minute of it, but for the hour that comes twice", () => {
    const zones = fc.constantFrom("Europe/Rome", "Asia/Dubai", "America/New_York", "Asia/Kolkata");
    const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
    fc.assert(
      fc.property(minutes, zones, (minute, zone) => {
        const instant = new Date(minute * 60_000);
        const back = instantIn(localIn(instant, zone), zone);
        expect([0, 3_600_000]).toContain(instant.getTime() - (back?.getTime() ?? 0));
      }),
    );
  });

  test("a day is the zone's own", () => {
    expect(dayIn(new Date("2026-11-23T22:30:00Z"), "Asia/Dubai")).toBe("2026-11-24");
  });
});

test.each([
  ["2026-11-12T22:59:59Z", "2026-11-12"],
  ["2026-11-12T23:00:00Z", "2026-11-13"],
  ["2026-07-01T21:59:59Z", "2026-07-01"],
  ["2026-07-01T22:00:00Z", "2026-07-02"],
  ["2026-03-29T00:59:59Z", "2026-03-29"],
])("%s is %s where the bank keeps its books, in winter and in summer", (instant, day) => expect(dayOfBank(new Date(instant))).toBe(day));

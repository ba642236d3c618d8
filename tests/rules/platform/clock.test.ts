import fc from "fast-check";
import { expect, test } from "vitest";
import { DEMO_ORIGIN, demoTime } from "~/outside/clock.rules";
import { at, now } from "~/outside/clock.server";

const STARTED = new Date("2030-01-01T00:00:00Z");

test("a demo starts on 23 November 2026 at nine in Rome", () => {
  const rome = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Rome", dateStyle: "short", timeStyle: "short" });
  expect(rome.format(DEMO_ORIGIN)).toBe("23/11/2026, 09:00");
  expect(demoTime({ originAt: DEMO_ORIGIN, startedAt: STARTED, shiftSeconds: 0 }, STARTED)).toEqual(DEMO_ORIGIN);
});

test("a demo's clock runs as fast as the real one, from wherever it was moved to", () => {
  fc.assert(
    fc.property(fc.nat(10 ** 9), fc.nat(10 ** 9), fc.nat(10 ** 9), (elapsed, more, shiftSeconds) => {
      const clock = { originAt: DEMO_ORIGIN, startedAt: STARTED, shiftSeconds };
      const [first, second] = [elapsed, elapsed + more].map((ms) => demoTime(clock, new Date(STARTED.getTime() + ms)).getTime());
      expect((second ?? 0) - (first ?? 0)).toBe(more);
      expect((first ?? 0) - DEMO_ORIGIN.getTime()).toBe(elapsed + shiftSeconds * 1000);
    }),
  );
});

test("work done as if on another day sees that day, and only that work does", async () => {
  const day = new Date("2025-05-05T05:05:05Z");
  const seen = await at(day, async () => {
    await Promise.resolve();
    return now();
  });
  expect(seen).toEqual(day);
  expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000);
});

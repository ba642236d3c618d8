import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growingHours, readCounts } from "~/bank/laboratory/counts.rules";
import { countsFor } from "~db/seed/laboratory-counts";

describe("a harvest counted twice", () => {
  test("gives the cells, the viability and the distance of the two counts (the example of the bench)", () => {
    const counted = readCounts({ firstCount: 4.28, secondCount: 4.42, dead: 0.18, volumeMl: 10 });
    expect(counted.cells).toBe(43_500_000);
    expect(counted.viabilityPercent).toBeCloseTo(96.0, 1);
    expect(counted.apartPercent).toBeCloseTo(3.2, 1);
  });

  test.each([
    { firstCount: 0, secondCount: 1, dead: 0, volumeMl: 1 },
    { firstCount: 1, secondCount: 1, dead: 0, volumeMl: 0 },
    { firstCount: 1, secondCount: -1, dead: 0, volumeMl: 1 },
  ])("%j is no count", (counts) => {
    expect(() => readCounts(counts)).toThrow(expect.objectContaining({ code: "count_not_positive" }));
  });

  test("counts made from cells and viability lead back to them", () => {
    const cells = fc.integer({ min: 10_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 100 }), (wished, viability) => {
        const counted = readCounts(countsFor(wished, viability));
        expect(counted.cells).toBe(wished);
        expect(counted.viabilityPercent).toBeCloseTo(viability, 6);
        expect(counted.apartPercent).toBe(0);
      }),
    );
  });
});

test("the lag of a passage is taken off its hours; nothing is left of one that was shorter", () => {
  const seeded = new Date("2026-03-19T08:00:00Z");
  const after = (hours: number) => new Date(seeded.getTime() + hours * 3_600_000);
  expect(growingHours(seeded, after(145), 24)).toBe(121);
  expect(growingHours(seeded, after(24), 24)).toBeNull();
});

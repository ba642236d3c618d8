import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  colonyFormingPer100000,
  dmsoGramsPerKg,
  doublingsPerPassage,
  doublingTimeHours,
  firstPdl,
  harvestCapacity,
  platingEfficiencyPercent,
  populationDoublings,
  seedingAreaCm2,
  subculture,
  viabilityPercent,
  viableRecoveryPercent,
} from "~/bank/laboratory/growth.rules";

const code = (name: string) => expect.objectContaining({ code: name });
const cells = fc.double({ min: 1e3, max: 1e10, noNaN: true });

describe("the vectors of domain.md 2.1 and 12", () => {
  test.each([
    [1e6, 6.4e6, 2.678],
    [2.1e6, 1.6e7, 2.93],
    [1.6e7, 7.7e7, 2.27],
    [4000, 25_000, 2.644],
    [3000, 30_000, 3.322],
  ])("%d cells that became %d doubled %d times", (seeded, harvested, doublings) => {
    expect(populationDoublings(seeded, harvested)).toBeCloseTo(doublings, 2);
  });

  test("1 million that became 6.4 million in 120 h doubled every 44.8 h", () => {
    expect(doublingTimeHours(1e6, 6.4e6, 120)).toBeCloseTo(44.8, 1);
  });

  test("300 colonies that became 2 million are 12.70 doublings from the colonies, and none from the P0 harvest", () => {
    expect(firstPdl("CFUF_ORIGIN", 2e6, 300)).toBeCloseTo(12.7, 2);
    expect(firstPdl("P0_HARVEST_ZERO", 2e6, 300)).toBe(0);
    expect(() => firstPdl("CFUF_ORIGIN", 2e6, null)).toThrow(code("colonies_missing"));
  });

  test("viability and viable recovery are two numbers: 87.2 % and 82.0 %", () => {
    expect(viabilityPercent(4.1, 0.6)).toBeCloseTo(87.2, 1);
    expect(viableRecoveryPercent(5, 4.1)).toBeCloseTo(82, 1);
  });

  test("40 mL at 10 % DMSO are 0.063 g/kg for 70 kg and 0.44 g/kg for 10 kg", () => {
    expect(dmsoGramsPerKg(10, 40, 70)).toBeCloseTo(0.063, 3);
    expect(dmsoGramsPerKg(10, 40, 10)).toBeCloseTo(0.44, 2);
  });

  test("158.15 million cells fill 6326 cm² at 25,000 for each cm²", () => {
    expect(seedingAreaCm2(1.5815e8, 25_000)).toBeCloseTo(6326, 0);
    expect(harvestCapacity(6326, 25_000)).toBeCloseTo(1.5815e8, -5);
    expect(doublingsPerPassage(4000, 25_000)).toBeCloseTo(2.644, 3);
  });

  test("12 colonies of 400,000 plated are 3 for each 100,000, and 0.003 %", () => {
    expect(colonyFormingPer100000(12, 400_000)).toBeCloseTo(3);
    expect(platingEfficiencyPercent(12, 400_000)).toBeCloseTo(0.003);
  });
});

describe("rule 14: PDL and passage of a child", () => {
  test("are the parent's, plus log2(harvest/seed), plus one", () => {
    const first = subculture({ passage: 0, cumulativePdl: 0 }, 2.1e6, 1.6e7);
    const second = subculture(first, 1.6e7, 7.7e7);
    expect(second.passage).toBe(2);
    expect(second.cumulativePdl).toBeCloseTo(5.2, 2);
  });

  test("never decrease, not even when cells are lost", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cells, cells), { maxLength: 8 }), (harvests) => {
        let parent = { passage: 0, cumulativePdl: 0 };
        for (const [seeded, harvested] of harvests) {
          const child = subculture(parent, seeded, harvested);
          expect(child.cumulativePdl).toBeGreaterThanOrEqual(parent.cumulativePdl);
          expect(child.passage).toBe(parent.passage + 1);
          parent = child;
        }
      }),
    );
  });
});

describe("counts", () => {
  test("two doublings in a row add up", () => {
    fc.assert(
      fc.property(cells, cells, cells, (one, two, three) => {
        expect(populationDoublings(one, two) + populationDoublings(two, three)).toBeCloseTo(populationDoublings(one, three), 6);
      }),
    );
  });

  test("cells that did not grow have no doubling time", () => {
    expect(doublingTimeHours(5e6, 4e6, 96)).toBeNull();
    expect(doublingTimeHours(5e6, 5e6, 96)).toBeNull();
  });

  test.each([
    [0, 1e6],
    [1e6, 0],
    [-1, 5],
    [Number.NaN, 5],
    [5, Number.POSITIVE_INFINITY],
  ])("%d seeded and %d harvested are refused", (seeded, harvested) => {
    expect(() => populationDoublings(seeded, harvested)).toThrow(code("count_not_positive"));
  });

  test("viability lies between 0 and 100", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (viable, dead) => {
        const percent = viabilityPercent(viable, dead);
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThan(100);
      }),
    );
    expect(() => viabilityPercent(0, 0)).toThrow(code("count_not_positive"));
  });
});

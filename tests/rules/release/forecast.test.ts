import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkDose,
  type Forecast,
  type ForecastInput,
  type ForecastSettings,
  forecast,
  type StockVial,
  usableVials,
} from "~/bank/release/forecast.rules";

const SETTINGS: ForecastSettings = {
  lagHoursPerPassage: 24,
  formulationYield: 0.9,
  clinicRecovery: 0.75,
  qcCells: 1e7,
  qcHoldDays: 14,
  adminDays: 2,
  shipDays: 2,
  seedCellsPerCm2: 4000,
  confluentCellsPerCm2: 25_000,
  spread: { doublingTimeHours: 0.2, recovery: 0.1, attachment: 0.15 },
};
const FROM = new Date("2026-03-18T09:00:00Z");
const inDays = (days: number) => new Date(FROM.getTime() + days * 86_400_000);
const limits = { cpdlMax: 15, passageMax: 5, from: FROM, neededBy: inDays(60), clear: true };
const A: ForecastInput = {
  ...limits,
  doseCells: 1e8,
  usableVials: 4,
  cellsPerVial: 5e6,
  recovery: 0.8,
  attachment: 0.7,
  doublingTimeHours: 60,
  cumulativePdl: 5.2,
  passage: 2,
};
const B: ForecastInput = {
  ...limits,
  doseCells: 7e7,
  usableVials: 10,
  cellsPerVial: 1e7,
  recovery: 0.85,
  attachment: 0.75,
  doublingTimeHours: 36,
  cumulativePdl: 5.8,
  passage: 2,
};
const C: ForecastInput = {
  ...limits,
  doseCells: 1e8,
  usableVials: 2,
  cellsPerVial: 2e6,
  recovery: 0.75,
  attachment: 0.65,
  doublingTimeHours: 32,
  cumulativePdl: 9.6,
  passage: 3,
};

describe("the vectors of domain.md 2.2", () => {
  const near = (value: number, digits: number) => expect.closeTo(value, digits);

  test.each<[string, ForecastInput, Partial<Record<keyof Forecast, unknown>>, number]>([
    [
      "A",
      A,
      { verdict: "expand", doublings: near(3.82, 3), passages: 2, cumulativePdl: near(9.02, 2), passage: 4, areaCm2: near(6326, 0) },
      30.5,
    ],
    [
      "A'",
      { ...A, doublingTimeHours: 90 },
      { verdict: "expand", doublings: near(3.82, 3), passages: 2, cumulativePdl: near(9.02, 2), passage: 4 },
      35.3,
    ],
    [
      "B'",
      { ...B, usableVials: 8 },
      { verdict: "expand", doublings: near(1.157, 3), passages: 1, cumulativePdl: near(6.96, 2), passage: 3 },
      21.7,
    ],
    [
      "C",
      C,
      {
        verdict: "infeasible",
        doublings: near(6.342, 3),
        passages: 3,
        cumulativePdl: near(15.94, 2),
        passage: 6,
        binding: "pdl",
        broken: ["pdl", "passage"],
      },
      30.5,
    ],
  ])("%s", (_, input, expected, days) => {
    const found = forecast(input, SETTINGS);
    expect(found).toMatchObject(expected);
    expect(Math.abs(found.totalDays - days)).toBeLessThan(0.06);
  });

  test("the harvests are 158.15 and 113.7 million", () => {
    expect(forecast(A, SETTINGS).harvestCells).toBeCloseTo(1.5815e8, -4);
    expect(forecast({ ...B, usableVials: 8 }, SETTINGS).harvestCells).toBeCloseTo(1.137e8, -5);
  });

  test("B: all ten vials are enough as they are", () => {
    expect(forecast(B, SETTINGS)).toMatchObject({
      verdict: "ready",
      doublings: 0,
      passages: 0,
      thawedCells: 8.5e7,
      binding: "cells",
      cultureDays: 0,
    });
    expect(forecast(B, SETTINGS).stockDoseCells).toBeCloseTo(7.65e7, 0);
  });

  test("keeping two vials in reserve, not biology, turns B into B'", () => {
    expect(forecast(B, SETTINGS).verdict).toBe("ready");
    expect(forecast({ ...B, usableVials: 8 }, SETTINGS).verdict).toBe("expand");
  });
});

describe("uncertainty", () => {
  test("the same input gives the same dates and the same probability", () => {
    expect(forecast(A, SETTINGS)).toEqual(forecast(A, SETTINGS));
  });

  test("A: the ten, fifty and ninety percent dates stand in order around the plan, days apart", () => {
    const { p10At, p50At, p90At, finishAt } = forecast(A, SETTINGS);
    const days = [p10At, p50At, p90At].map((at) => (at.getTime() - FROM.getTime()) / 86_400_000);
    expect(days).toEqual([...days].sort((one, other) => one - other));
    expect(Math.abs((days[1] ?? 0) - (finishAt.getTime() - FROM.getTime()) / 86_400_000)).toBeLessThan(1);
    expect((days[2] ?? 0) - (days[0] ?? 0)).toBeGreaterThan(3);
  });

  test("a date on the median is met in about half of the trials, a late one in nearly all", () => {
    const half = forecast({ ...A, neededBy: forecast(A, SETTINGS).p50At }, SETTINGS).probability;
    expect(half).toBeGreaterThan(0.45);
    expect(half).toBeLessThan(0.55);
    expect(forecast(A, SETTINGS).probability).toBeGreaterThan(0.99);
    expect(forecast(C, SETTINGS).probability).toBeLessThan(0.1);
  });

  test("without spread all three dates are the plan", () => {
    const certain = { ...SETTINGS, spread: { doublingTimeHours: 0, recovery: 0, attachment: 0 } };
    const { p10At, p90At, finishAt, probability } = forecast(A, certain);
    expect(p10At).toEqual(finishAt);
    expect(p90At).toEqual(finishAt);
    expect(probability).toBe(1);
  });
});

describe("what binds", () => {
  test.each<[string, Partial<ForecastInput>]>([
    ["cells", { usableVials: 0 }],
    ["pdl", { cpdlMax: 9 }],
    ["passage", { passageMax: 3 }],
    ["date", { neededBy: inDays(30) }],
    ["clearance", { clear: false }],
  ])("is the %s", (binding, more) => {
    expect(forecast({ ...A, ...more }, SETTINGS)).toMatchObject({ verdict: "infeasible", binding });
  });

  test("when nothing is broken, is what has the least room", () => {
    expect(forecast(A, SETTINGS).binding).toBe("passage");
    expect(forecast({ ...A, neededBy: inDays(31) }, SETTINGS).binding).toBe("date");
  });

  test("rule 34: a dose above what can be delivered is refused, and the binding limit is named", () => {
    const infeasible = forecast(C, SETTINGS);
    expect(infeasible.deliverableCells).toBeLessThan(1e8);
    const refusal = { code: "dose_not_deliverable", data: { binding: "pdl", deliverableCells: infeasible.deliverableCells } };
    expect(() => checkDose(1e8, infeasible)).toThrow(expect.objectContaining(refusal));
    expect(() => checkDose(1e8, forecast(A, SETTINGS))).not.toThrow();
  });

  test("rule 34: exactly the doses up to the deliverable one stay inside the limits", () => {
    const input = fc.record({
      usableVials: fc.integer({ min: 1, max: 12 }),
      cumulativePdl: fc.double({ min: 0, max: 14, noNaN: true }),
      passage: fc.integer({ min: 0, max: 5 }),
      share: fc.double({ min: 0.05, max: 3, noNaN: true }).filter((share) => Math.abs(share - 1) > 0.001),
    });
    fc.assert(
      fc.property(input, ({ share, ...more }) => {
        const { deliverableCells } = forecast({ ...C, ...more }, SETTINGS);
        const { broken } = forecast({ ...C, ...more, doseCells: deliverableCells * share }, SETTINGS);
        expect(broken.includes("pdl") || broken.includes("passage")).toBe(share > 1);
      }),
      { numRuns: 40 },
    );
  });

  test("a faster doubling never finishes later, another vial never needs more doublings", () => {
    const hours = fc.double({ min: 20, max: 120, noNaN: true });
    fc.assert(
      fc.property(hours, hours, fc.integer({ min: 1, max: 20 }), (one, other, usable) => {
        const [fast, slow] = [Math.min(one, other), Math.max(one, other)].map(
          (doublingTimeHours) => forecast({ ...A, doublingTimeHours }, SETTINGS).totalDays,
        );
        expect(fast).toBeLessThanOrEqual(slow ?? 0);
        const less = forecast({ ...A, usableVials: usable }, SETTINGS).doublings;
        expect(forecast({ ...A, usableVials: usable + 1 }, SETTINGS).doublings).toBeLessThanOrEqual(less);
      }),
      { numRuns: 30 },
    );
  });

  test.each(["doseCells", "cellsPerVial", "recovery", "attachment", "doublingTimeHours"] as const)("a %s of nothing is refused", (name) => {
    expect(() => forecast({ ...A, [name]: 0 }, SETTINGS)).toThrow(expect.objectContaining({ code: "forecast_input" }));
  });
});

describe("the vials that count", () => {
  const vial = (id: string, siteId: string, purpose: StockVial["purpose"], more: Partial<StockVial> = {}): StockVial => ({
    id,
    siteId,
    purpose,
    state: "stored",
    held: false,
    ...more,
  });
  const marco = [
    ...["a", "b"].map((id) => vial(id, "DXB", "dose")),
    ...["c", "d"].map((id) => vial(id, "RSM", "dose")),
    vial("e", "DXB", "reserve"),
    vial("f", "RSM", "reserve"),
    vial("g", "DXB", "qc"),
    vial("h", "RSM", "retain"),
  ];

  test("Marco's eight vials leave four: one QC, one retain and one reserve a site do not count", () => {
    expect(usableVials(marco, 1).map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
  });

  test("a site without a reserve vial keeps a dose back", () => {
    expect(
      usableVials(
        marco.filter(({ id }) => id !== "f"),
        1,
      ).map(({ id }) => id),
    ).toEqual(["a", "b", "c"]);
    expect(usableVials([vial("a", "DXB", "dose")], 1)).toEqual([]);
  });

  test("held, reserved and shipped vials do not count", () => {
    const taken = [
      vial("a", "DXB", "dose", { held: true }),
      vial("b", "DXB", "dose", { state: "reserved" }),
      vial("c", "DXB", "dose", { state: "in_transit" }),
    ];
    expect(usableVials(taken, 0)).toEqual([]);
  });
});

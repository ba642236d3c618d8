import fc from "fast-check";
import { expect, test } from "vitest";
import { doublingTimeOf, halton, logNormal, normalQuantile, POINTS, percentile, trial } from "~/bank/release/forecast-uncertainty.rules";

test("the sequence to bases 2, 3 and 5 begins as published", () => {
  expect([1, 2, 3, 4, 5].map((index) => halton(index, 2))).toEqual([0.5, 0.25, 0.75, 0.125, 0.625]);
  expect(halton(2, 3)).toBeCloseTo(2 / 3, 12);
  expect(halton(5, 3)).toBeCloseTo(7 / 9, 12);
  expect(halton(6, 5)).toBeCloseTo(0.24, 12);
});

test("its points fill (0, 1) evenly", () => {
  const points = Array.from({ length: POINTS }, (_, index) => halton(index + 1, 3));
  expect(points.every((point) => point > 0 && point < 1)).toBe(true);
  expect(points.reduce((sum, point) => sum + point, 0) / POINTS).toBeCloseTo(0.5, 2);
});

test.each([
  [0.5, 0],
  [0.975, 1.959963985],
  [0.9, 1.281551566],
  [0.999, 3.090232306],
  [0.01, -2.326347874],
])("the normal quantile of %d is %d", (probability, quantile) => {
  expect(normalQuantile(probability)).toBeCloseTo(quantile, 7);
});

test("the quantile rises with the probability and is odd around the half", () => {
  const share = fc.double({ min: 0.0001, max: 0.9999, noNaN: true });
  fc.assert(
    fc.property(share, share, (one, other) => {
      if (one < other) expect(normalQuantile(one)).toBeLessThanOrEqual(normalQuantile(other));
      expect(normalQuantile(one)).toBeCloseTo(-normalQuantile(1 - one), 6);
    }),
  );
});

test("a log-normal has its median at the half, and σ² = ln(1 + CV²)", () => {
  expect(logNormal(60, 0.2, 0.5)).toBeCloseTo(60, 9);
  const sigma = Math.sqrt(Math.log(1.04));
  expect(logNormal(60, 0.2, 0.975)).toBeCloseTo(60 * Math.exp(1.959963985 * sigma), 6);
});

test("recovery and attachment never pass 1", () => {
  for (let index = 1; index <= POINTS; index += 1) {
    const { recovery, attachment } = trial(
      index,
      { doublingTimeHours: 60, recovery: 0.95, attachment: 0.9 },
      { doublingTimeHours: 0.2, recovery: 0.1, attachment: 0.15 },
    );
    expect(Math.max(recovery, attachment)).toBeLessThanOrEqual(1);
  }
});

test("percentiles are by nearest rank", () => {
  const ten = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
  expect([0.1, 0.5, 0.9, 1].map((share) => percentile(ten, share))).toEqual([1, 5, 9, 10]);
});

test("fewer than two own measurements fall back to the tissue, with its wide spread", () => {
  const tissue = { hours: 45, cv: 0.5 };
  expect(doublingTimeOf([], tissue, 0.2)).toEqual({ hours: 45, cv: 0.5, own: false });
  expect(doublingTimeOf([60], tissue, 0.2)).toEqual({ hours: 45, cv: 0.5, own: false });
  expect(doublingTimeOf([70, 50], tissue, 0.2)).toEqual({ hours: 60, cv: 0.2, own: true });
  expect(doublingTimeOf([90, 50, 60], tissue, 0.2)).toEqual({ hours: 60, cv: 0.2, own: true });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { type EndotoxinUse, endotoxinLimit, endotoxinVerdict } from "~/bank/laboratory/endotoxin.rules";

const K = { intravenous: 5, intrathecal: 0.2 };
const vein: EndotoxinUse = { weightKg: 70, volumeMl: 40, hours: 1, route: "intravenous" };
const spine: EndotoxinUse = { weightKg: 70, volumeMl: 2, hours: 1, route: "intrathecal" };

test("rule 33: 70 kg, 40 mL over 1 h into a vein allow 8.75 EU/mL", () => {
  expect(endotoxinLimit(vein, K)).toBeCloseTo(8.75, 10);
});

test("rule 33: 70 kg and 2 mL into the spinal canal allow 14 EU in all, 7 EU/mL", () => {
  const verdict = endotoxinVerdict(1, spine, K);
  expect(verdict.limitEuPerMl).toBeCloseTo(7, 10);
  expect(verdict.totalLimitEu).toBeCloseTo(14, 10);
  expect(verdict.totalEu).toBe(2);
});

test("rule 33: the same lot passes for a vein and fails for the spinal canal", () => {
  expect(endotoxinVerdict(0.5, vein, K).passes).toBe(true);
  expect(endotoxinVerdict(0.5, { ...vein, route: "intrathecal" }, K).passes).toBe(false);
});

test("the limit itself passes, and the least above it fails", () => {
  expect(endotoxinVerdict(8.75, vein, K).passes).toBe(true);
  expect(endotoxinVerdict(8.76, vein, K).passes).toBe(false);
});

test("a route without a set limit is refused, not guessed", () => {
  expect(() => endotoxinVerdict(0.1, { ...vein, route: "local" }, K)).toThrow(
    expect.objectContaining({ code: "endotoxin_route_without_limit" }),
  );
});

test.each(["weightKg", "volumeMl", "hours"] as const)("no %s is refused", (name) => {
  expect(() => endotoxinLimit({ ...vein, [name]: 0 }, K)).toThrow(expect.objectContaining({ code: "count_not_positive" }));
});

test("a heavier patient or a longer infusion never lowers the limit, a larger volume never raises it", () => {
  const more = fc.double({ min: 1, max: 10, noNaN: true });
  fc.assert(
    fc.property(more, (factor) => {
      const limit = endotoxinLimit(vein, K);
      expect(endotoxinLimit({ ...vein, weightKg: vein.weightKg * factor }, K)).toBeGreaterThanOrEqual(limit);
      expect(endotoxinLimit({ ...vein, hours: vein.hours * factor }, K)).toBeGreaterThanOrEqual(limit);
      expect(endotoxinLimit({ ...vein, volumeMl: vein.volumeMl * factor }, K)).toBeLessThanOrEqual(limit);
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkHandOver, type HandOver, isContiguous } from "~/bank/collection/custody.rules";

const code = (name: string) => expect.objectContaining({ code: name });
const at = (hour: number) => new Date(Date.UTC(2026, 1, 3, hour));
const collected: HandOver = { from: "surgeon", to: "courier", at: at(9), coi: "CHA999926000001", firstActor: "a", secondActor: null };
const received: HandOver = { from: "courier", to: "bank", at: at(20), coi: "CHA999926000001", firstActor: "b", secondActor: "c" };

describe("rule 17: custody is contiguous, in order, and witnessed where it must be", () => {
  test("a first hand-over and one that continues it are accepted", () => {
    expect(() => checkHandOver(null, collected, false)).not.toThrow();
    expect(() => checkHandOver(collected, received, true)).not.toThrow();
  });

  test.each<[string, Partial<HandOver>]>([
    ["custody_gap", { from: "nurse" }],
    ["custody_gap", { to: "courier" }],
    ["custody_out_of_order", { at: at(8) }],
    ["coi_mismatch", { coi: "CHA999926000002" }],
    ["second_person_needed", { secondActor: null }],
    ["second_person_needed", { secondActor: "b" }],
  ])("%s refuses it", (refusal, more) => {
    expect(() => checkHandOver(collected, { ...received, ...more }, true)).toThrow(code(refusal));
  });

  test("a chain built of accepted hand-overs is contiguous, and any left out in its middle breaks it", () => {
    const chain = fc
      .integer({ min: 3, max: 8 })
      .map((length) =>
        Array.from({ length }, (_, index): HandOver => ({ ...collected, from: `p${index}`, to: `p${index + 1}`, at: at(index) })),
      );
    fc.assert(
      fc.property(chain, fc.nat(), (whole, pick) => {
        for (const [index, next] of whole.entries()) checkHandOver(whole[index - 1] ?? null, next, false);
        expect(isContiguous(whole)).toBe(true);
        expect(isContiguous(whole.toSpliced(1 + (pick % (whole.length - 2)), 1))).toBe(false);
      }),
    );
  });
});

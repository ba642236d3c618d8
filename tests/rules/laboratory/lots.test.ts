import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextState } from "~/bank/history/life";
import { mayDispose } from "~/bank/laboratory/disposition.rules";
import { DISPOSING, isAlive, LIFTING, LOT_LIFE, lotNumber } from "~/bank/laboratory/lots.rules";
import { answersTo, originSaid, TESTS } from "~/bank/laboratory/tests-known.rules";
import { DEMO_SPECIFICATIONS } from "~db/seed/specifications";

type State = keyof typeof LOT_LIFE;
const STATES = Object.keys(LOT_LIFE) as State[];

describe("the life of a lot", () => {
  test.each([
    ["quarantine", "release", "releasable"],
    ["quarantine", "reject", "rejected"],
    ["releasable", "hold", "hold"],
    ["releasable", "reopen", "quarantine"],
    ["nonconforming_hold", "release", "releasable"],
    ["hold", "lift", "quarantine"],
    ["hold", "lift_to_releasable", "releasable"],
    ["rejected", "discard", "discarded"],
  ] as const)("from %s, %s leads to %s", (from, verb, to) => {
    expect(nextState(LOT_LIFE, from, verb)).toBe(to);
  });

  test.each([
    ["hold", "release"],
    ["rejected", "release"],
    ["rejected", "hold"],
    ["discarded", "discard"],
  ] as const)("from %s nothing can %s", (from, verb) => {
    expect(() => nextState(LOT_LIFE, from, verb)).toThrow(expect.objectContaining({ code: "wrong_state" }));
  });

  test("every step leads to a state that exists, and only the dead cannot be held", () => {
    for (const state of STATES) {
      for (const next of Object.values(LOT_LIFE[state])) expect(STATES).toContain(next);
      expect("hold" in LOT_LIFE[state] || state === "hold").toBe(isAlive(state));
    }
  });

  test("every disposition that can be signed has its way in, and its way back after a hold", () => {
    for (const [disposition, verb] of Object.entries(DISPOSING)) expect(nextState(LOT_LIFE, "quarantine", verb)).toBe(disposition);
    for (const [disposition, verb] of Object.entries(LIFTING)) expect(nextState(LOT_LIFE, "hold", verb)).toBe(disposition);
  });
});

describe("what quality may sign", () => {
  test.each([
    ["releasable", "releasable", true],
    ["nonconforming_hold", "releasable", true],
    ["releasable", "releasable_autologous_biohazard", false],
    ["releasable", "quarantine", false],
    ["nonconforming_hold", "quarantine", true],
    ["releasable", "nonconforming_hold", false],
    ["rejected", "hold", true],
    ["nonconforming_hold", "hold", true],
    ["releasable_autologous_biohazard", "hold", false],
  ] as const)("rules 22 and 23: %s, when %s was computed: %s", (chosen, recommended, allowed) => {
    expect(mayDispose(chosen, recommended)).toBe(allowed);
  });
});

describe("a lot's number", () => {
  test("is its product, the year and sequence of its DIN, and a letter", () => {
    expect(lotNumber("DBM01", "A999926000001", [])).toBe("BM-26-0001-A");
    expect(lotNumber("DWJ01", "A999926123456", ["WJ-26-123456-A"])).toBe("WJ-26-123456-B");
  });

  test("is never given twice, also after the alphabet", () => {
    const taken: string[] = [];
    for (let n = 0; n < 60; n++) taken.push(lotNumber("DAT01", "A999926000004", taken));
    expect(new Set(taken).size).toBe(60);
    expect(taken[26]).toBe("AT-26-0004-AA");
  });

  test("goes over the gaps that are left, and ends when every letter of a collection is used", () => {
    const all: string[] = [];
    for (let n = 0; n < 676; n++) all.push(lotNumber("DAT01", "A999926000004", all));
    expect(new Set(all).size).toBe(676);
    expect(lotNumber("DAT01", "A999926000004", all.slice(1))).toBe("AT-26-0004-A");
    expect(() => lotNumber("DAT01", "A999926000004", all)).toThrow("lot_numbers_used_up");
    expect(lotNumber("DAT01", "A999926000005", all)).toBe("AT-26-0005-A");
  });
});

describe("tests that the laboratory knows", () => {
  test("rule 30: of identity, birth tissue tells mother from child, every other matches its donor", () => {
    expect(answersTo("identity_str", "fetal")).toEqual(["fetal", "maternal", "mixed"]);
    expect(answersTo("identity_str", "match")).toEqual(["match", "mismatch"]);
    expect(originSaid("identity_str", "maternal")).toBe("maternal");
    expect(originSaid("identity_str", "match")).toBe("donor");
    expect(originSaid("identity_str", "mismatch")).toBeNull();
    expect(originSaid("karyotype", "fetal")).toBeNull();
  });

  test("every specification of the demo asks only for tests and answers that are known, identity among them", () => {
    for (const { code, tests } of DEMO_SPECIFICATIONS) {
      expect(
        tests.filter(({ identity }) => identity).map(({ test }) => test),
        code,
      ).toEqual(["identity_str"]);
      for (const { test, limitKind, expected } of tests) {
        expect(Object.keys(TESTS), code).toContain(test);
        if (limitKind === "equals") expect(answersTo(test, expected), `${code} ${test}`).toContain(expected);
      }
    }
  });

  test("each product of cells has a specification of banked vials and one of release lots", () => {
    const codes = new Map<string, string[]>();
    for (const { productCode, stage } of DEMO_SPECIFICATIONS) codes.set(productCode, [...(codes.get(productCode) ?? []), stage]);
    fc.assert(
      fc.property(fc.constantFrom(...codes.entries()), ([product, stages]) => {
        expect(stages).toEqual(product === "DCT01" || product === "DTH01" ? ["bank"] : ["bank", "release"]);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkApproval,
  checkNewResult,
  isOriginProven,
  judgeLot,
  judgeValue,
  type SpecificationTest,
  type TestResult,
  withinPassageLimits,
} from "~/bank/laboratory/specification.rules";

const code = (name: string) => expect.objectContaining({ code: name });
const blank = { minimum: null, maximum: null, expected: null, required: true, identity: false };
const viability: SpecificationTest = { ...blank, id: "t1", test: "viability_post_thaw", limitKind: "min", minimum: 70 };
const hlaDr: SpecificationTest = { ...blank, id: "t2", test: "hla_dr", limitKind: "max", maximum: 2 };
const count: SpecificationTest = { ...blank, id: "t3", test: "count_percent", limitKind: "range", minimum: 90, maximum: 120 };
const sterility: SpecificationTest = { ...blank, id: "t4", test: "sterility", limitKind: "equals", expected: "no_growth" };
const str: SpecificationTest = { ...blank, id: "t5", test: "identity_str", limitKind: "equals", expected: "match", identity: true };
const lineage: SpecificationTest = {
  ...blank,
  id: "t6",
  test: "trilineage",
  limitKind: "equals",
  expected: "all_positive",
  required: false,
};
const SPEC = [viability, hlaDr, count, sterility, str, lineage];

const result = (test: SpecificationTest, more: Partial<TestResult> = {}): TestResult => ({
  id: `r-${test.id}`,
  testId: test.id,
  verdict: "in_spec",
  status: "final",
  enteredBy: "lab-a",
  approvedBy: "quality",
  retestOf: null,
  ...more,
});
const allPass = SPEC.map((test) => result(test));
const instead = (...other: TestResult[]) => [...allPass.filter((one) => !other.some((two) => two.testId === one.testId)), ...other];

describe("a value against its limit", () => {
  test.each([
    [viability, { number: 70 }, "in_spec"],
    [viability, { number: 69.99 }, "out_of_spec"],
    [hlaDr, { number: 2 }, "in_spec"],
    [hlaDr, { number: 2.01 }, "out_of_spec"],
    [count, { number: 90 }, "in_spec"],
    [count, { number: 120 }, "in_spec"],
    [count, { number: 89.9 }, "out_of_spec"],
    [count, { number: 120.1 }, "out_of_spec"],
    [sterility, { text: "no_growth" }, "in_spec"],
    [sterility, { text: "growth" }, "out_of_spec"],
    [lineage, { text: "no_fat" }, "informative"],
  ] as const)("%o takes %o as %s", (test, value, verdict) => {
    expect(judgeValue(test, value)).toBe(verdict);
  });

  test("a word where a number is asked is refused, and the other way round", () => {
    expect(() => judgeValue(viability, { text: "good" })).toThrow(code("wrong_kind_of_value"));
    expect(() => judgeValue(viability, { number: Number.NaN })).toThrow(code("wrong_kind_of_value"));
    expect(() => judgeValue(sterility, { number: 0 })).toThrow(code("wrong_kind_of_value"));
  });

  test("more viable cells never turn a pass into a failure", () => {
    const percent = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(percent, percent, (one, more) => {
        if (judgeValue(viability, { number: one }) === "in_spec")
          expect(judgeValue(viability, { number: Math.max(one, more) })).toBe("in_spec");
      }),
    );
  });
});

describe("rule 25: a result outside specification is never overwritten", () => {
  const failed = result(viability, { verdict: "out_of_spec" });

  test("a second result of the test is refused unless it is a retest that names the last", () => {
    expect(() => checkNewResult([failed], { testId: "t1", retestOf: null })).toThrow(code("result_stands"));
    expect(() => checkNewResult([failed], { testId: "t1", retestOf: "another" })).toThrow(code("retest_of_another"));
    expect(() => checkNewResult([failed], { testId: "t1", retestOf: failed.id })).not.toThrow();
    expect(() => checkNewResult([], { testId: "t1", retestOf: null })).not.toThrow();
  });

  test("a retest cannot branch off an earlier result", () => {
    const retest = result(viability, { id: "r2", retestOf: failed.id });
    expect(() => checkNewResult([failed, retest], { testId: "t1", retestOf: failed.id })).toThrow(code("retest_of_another"));
  });

  test("the original stays in sight beside a retest that passes", () => {
    const lot = judgeLot(SPEC, [...instead(failed), result(viability, { id: "r2", retestOf: failed.id })]);
    expect(lot).toMatchObject({ passes: true, failed: [], retested: ["viability_post_thaw"] });
  });
});

describe("rule 23: a lot passes when every required test is final, approved and in specification", () => {
  test("and only then", () => {
    expect(judgeLot(SPEC, allPass)).toMatchObject({ passes: true, missing: [], failed: [] });
  });

  test.each([
    ["missing", allPass.filter(({ testId }) => testId !== "t4")],
    ["interim", instead(result(sterility, { status: "interim" }))],
    ["unapproved", instead(result(sterility, { approvedBy: null }))],
  ] as const)("one that is %s keeps it waiting", (standing, results) => {
    const lot = judgeLot(SPEC, results);
    expect(lot.standings.sterility).toBe(standing);
    expect(lot).toMatchObject({ passes: false, missing: ["sterility"], failed: [] });
  });

  test("a failure stops it before anyone approved it", () => {
    expect(judgeLot(SPEC, instead(result(sterility, { verdict: "out_of_spec", approvedBy: null })))).toMatchObject({
      passes: false,
      failed: ["sterility"],
    });
  });

  test("an informative result never stops it", () => {
    expect(judgeLot(SPEC, instead(result(lineage, { verdict: "informative" }))).passes).toBe(true);
    expect(
      judgeLot(
        SPEC,
        allPass.filter(({ testId }) => testId !== "t6"),
      ).passes,
    ).toBe(true);
  });

  test("rule 31: a mismatch of identity is named apart", () => {
    expect(judgeLot(SPEC, instead(result(str, { verdict: "out_of_spec" })))).toMatchObject({ identityFailed: ["identity_str"] });
  });

  test("a specification that requires nothing passes nothing", () => {
    expect(judgeLot([lineage], []).passes).toBe(false);
  });

  test("taking any one required result away never makes a lot pass", () => {
    fc.assert(
      fc.property(fc.subarray(allPass.slice(0, 5), { maxLength: 4 }), (some) => {
        expect(judgeLot(SPEC, some).passes).toBe(false);
      }),
    );
  });
});

describe("persons, limits, origin", () => {
  test("rule 26: whoever entered a result cannot approve it, and it is approved once", () => {
    const entered = { enteredBy: "lab-a", approvedBy: null };
    expect(() => checkApproval(entered, "lab-a")).toThrow(code("own_work"));
    expect(() => checkApproval(entered, "quality")).not.toThrow();
    expect(() => checkApproval({ ...entered, approvedBy: "quality" }, "director")).toThrow(code("already_approved"));
  });

  test.each([
    [5, 15, true],
    [6, 15, false],
    [5, 15.01, false],
    [null, null, true],
  ])("rule 16: passage %s with %s doublings against P5 and 15 is %s", (passage, cumulativePdl, within) => {
    expect(withinPassageLimits({ passage, cumulativePdl }, { passageMax: 5, cpdlMax: 15 })).toBe(within);
  });

  test.each([
    ["birth", "fetal", true],
    ["birth", "maternal", false],
    ["birth", "mixed", false],
    ["birth", null, false],
    ["birth", "donor", false],
    ["bone_marrow", "donor", true],
    ["bone_marrow", null, true],
    ["adipose", "mixed", false],
  ] as const)("rule 30: cells of %s with origin %s are the child's own: %s", (tissue, origin, proven) => {
    expect(isOriginProven(tissue, origin)).toBe(proven);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MarkerPanel } from "~/bank/laboratory/marker-panel";
import { MARKER_NAMES } from "~/bank/laboratory/markers-known.rules";
import { Power } from "~/bank/laboratory/power";
import { Recommended } from "~/bank/laboratory/recommendation";
import { SpecificationView } from "~/bank/laboratory/specification-view";
import { TEST_NAMES } from "~/bank/laboratory/tests-known.rules";
import { DAY } from "~tests/support/examples/laboratory";
import { wordsOf } from "~tests/support/rendered";
import { addressesOf, fieldOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const I18N = ["laboratory"];
const optionsOf = (html: string, name: string) => {
  const after = html.slice(html.search(new RegExp(`<select\\b[^>]*\\sname="${name}"`)));
  return [...(after.split("</select>")[0] ?? "").matchAll(/<option[^>]*\svalue="([^"]*)"/g)].map(([, value]) => value);
};
const selectsOf = (html: string) => [...html.matchAll(/<select\b[^>]*\sname="([^"]*)"/g)].map(([, name]) => name);

const hbsag = { id: "r1", marker: "hbsag", result: "reactive" as const, sampleId: "s1" };
const panel = (
  last: Parameters<typeof MarkerPanel>[0]["last"] = [],
  required: readonly string[] = ["hbsag", "syphilis"],
  answer?: unknown,
) => <MarkerPanel sampleId="s1" required={required} last={last} formToken="token" answer={answer} />;

describe("a laboratory's answers to markers", () => {
  test("are asked of every marker that is known, the required ones first", () => {
    const names = selectsOf(seen(panel(), I18N));
    expect(names.slice(0, 2)).toEqual(["hbsag", "syphilis"]);
    expect([...names].sort()).toEqual([...MARKER_NAMES].sort());
  });

  test("say of the others that they are more than is required", () => {
    const html = seen(panel(), I18N);
    expect(fieldOf(html, "hbsag").label).toBe("HBsAg");
    expect(fieldOf(html, "cmv").label).not.toBe(fieldOf(seen(panel([], ["cmv"]), I18N), "cmv").label);
  });

  test("are one of five words, or that it was not tested", () => {
    expect(optionsOf(seen(panel(), I18N), "hbsag")).toEqual(["", "negative", "reactive", "indeterminate", "repeat_reactive", "confirmed"]);
    expect(fieldOf(seen(panel(), I18N), "hbsag").value).toBe("");
  });

  test("of a marker that has an answer are a repeat of that answer, which is named", () => {
    const html = seen(panel([hbsag]), I18N);
    expect(fieldOf(html, "repeat.hbsag")).toMatchObject({ there: true, value: "r1" });
    expect(fieldOf(html, "hbsag").described).toContain("Reactive");
    expect(fieldOf(html, "repeat.syphilis").there).toBe(false);
    expect(fieldOf(html, "syphilis").described).toBe("");
  });

  test("stand there again when the form comes back, with the sentence beside the day", () => {
    const answer = { problems: { testedOn: "laboratory.marker_needed" }, typed: { testedOn: "2026-10-20", syphilis: "negative" } };
    const html = seen(panel([], undefined, answer), I18N);
    expect(fieldOf(html, "testedOn")).toMatchObject({ value: "2026-10-20" });
    expect(fieldOf(html, "testedOn").described.length).toBeGreaterThan(5);
    expect(fieldOf(html, "syphilis").value).toBe("negative");
  });

  test("have words in every language", () => expect(slipsEverywhere(panel([hbsag]), I18N)).toEqual([]));
});

const limit = { minimum: null, maximum: null, expected: null, unit: "", required: true, identity: false, method: "SOP" };
type Specification = Parameters<typeof SpecificationView>[0]["specification"];
const specification = (changes: object = {}): Specification =>
  ({
    ...{ id: "sp1", code: "SPEC-BM-01", version: 3, productCode: "DBM01", stage: "bank", cpdlMax: 15.5, passageMax: 4 },
    ...{ pdlConvention: "P0_HARVEST_ZERO", effectiveFrom: DAY(1), productClass: "ATMP_351", approvedBy: "a1" },
    tests: [
      { ...limit, id: "t1", test: "viability_post_thaw", limitKind: "min", minimum: 70, unit: "%" },
      { ...limit, id: "t2", test: "endotoxin", limitKind: "max" },
      { ...limit, id: "t3", test: "identity_str", limitKind: "equals", expected: "match", identity: true },
      { ...limit, id: "t4", test: "trilineage", limitKind: "equals", expected: "positive", required: false },
    ],
    ...changes,
  }) as unknown as Specification;
const view = (mayPublish = false, changes: object = {}) => (
  <SpecificationView specification={specification(changes)} mayPublish={mayPublish} />
);
const row = (html: string, test: string) => wordsOf(rowOf(html, test)).trim();
const rowOf = (html: string, test: string) =>
  [...html.matchAll(/<tr\b.*?<\/tr>/gs)].map(([found]) => found).find((found) => found.includes(test)) ?? "";

describe("a specification", () => {
  test("says its version, from when it is in force, and both limits of growth", () => {
    const words = told(view(), I18N);
    for (const fact of ["SPEC-BM-01", "1 Oct 2026", "DBM01", "15.5", "P4"]) expect(words).toContain(fact);
  });

  test("says of each test how it is done, its limit, and what it weighs", () => {
    const html = seen(view(), I18N);
    expect(row(html, "Viability after thaw")).toMatch(/SOP at least 70 ?%/);
    expect(row(html, "Endotoxin")).toContain("by the patient’s weight, volume, time and route");
    const weights = ["Viability after thaw", "Identity (STR)", "Tri-lineage"].map((test) => row(html, test).split(" ").slice(-2).join(" "));
    expect(new Set(weights).size).toBe(3);
  });

  test("is revised by whoever may publish, and by nobody else", () => {
    const to = "/staff/specifications/sp1/revise";
    expect(addressesOf(seen(view(true), I18N))).toContain(to);
    expect(addressesOf(seen(view(), I18N))).not.toContain(to);
  });

  test.each(["P0_HARVEST_ZERO", "CFUF_ORIGIN"])("by the convention %s has words in every language, at both stages", (pdlConvention) => {
    for (const stage of ["bank", "release"]) expect(slipsEverywhere(view(true, { pdlConvention, stage }), I18N)).toEqual([]);
  });

  test("has a name for every test that is known, in every language", () => {
    const tests = TEST_NAMES.map((test) => ({ ...limit, id: test, test, limitKind: "min", minimum: 1 }));
    expect(slipsEverywhere(view(false, { tests }), I18N)).toEqual([]);
    for (const test of TEST_NAMES) expect(told(view(false, { tests }), I18N)).not.toMatch(new RegExp(`\\b${test}\\b`));
  });
});

describe("a count of cells in a table", () => {
  const shown = (n: number | null) => told(<Power n={n} />, []);

  test("is a power of ten from ten thousand on", () => {
    expect(shown(null)).toBe("–");
    expect(shown(0)).toBe("0");
    expect(shown(9_999)).toBe("9,999");
    expect(shown(10_000)).toBe("1.0 × 10 4");
    expect(shown(16_000_000)).toBe("1.6 × 10 7");
    expect(shown(12_340_000)).toBe("1.23 × 10 7");
  });

  test("never says ten where it means the next power, and is never further from the count than its last digit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 2_000_000_000 }), (n) => {
        const [mantissa = 0, , , power = 0] = shown(n).split(" ").map(Number);
        expect(mantissa).toBeGreaterThanOrEqual(1);
        expect(mantissa).toBeLessThan(10);
        expect(Math.abs(mantissa * 10 ** power - n)).toBeLessThanOrEqual(0.00501 * 10 ** power);
      }),
      { numRuns: 60, examples: [[9_999_999], [99_999], [9_996_000]] },
    );
  });
});

describe("a recommendation", () => {
  test("is its state and every reason as a sentence, in every language", () => {
    const reasons = [{ code: "held" }, { code: "test_pending", about: "cd73" }, { code: "origin_not_the_childs", about: "mixed" }];
    const part = <Recommended disposition="hold" reasons={reasons} />;
    expect(seen(part, I18N).match(/<li>/g)).toHaveLength(3);
    expect(slipsEverywhere(part, I18N)).toEqual([]);
  });

  test("says that nothing speaks against it", () => {
    expect(told(<Recommended disposition="releasable" reasons={[]} />, I18N)).toContain("Nothing stands against it");
  });

  test("shows a code that has no words yet as it is", () => {
    expect(told(<Recommended disposition="quarantine" reasons={[{ code: "moon_phase" }]} />, I18N)).toContain("moon_phase");
  });
});

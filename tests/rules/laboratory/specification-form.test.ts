import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { revisionForm } from "~/bank/laboratory/revision-form.server";
import { SpecificationForm } from "~/bank/laboratory/specifications.operations.server";
import { DEMO_SPECIFICATIONS } from "~db/seed/specifications";

const ZONE = "Europe/Rome";
const AT = "2026-11-20T09:00";
/** What is said first of a form that is not taken; nothing of one that is. */
const said = (schema: z.ZodType, typed: unknown): string => schema.safeParse(typed).error?.issues[0]?.message ?? "";

describe("a specification", () => {
  const [published] = DEMO_SPECIFICATIONS;
  if (!published) throw new Error("No specification.");
  const effectiveFrom = new Date("2030-01-01T00:00:00Z");

  test.each(DEMO_SPECIFICATIONS.map((each) => [each.code, each] as const))("%s of the demo is one that could be published", (_, form) => {
    expect(said(SpecificationForm, { ...form, effectiveFrom })).toBe("");
  });

  test.each([
    [{ limitKind: "min", minimum: null }, "laboratory.limit_needed"],
    [{ limitKind: "max", maximum: null }, "laboratory.limit_needed"],
    [{ limitKind: "range", minimum: 1, maximum: null }, "laboratory.limit_needed"],
    [{ limitKind: "equals", expected: null }, "laboratory.limit_needed"],
    [{ limitKind: "max", maximum: null, test: "endotoxin" }, ""],
    [{ limitKind: "min", minimum: 0 }, ""],
  ])("with a limit of %o", (changes, sentence) => {
    const test = { test: "cd73", method: "Flow", minimum: null, maximum: null, expected: null, unit: "%", required: true, identity: false };
    expect(said(SpecificationForm, { ...published, effectiveFrom, tests: [{ ...test, ...changes }] })).toBe(sentence);
  });

  test("is named and of a product that there is", () => {
    expect(said(SpecificationForm, { ...published, effectiveFrom, code: "spec 1" })).toBe("laboratory.specification_code_wrong");
    expect(said(SpecificationForm, { ...published, effectiveFrom, productCode: "toString" })).toBe("errors.choose_one");
    expect(SpecificationForm.safeParse({ ...published, effectiveFrom, tests: [] }).success).toBe(false);
  });

  const range = {
    id: "t1",
    test: "cell_count",
    method: "SOP",
    limitKind: "range",
    minimum: 90,
    maximum: 120,
    expected: null,
    unit: "%",
    required: true,
    identity: false,
  } as const;
  const word = { ...range, id: "t2", test: "sterility", limitKind: "equals", minimum: null, maximum: null, expected: "no_growth" } as const;
  const next = revisionForm({ ...published, effectiveFrom, tests: [range, word] }, ZONE);
  const typed = { cpdlMax: "12,5", passageMax: "4", effectiveFrom: AT, "minimum.t1": "95", "maximum.t1": "110" };

  test("goes on in its next version with the numbers that were typed, and all else as it was", () => {
    expect(next.parse(typed)).toMatchObject({
      ...{ code: published.code, cpdlMax: 12.5, passageMax: 4, effectiveFrom: new Date("2026-11-20T08:00:00Z") },
      tests: [
        { test: "cell_count", minimum: 95, maximum: 110, limitKind: "range" },
        { test: "sterility", expected: "no_growth", minimum: null },
      ],
    });
  });

  test("never loses a limit, nor has one that no result could keep", () => {
    expect(said(next, { ...typed, "minimum.t1": undefined })).toBe("laboratory.number_wrong");
    expect(said(next, { ...typed, "maximum.t1": "much" })).toBe("laboratory.number_wrong");
    expect(said(next, { ...typed, "minimum.t1": "111" })).toBe("laboratory.number_low");
    expect(said(next, { ...typed, "minimum.t1": "110" })).toBe("");
  });

  test("gives no number to a test that is answered in words", () => {
    expect(next.parse({ ...typed, "minimum.t2": "5" }).tests[1]).toMatchObject({ minimum: null, expected: "no_growth" });
  });
});

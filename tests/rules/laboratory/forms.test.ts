import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { failForm } from "~/bank/laboratory/cultures.operations.server";
import { DispositionForm } from "~/bank/laboratory/disposition.operations.server";
import { FAILURES } from "~/bank/laboratory/failures.rules";
import { Count, Measure, Millions, Moment, Note } from "~/bank/laboratory/fields.server";
import { HOLD_REASONS } from "~/bank/laboratory/hold-reasons.rules";
import { DeviationForm, HoldForm, LiftForm } from "~/bank/laboratory/holds.operations.server";
import { AmendForm } from "~/bank/laboratory/lots.operations.server";
import { AssessmentForm } from "~/bank/laboratory/marker-forms.server";
import { processingForm, tissueForm } from "~/bank/laboratory/processing.operations.server";

const ZONE = "Europe/Rome";
const AT = "2026-11-20T09:00";
const signed = { meaning: "approval", password: "secret" };
/** What is said first of a form that is not taken; nothing of one that is. */
const said = (schema: z.ZodType, typed: unknown): string => schema.safeParse(typed).error?.issues[0]?.message ?? "";

describe("a number as it is typed", () => {
  test.each([
    ["4", 4],
    [" 4.5 ", 4.5],
    ["4,5", 4.5],
    ["-4", -4],
    ["−4,25", -4.25],
    ["0", 0],
  ])("%j is %d", (typed, read) => expect(Measure(-10, 10).parse(typed)).toBe(read));

  test.each([
    [undefined, "errors.required"],
    ["   ", "errors.required"],
    ["many", "laboratory.number_wrong"],
    ["1.000,5", "laboratory.number_wrong"],
    ["Infinity", "laboratory.number_wrong"],
    ["-10.1", "laboratory.number_low"],
    ["10.1", "laboratory.number_high"],
  ])("%j is not taken", (typed, sentence) => expect(said(Measure(-10, 10), typed)).toBe(sentence));

  test("is taken at both of its bounds, and nowhere beyond them", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 100 }),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: -200, max: 200 }),
        (least, span, value) => {
          const most = least + span;
          expect(Measure(least, most).safeParse(String(value)).success).toBe(value >= least && value <= most);
        },
      ),
    );
  });

  test("counts vials whole", () => {
    expect(Count(26).parse("3")).toBe(3);
    expect(said(Count(26), "2.5")).toBe("laboratory.whole_number");
    expect(said(Count(26), "-1")).toBe("laboratory.number_low");
    expect(said(Count(26), "27")).toBe("laboratory.number_high");
  });

  test("in millions is whole cells, and at least one", () => {
    expect(Millions.parse("0.000001")).toBe(1);
    expect(Millions.parse("7,7")).toBe(7_700_000);
    expect(said(Millions, "0")).toBe("laboratory.number_low");
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (cells) => {
        expect(Millions.parse(String(cells / 1e6))).toBe(cells);
      }),
    );
  });
});

describe("a time as it is typed", () => {
  test("is read on the clock of the place", () => {
    expect(Moment(ZONE).parse(AT)).toEqual(new Date("2026-11-20T08:00:00Z"));
    expect(Moment("Asia/Dubai").parse(AT)).toEqual(new Date("2026-11-20T05:00:00Z"));
  });

  test.each(["", "yesterday", "2026-11-20", "2026-02-30T09:00", "2026-11-20T25:00"])("%j is none", (typed) =>
    expect(said(Moment(ZONE), typed)).toBe("laboratory.time_wrong"),
  );

  test("is asked for", () => expect(said(Moment(ZONE), undefined)).toBe("errors.required"));
});

describe("whatever quality signs", () => {
  const FORMS: [string, z.ZodType, Record<string, string>][] = [
    ["a lifted hold", LiftForm, { reason: "Looked at." }],
    ["a deviation", DeviationForm, { decision: "accepted", note: "Short." }],
    ["a disposition", DispositionForm, { disposition: "releasable", revision: "3" }],
  ];

  test.each(FORMS)("of %s is taken whole", (_, form, typed) => expect(said(form, { ...typed, ...signed })).toBe(""));

  test.each(FORMS)("of %s means an approval, and nothing else, with a password", (_, form, typed) => {
    expect(said(form, { ...typed, ...signed, meaning: "review" })).toBe("laboratory.meaning_needed");
    expect(said(form, { ...typed, meaning: "approval" })).toBe("errors.required");
  });

  test("says why: spaces are no reason, and 2000 signs are the most", () => {
    expect(said(LiftForm, { ...signed, reason: "  \n " })).toBe("laboratory.note_needed");
    expect(said(Note, "x".repeat(2001))).toBe("errors.too_long");
    expect(said(Note, "x".repeat(2000))).toBe("");
  });

  test("is one of the decisions that there are, about a revision", () => {
    const form = { ...signed, disposition: "releasable", revision: "3" };
    expect(DispositionForm.parse(form)).toMatchObject({ reason: "", revision: 3 });
    for (const disposition of ["quarantine", "hold", "discarded", ""])
      expect(said(DispositionForm, { ...form, disposition })).toBe("errors.choose_one");
    for (const revision of [undefined, "three", "1.5"]) expect(DispositionForm.safeParse({ ...form, revision }).success).toBe(false);
    expect(said(DeviationForm, { ...signed, decision: "open", note: "?" })).toBe("errors.choose_one");
  });

  test("of markers is a review by the medical director", () => {
    const form = { conclusion: "acceptable", note: "Cleared.", meaning: "review", password: "secret" };
    expect(said(AssessmentForm, form)).toBe("");
    expect(said(AssessmentForm, { ...form, meaning: "approval" })).toBe("laboratory.meaning_needed");
    expect(said(AssessmentForm, { ...form, conclusion: "perhaps" })).toBe("errors.choose_one");
  });
});

describe("forms of the bench", () => {
  test("a hold and a failure know their reasons and no other", () => {
    for (const reason of HOLD_REASONS) expect(said(HoldForm, { reason })).toBe("");
    for (const reason of FAILURES) expect(said(failForm(ZONE), { failedAt: AT, reason })).toBe("");
    expect(said(HoldForm, { reason: "moon" })).toBe("errors.choose_one");
    expect(said(failForm(ZONE), { failedAt: AT, reason: "moon" })).toBe("errors.choose_one");
  });

  test("the start of a culture keeps what was measured apart from the rest", () => {
    const typed = { productCode: "DBM01", protocol: "CP-1", startedAt: AT, seededMillions: "1,5", mncMillionPerMl: "12", colonies: "40" };
    expect(processingForm(ZONE).parse(typed)).toMatchObject({ seededCells: 1_500_000, colonies: 40, measured: { mncMillionPerMl: 12 } });
    expect(said(processingForm(ZONE), { ...typed, viabilityPercent: "101" })).toBe("laboratory.number_high");
    expect(said(processingForm(ZONE), { ...typed, protocol: " " })).toBe("errors.required");
  });

  test("a tissue product needs its product and time, and may say nothing of viability", () => {
    expect(tissueForm(ZONE).parse({ productCode: "DCT01", harvestedAt: AT }).viabilityPercent).toBeUndefined();
    expect(said(tissueForm(ZONE), { harvestedAt: AT })).toBe("errors.choose_one");
  });

  test("a corrected count may have used no cells for tests, and says why it was corrected", () => {
    const typed = { cellsHarvestedMillions: "51", cellsTestedMillions: "0", reason: "Misread." };
    expect(AmendForm.parse(typed)).toEqual({ cellsHarvested: 51_000_000, cellsTested: 0, reason: "Misread." });
    expect(said(AmendForm, { ...typed, cellsHarvestedMillions: "0" })).toBe("laboratory.number_low");
    expect(said(AmendForm, { ...typed, reason: undefined })).toBe("errors.required");
  });
});

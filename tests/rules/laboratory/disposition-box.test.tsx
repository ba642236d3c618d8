import { describe, expect, test } from "vitest";
import { DecideDeviation } from "~/bank/laboratory/decide-deviation";
import { DispositionBox } from "~/bank/laboratory/disposition-box";
import { DAY } from "~tests/support/examples/laboratory";
import { choicesOf, fieldOf, linksOf, seen, slipsEverywhere, standsAlone, told } from "~tests/support/seen";

const I18N = ["laboratory"];
type Recommended = Parameters<typeof DispositionBox>[0]["recommended"];

const box = (recommended: Partial<Recommended> = {}, answer?: unknown) => (
  <DispositionBox
    lot={{ number: "BM-26-0001-A", revision: 7 }}
    recommended={{ disposition: "releasable", reasons: [], ...recommended }}
    formToken="token"
    answer={answer}
  />
);
const choices = (disposition: Recommended["disposition"]) => choicesOf(seen(box({ disposition }), I18N), "disposition");

describe("quality decides about a lot", () => {
  test("with everything to choose where nothing speaks against its release", () => {
    expect(choices("releasable")).toEqual({
      values: ["releasable", "releasable_autologous_biohazard", "nonconforming_hold", "rejected"],
      made: ["releasable"],
    });
  });

  test("with no plain release where the donor is a biological hazard", () => {
    expect(choices("releasable_autologous_biohazard")).toEqual({
      values: ["releasable_autologous_biohazard", "nonconforming_hold", "rejected"],
      made: ["releasable_autologous_biohazard"],
    });
  });

  test.each(["quarantine", "nonconforming_hold", "hold"] as const)("with no release at all where %s is recommended", (disposition) => {
    expect(choices(disposition).values).toEqual(["nonconforming_hold", "rejected"]);
  });

  test.each(["quarantine", "hold"] as const)(
    "without a choice made beforehand where %s, which nobody signs, is recommended",
    (disposition) => {
      expect(choices(disposition).made).toEqual([]);
    },
  );

  test("about the lot as it was read: its revision goes with the signature", () => {
    expect(fieldOf(seen(box(), I18N), "revision")).toMatchObject({ there: true, value: "7" });
    expect(fieldOf(seen(box(), I18N), "meaning")).toMatchObject({ value: "approval" });
  });

  test("seeing lot and recommendation in what is signed", () => {
    const words = told(box({ disposition: "nonconforming_hold" }), I18N);
    expect(words).toContain("BM-26-0001-A");
    expect(words).toContain("Nonconforming, on hold");
  });

  test("reading every reason by its name, and that there is none", () => {
    const reasons = [
      { code: "out_of_specification", about: "viability_post_thaw" },
      { code: "marker_positive", about: "hbsag" },
      { code: "origin_not_the_childs", about: "maternal" },
      { code: "markers_pending" },
    ];
    const words = told(box({ disposition: "nonconforming_hold", reasons }), I18N);
    for (const name of ["Viability after thaw", "HBsAg"]) expect(words).toContain(name);
    expect(words).not.toMatch(/viability_post_thaw|hbsag|\bmaternal:/);
    expect(told(box(), I18N)).not.toBe(told(box({ reasons }), I18N));
  });

  test("with the password never standing in the form that comes back", () => {
    const answer = {
      problems: {},
      typed: { disposition: "rejected", reason: "Thin.", password: "secret" },
      refusal: { code: "moved_on", data: {} },
    };
    const html = seen(box({}, answer), I18N);
    expect(html).not.toContain("secret");
    expect(fieldOf(html, "reason").value).toBe("Thin.");
    expect(choicesOf(html, "disposition").made).toEqual(["rejected"]);
  });

  test("in words of every language, whatever is recommended", () => {
    for (const disposition of ["quarantine", "releasable", "releasable_autologous_biohazard", "nonconforming_hold", "hold"] as const)
      expect(slipsEverywhere(box({ disposition, reasons: [{ code: "held" }] }), I18N)).toEqual([]);
  });
});

type Deviation = Parameters<typeof DecideDeviation>[0]["deviation"];
const deviation = (changes: Partial<Deviation> = {}): Deviation => ({
  ...{ id: "v1", kind: "contamination", note: "", state: "open", openedAt: DAY(20), decisionNote: "", printedName: null, signedAt: null },
  ...{ lotId: "l1", lotNumber: "BM-26-0001-A", lotDonorId: "donor-1" },
  ...changes,
});
const decide = (changes: Partial<Deviation> = {}) => (
  <DecideDeviation deviation={deviation(changes)} formToken="token" answer={undefined} />
);
const decided = { state: "rejected", decisionNote: "Oral flora.", printedName: "Elif Qadir", signedAt: DAY(22) } as const;

describe("a deviation of a lot", () => {
  test("says what happened, to which lot and when, and leads back to the lot", () => {
    const words = told(decide(), I18N);
    for (const fact of ["Growth of microbes", "BM-26-0001-A", "20 Oct 2026"]) expect(words).toContain(fact);
    expect(linksOf(seen(decide(), I18N))).toContainEqual(["BM-26-0001-A", "/staff/lots/l1"]);
  });

  test("is accepted or not, by signing, with a note; nothing is chosen beforehand", () => {
    const html = seen(decide(), I18N);
    expect(choicesOf(html, "decision")).toEqual({ values: ["accepted", "rejected"], made: [] });
    expect(fieldOf(html, "note").there).toBe(true);
    expect(fieldOf(html, "password").there).toBe(true);
  });

  test("that is decided shows who signed what and why, and can be signed by nobody again", () => {
    const html = seen(decide(decided), I18N);
    expect(fieldOf(html, "password").there).toBe(false);
    expect(choicesOf(html, "decision").values).toEqual([]);
    const words = told(decide(decided), I18N);
    for (const fact of ["not accepted", "Oral flora.", "Elif Qadir", "22 Oct 2026"]) expect(words).toContain(fact);
  });

  test("names who signed, and what they wrote, each standing alone", () => {
    for (const text of ["Elif Qadir", "Oral flora."]) expect(standsAlone(seen(decide(decided), I18N), text)).toBe(true);
  });

  test.each(["contamination", "identity", "other", "seal", "transit_time", "transit_temperature"] as const)(
    "of %s has words in every language, open and decided",
    (kind) => {
      expect(slipsEverywhere(decide({ kind }), I18N)).toEqual([]);
      expect(slipsEverywhere(decide({ kind, ...decided, state: "accepted" }), I18N)).toEqual([]);
    },
  );
});

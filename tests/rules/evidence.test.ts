import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimsBeyond, DESIGNS, EVIDENCE_LIFE, refuseClaimsBeyond, type Study } from "~/bank/enquiries/evidence.rules";
import { nextState } from "~/bank/history/life";
import { EVIDENCE } from "~db/seed/evidence";

const series: Study = { design: "case_series", controlled: false, blinded: false };
const strong: Study = { design: "randomised_trial", controlled: true, blinded: true };

describe("rule 50: a claim goes no further than its study's design", () => {
  test.each([
    ["The cells cure paralysis.", "cure"],
    ["It is PROVEN to work.", "PROVEN"],
    ["This heals the spine.", "heals"],
    ["Results are guaranteed.", "guaranteed"],
    ["Le cellule guariscono la paralisi.", "guariscono"],
    ["L’effetto è provato.", "provato"],
    ["Lo studio dimostra l’effetto.", "dimostra"],
    ["العلاج مضمون.", "مضمون"],
    ["هذا شفاء من الشلل.", "شفاء"],
  ])("%s", (sentence, word) => {
    expect(claimsBeyond(series, sentence)).toContain(word);
    expect(claimsBeyond(strong, sentence)).toEqual([]);
  });

  test.each([
    "More than half gained in walking.",
    "It is not proven.",
    "It has never been proven.",
    "Questo non dimostra nulla.",
    "لم يثبت ذلك.",
    "A secure, accurate count.",
    "Improved approval of the method.",
  ])("an honest sentence passes: %s", (sentence) => expect(claimsBeyond(series, sentence)).toEqual([]));

  test.each(DESIGNS.filter((design) => design !== "randomised_trial"))("a %s carries no strong word, however it was run", (design) => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), (controlled, blinded) => {
        expect(claimsBeyond({ design, controlled, blinded }, "The cells cure it.")).toEqual(["cure"]);
      }),
    );
  });

  test("a randomised trial without a control group or blinding carries none either", () => {
    expect(claimsBeyond({ ...strong, blinded: false }, "It is proven.")).toEqual(["proven"]);
    expect(claimsBeyond({ ...strong, controlled: false }, "It is proven.")).toEqual(["proven"]);
  });

  test("the refusal names the word", () => {
    const words = { claim: "Half improved.", outcome: "They were cured.", limitation: "None of it is proven.", funding: "-" };
    expect(() => refuseClaimsBeyond(series, [words])).toThrow(
      expect.objectContaining({ code: "claim_beyond_design", data: { word: "cured" } }),
    );
    expect(() => refuseClaimsBeyond(series, [{ ...words, outcome: "They walked." }])).not.toThrow();
  });
});

test("a card is published once, and a published card stays", () => {
  expect(nextState(EVIDENCE_LIFE, "draft", "publish")).toBe("published");
  expect(() => nextState(EVIDENCE_LIFE, "published", "publish")).toThrow(expect.objectContaining({ code: "wrong_state" }));
});

test.each(EVIDENCE.map((card) => [card.code, card] as const))("the demo's card %s keeps the rule in all three languages", (_, card) => {
  for (const locale of ["en", "it", "ar"] as const) {
    expect(claimsBeyond(card, card[`claim_${locale}`])).toEqual([]);
    expect(claimsBeyond(card, card[`outcome_${locale}`])).toEqual([]);
    expect(card[`limitation_${locale}`].length).toBeGreaterThan(40);
  }
});

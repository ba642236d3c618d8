import { describe, expect, test } from "vitest";
import { answerAtSigning, CLAUSES, checkText, isConsentCode } from "~/bank/consent/clauses.rules";
import { BONE_MARROW_V2, CONSENT_TEXTS } from "~db/seed/consent-texts/index.server";

const refusal = (code: string) => expect.objectContaining({ code });
const whole = CLAUSES.map(({ code, required }) => ({ code, required }));

describe("a text may be published", () => {
  test("when it has every item of the bank's set, each once", () => {
    expect(() => checkText(whole)).not.toThrow();
    expect(() => checkText(whole.slice(1))).toThrow(refusal("text_incomplete"));
    expect(() => checkText([...whole, { code: "testing", required: true }])).toThrow(refusal("text_incomplete"));
  });

  test("rule 9: what is optional by its nature is never made a condition", () => {
    const forced = whole.map((clause) => (clause.code === "research" ? { ...clause, required: true } : clause));
    expect(() => checkText(forced)).toThrow(refusal("optional_made_required"));
  });
});

test("rule 9: an optional item that was never answered is a no, a required one is nothing", () => {
  expect(answerAtSigning({ required: false }, undefined)).toBe("no");
  expect(answerAtSigning({ required: false }, "yes")).toBe("yes");
  expect(answerAtSigning({ required: true }, undefined)).toBeUndefined();
});

test("codes are those of domain.md 6.1 and nothing else", () => {
  expect(isConsentCode("procurement")).toBe(true);
  expect(isConsentCode("everything")).toBe(false);
  expect(CLAUSES.filter(({ required }) => !required).map(({ code }) => code)).toEqual(["research", "outcomes", "contact", "photo"]);
});

describe("the demo's texts", () => {
  test("there is one for each tissue in each of three languages, complete, and none claims that a lawyer read it", () => {
    expect(new Set(CONSENT_TEXTS.map(({ tissue, locale }) => `${tissue} ${locale}`)).size).toBe(12);
    for (const text of [...CONSENT_TEXTS, ...BONE_MARROW_V2]) {
      expect(() => checkText(text.clauses)).not.toThrow();
      expect(text.legallyReviewed).toBe(false);
      for (const clause of text.clauses)
        for (const words of [clause.heading, clause.plain, clause.fullText]) expect(words.trim()).not.toBe("");
    }
  });

  test("version 2 of bone marrow differs from version 1 in what it says about an insolvency", () => {
    const first = CONSENT_TEXTS.find(({ tissue, locale }) => tissue === "bone_marrow" && locale === "en");
    const [second] = BONE_MARROW_V2;
    const changed = second?.clauses.filter((clause, index) => clause.fullText !== first?.clauses[index]?.fullText).map(({ code }) => code);
    expect(second?.version).toBe(2);
    expect(changed).toEqual(["insolvency"]);
  });

  test("the Arabic texts are Arabic, the Italian ones are not the English ones", () => {
    for (const { locale, clauses, title } of CONSENT_TEXTS.filter(({ locale }) => locale === "ar")) {
      expect(locale).toBe("ar");
      for (const { plain } of clauses) expect(plain).toMatch(/[\u0600-\u06FF]{3}/);
      expect(title).toMatch(/[\u0600-\u06FF]/);
    }
    const english = new Set(
      CONSENT_TEXTS.filter(({ locale }) => locale === "en").flatMap(({ clauses }) => clauses.map(({ plain }) => plain)),
    );
    const italian = CONSENT_TEXTS.filter(({ locale }) => locale === "it").flatMap(({ clauses }) => clauses.map(({ plain }) => plain));
    expect(italian.filter((plain) => english.has(plain))).toEqual([]);
  });
});

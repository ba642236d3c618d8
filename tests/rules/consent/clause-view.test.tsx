import { describe, expect, test } from "vitest";
import { ClauseForm, ClauseText } from "~/bank/consent/clause-view";
import { aClause, SAID_AT } from "~tests/support/examples/consent";
import { choicesOf, fieldOf, linksOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const I18N = ["consent"];
const form = (clause = aClause(2), { last = false, answer = undefined as unknown } = {}) => (
  <ClauseForm clause={clause} last={last} next="/family/consents/k1/clauses/3" formToken="t" answer={answer} />
);
const optional = (answer: "yes" | "no" | null = null) => aClause(2, answer, { required: false });

describe("a clause's text", () => {
  test("says it plainly first and holds the full text ready", () => {
    const html = seen(<ClauseText clause={aClause(1)} lang="en" />, I18N);
    expect(html.indexOf("In plain words.")).toBeLessThan(html.indexOf("The whole text."));
    expect(html).toContain("<summary>Read the full legal text</summary>");
    expect(html).not.toContain("<details open");
  });

  test.each([
    ["en", "ltr"],
    ["it", "ltr"],
    ["ar", "rtl"],
  ] as const)("written in %s keeps its own direction on a page of another language", (lang, dir) => {
    const html = seen(<ClauseText clause={aClause(1)} lang={lang} />, I18N, lang === "ar" ? "en" : "ar");
    expect(html).toContain(`<h1 lang="${lang}" dir="${dir}">Heading 1</h1>`);
    expect(html).toContain(`<div class="full" lang="${lang}" dir="${dir}">`);
  });

  test("draws 8 of 11 where no outcome is promised, says it in words, and names the source", () => {
    const html = seen(<ClauseText clause={aClause(1, null, { code: "no_guarantee" })} lang="en" />, I18N);
    expect(html).toContain('role="img" aria-label="8 vials drawn full, 3 drawn empty"');
    expect(html).toContain("Sabatino et al.");
    expect(seen(<ClauseText clause={aClause(1)} lang="en" />, I18N)).not.toContain("Sabatino");
  });
});

describe("a clause's answers", () => {
  test("are three, and none is chosen beforehand", () => {
    for (const clause of [aClause(2), optional()])
      expect(choicesOf(seen(form(clause), I18N), "answer")).toEqual({ values: ["yes", "no", "ask"], made: [] });
  });

  test("stand as they were given before", () => {
    expect(choicesOf(seen(form(aClause(2, "no")), I18N), "answer").made).toEqual(["no"]);
  });

  test("say what a no brings: no banking for a needed clause, nothing for an optional one", () => {
    const needed = told(form(), I18N);
    expect(needed).toContain("Then we cannot bank for you. Nothing has been charged.");
    const free = told(form(optional()), I18N);
    expect(free).toContain("This changes nothing in our care.");
    expect(free).not.toContain("cannot bank");
  });

  test("may be left at no only for an optional clause that has no answer", () => {
    const leave = ["Leave it at no and go on", "/family/consents/k1/clauses/3"];
    expect(linksOf(seen(form(optional()), I18N))).toEqual([leave]);
    expect(linksOf(seen(form(optional("yes")), I18N))).toEqual([]);
    expect(linksOf(seen(form(), I18N))).toEqual([]);
  });

  test("say that somebody was asked, and when", () => {
    expect(told(form(aClause(2, null, { askedAt: SAID_AT })), I18N)).toContain("Asked on 12 Nov 2026");
    expect(told(form(), I18N)).toContain("A coordinator calls you within one working day.");
  });

  test("are saved by a button that names what comes next", () => {
    expect(told(form(), I18N)).toContain("Save and go to clause 3");
    expect(told(form(aClause(9), { last: true }), I18N)).toContain("Save and check all answers");
  });

  test("can be left at any time, and say since when they are kept", () => {
    expect(told(form(), I18N)).toContain("Every answer is saved as you go.");
    expect(told(form(aClause(2, "yes", { answeredAt: SAID_AT })), I18N)).toContain("Saved on 12 Nov 2026");
  });

  test("tell beside them that none was chosen", () => {
    const html = seen(form(aClause(2), { answer: { problems: { answer: "consent.choose_answer" }, typed: {} } }), I18N);
    expect(fieldOf(html, "answer").described).toBe("Error: Choose one of the three answers.");
  });

  test("have words in every language", () => {
    for (const clause of [aClause(2), optional("no"), aClause(2, "yes", { answeredAt: SAID_AT, askedAt: SAID_AT })])
      expect(slipsEverywhere(form(clause), I18N)).toEqual([]);
  });
});

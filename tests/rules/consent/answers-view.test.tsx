import { describe, expect, test } from "vitest";
import { AnswersTable, SignersList } from "~/bank/consent/answers-view";
import { ReviewView } from "~/bank/consent/review-view";
import { SignSide } from "~/bank/consent/sign-side";
import { LettersTable, StaffAnswers } from "~/bank/consent/staff-view";
import { aClause, aConsentPage, aSigner, SAID_AT } from "~tests/support/examples/consent";
import { wordsOf } from "~tests/support/rendered";
import { fieldOf, linksOf, seen, slipsEverywhere, standsAlone, told } from "~tests/support/seen";

const I18N = ["consent"];
const HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

describe("answers", () => {
  const mark = (...clause: Parameters<typeof aClause>) => seen(<AnswersTable rows={[aClause(...clause)]} caption="All" />, I18N);

  test.each([
    ["a yes", mark(1, "yes"), "Yes", "good"],
    ["a no to what banking needs", mark(1, "no"), "No", "stop"],
    ["nothing said to what banking needs", mark(1), "Not answered", "watch"],
    ["nothing said to what is optional: a no", mark(1, null, { required: false }), "No", ""],
    ["a yes that was taken back", mark(1, "yes", { withdrawnAt: SAID_AT }), "Taken back on 12 Nov 2026", "stop"],
  ])("tell %s in words and shape", (_, html, said, colour) => {
    expect(html).toContain(`class="state al ${colour}"`);
    expect(html).toContain("<svg");
    expect(wordsOf(html)).toContain(said);
  });

  test("lead to their clause while they can be changed, each link with its heading for those who hear it", () => {
    const rows = [aClause(1, "yes"), aClause(2)];
    const html = seen(<AnswersTable rows={rows} caption="All" change={({ ordinal }) => `/c/${ordinal}`} />, I18N);
    expect(linksOf(html)).toEqual([
      ["Change Heading 1", "/c/1"],
      ["Change Heading 2", "/c/2"],
    ]);
    expect(linksOf(seen(<AnswersTable rows={rows} caption="All" />, I18N))).toEqual([]);
  });
});

describe("signers", () => {
  test("stand in their order; the first who has not signed is now, others later", () => {
    const words = told(<SignersList signers={[aSigner("a", SAID_AT), aSigner("b", null, true), aSigner("c", null)]} />, I18N);
    expect(words).toMatch(/Name a, Father and guardian signed on .*You, Name b, Mother and guardian now.*Name c.*gets an own letter/);
  });

  test("are all done when all have signed", () => {
    expect(told(<SignersList signers={[aSigner("a", SAID_AT)]} />, I18N)).not.toMatch(/\bnow\b/);
  });
});

describe("the review before signing", () => {
  const clauses = [aClause(1, "yes"), aClause(2), aClause(3, "no", { required: false })];
  const review = (missing: string[], turn = true, legallyReviewed = true) => {
    const page = aConsentPage(clauses);
    return <ReviewView page={{ ...page, text: { ...page.text, legallyReviewed }, missing }} turn={turn} />;
  };

  test("parts what banking needs from what is up to oneself, each with its way back", () => {
    const html = seen(review([]), I18N);
    expect(html.indexOf("What banking needs")).toBeLessThan(html.indexOf("Heading 1"));
    expect(html.indexOf("What is up to you")).toBeLessThan(html.indexOf("Heading 3"));
    expect(linksOf(html).map(([, to]) => to)).toEqual([1, 2, 3].map((n) => `/family/consents/k1/clauses/${n}`));
  });

  test("counts what still needs a yes, and that nothing is charged without", () => {
    const words = told(review(["clause_2"]), I18N);
    expect(words).toContain("One clause needs a yes before you can sign");
    expect(words).toContain("nothing is charged");
    expect(told(review([]), I18N)).not.toContain("needs a yes");
  });

  test("says that somebody signs before", () => {
    expect(told(review([], false), I18N)).toContain("Someone signs before you");
    expect(told(review([]), I18N)).not.toContain("Someone signs before you");
  });

  test("says that no lawyer has read the text, when none has", () => {
    expect(told(review([], true, false), I18N)).toContain("no lawyer has reviewed it");
  });

  test("has words in every language", () => expect(slipsEverywhere(review(["clause_2"], false, false), I18N)).toEqual([]));
});

describe("signing", () => {
  const side = (ready: boolean, answer?: unknown) => (
    <SignSide
      {...{ consentId: "k1", title: "Consent", version: 3, name: "Lina Haddad", capacity: "self", recordHash: HASH, formToken: "t" }}
      {...{ answer, ready }}
    />
  );

  test("shows the paper before the pen, and signs exactly that record", () => {
    const html = seen(side(true), I18N);
    expect(linksOf(html)).toEqual([["Open the paper you are signing", "/family/consents/k1/paper.pdf"]]);
    expect(html).toContain(`name="recordHash" value="${HASH}"`);
    expect(told(side(true), I18N)).toContain("9f86 d081 … 0a08");
    expect(html).toContain('type="password"');
  });

  test("names the signer standing alone, and in which capacity", () => {
    expect(standsAlone(seen(side(true), I18N), "Lina Haddad")).toBe(true);
    expect(told(side(true), I18N)).toContain("You sign as Donor");
  });

  test("has no pen while there is nothing to sign", () => {
    expect(seen(side(false), I18N)).not.toContain("<form");
    expect(linksOf(seen(side(false), I18N))).toHaveLength(1);
  });

  test("never writes a password back, and says beside it that it is missing", () => {
    const html = seen(side(true, { problems: { password: "consent.password_needed" }, typed: { password: "secret" } }), I18N);
    expect(html).not.toContain("secret");
    expect(fieldOf(html, "password").described).toContain("Type your password to sign.");
  });
});

describe("what staff see of a consent", () => {
  const letter = { kind: "consent_signed", sentAt: SAID_AT, deliveredAt: SAID_AT, openedAt: null, bouncedAt: null };

  test("is each letter: to whom, which, and that it came back", () => {
    const signers = [{ id: "a", name: "Lina", letters: [letter, { ...letter, kind: "consent_waiting", bouncedAt: SAID_AT }] }];
    const html = seen(<LettersTable signers={signers} />, I18N);
    expect(standsAlone(html, "Lina")).toBe(true);
    expect(html).toContain("link to the own copy");
    expect(html.match(/came back/g)).toHaveLength(1);
    expect(told(<LettersTable signers={signers} />, I18N)).toMatch(
      /link to the own copy .*12 Nov 2026.*12 Nov 2026.* – Lina consent waits/,
    );
  });

  test("is no table before a letter was sent", () => {
    expect(told(<LettersTable signers={[{ id: "a", name: "Lina", letters: [] }]} />, I18N)).toBe("");
  });

  test("is everybody's answer side by side, with the name beside each for phones", () => {
    const signers = [
      { id: "a", name: "Lina", letters: [] },
      { id: "b", name: "Omar", letters: [] },
    ];
    const said = [
      { answer: "yes" as const, withdrawnAt: SAID_AT },
      { answer: null, withdrawnAt: null },
    ];
    const answers = <StaffAnswers signers={signers} rows={[{ code: "x", heading: "Research", required: false, said }]} />;
    const html = seen(answers, I18N);
    expect(told(answers, I18N)).toContain("Research optional Taken back on 12 Nov 2026 Not answered");
    expect(html).toContain('data-head="Omar"');
    expect(slipsEverywhere(answers, I18N)).toEqual([]);
  });
});

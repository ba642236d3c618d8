import { describe, expect, test } from "vitest";
import { ConsentAnswerFirst, CopyOfConsent } from "~/bank/consent/consent-view";
import { aClause, aConsentPage, SAID_AT } from "~tests/support/examples/consent";
import { linksOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const I18N = ["consent"];
type Page = ReturnType<typeof aConsentPage>;
const first = (page: Page) => <ConsentAnswerFirst page={page} />;
const unread = aConsentPage([aClause(1), aClause(2)]);
const reading = aConsentPage([aClause(1, "yes"), aClause(2), aClause(3, null, { required: false })]);
const ready = aConsentPage([aClause(1, "yes"), aClause(2, "yes"), aClause(3, null, { required: false })]);
const waiting = aConsentPage([aClause(1, "yes")], { mine: SAID_AT });
const signed = aConsentPage([aClause(1, "yes")], { state: "signed", mine: SAID_AT });
const narrowed = aConsentPage([aClause(1, "yes", { withdrawnAt: SAID_AT })], { state: "signed", mine: SAID_AT });
const superseded = aConsentPage([aClause(1, "yes")], { state: "superseded", mine: SAID_AT });

describe("the beginning of a consent's page", () => {
  test.each([
    ["unread", unread, "A consent waits for you"],
    ["reading", reading, "You are half way through your consent"],
    ["answered", ready, "Your answers are ready to be signed"],
    ["waiting for others", waiting, "You have done your part"],
    ["signed", signed, "Your consent is complete"],
    ["narrowed", narrowed, "You have taken an answer back"],
    ["superseded", superseded, "A newer consent has taken the place of this one"],
  ] as const)("says that it is %s", (_, page, title) => {
    expect(told(first(page), I18N)).toContain(title);
    expect(slipsEverywhere(first(page), I18N)).toEqual([]);
  });

  test.each([
    ["to the first clause", unread, [["Read the first clause", "/family/consents/k1/clauses/1"]]],
    ["to the first clause without an answer", reading, [["Go on reading", "/family/consents/k1/clauses/2"]]],
    ["to the review, though optional clauses are open", ready, [["Check your answers and sign", "/family/consents/k1/review"]]],
    ["to taking an answer back, once one has signed", waiting, [["Take an answer back", "/family/consents/k1/withdraw"]]],
    [
      "to giving again what was taken back",
      narrowed,
      [
        ["Give it again", "/family/consents/k1/again"],
        ["Take an answer back", "/family/consents/k1/withdraw"],
      ],
    ],
  ] as const)("leads %s", (_, page, links) => expect(linksOf(seen(first(page), I18N))).toEqual(links));

  test("counts what is answered of all clauses", () => {
    expect(told(first(reading), I18N)).toContain("1 of 3 clauses are answered");
  });

  test("says that no lawyer has read a text, when none has", () => {
    const page = { ...unread, text: { ...unread.text, legallyReviewed: false } };
    expect(told(first(page), I18N)).toContain("no lawyer has reviewed it");
    expect(told(first(unread), I18N)).not.toContain("lawyer");
  });

  test("offers no signature to somebody who is not asked to sign", () => {
    const page = { ...unread, signers: unread.signers.map((signer) => ({ ...signer, me: false })) };
    expect(linksOf(seen(first(page), I18N))).toEqual([]);
    expect(told(first(page), I18N)).toContain("You have done your part");
  });

  test("offers nothing to give again in a consent that is not whole yet", () => {
    const open = aConsentPage([aClause(1, "yes", { withdrawnAt: SAID_AT })], { mine: SAID_AT });
    expect(linksOf(seen(first(open), I18N)).map(([, to]) => to)).toEqual(["/family/consents/k1/withdraw"]);
  });
});

describe("one's own copy", () => {
  const document = { id: "doc-1", renderedAt: SAID_AT };
  const letter = { sentAt: SAID_AT, deliveredAt: null, openedAt: null, bouncedAt: null };

  test("is not there before it is signed", () => {
    expect(told(<CopyOfConsent document={null} letter={null} title="Consent" />, I18N)).toBe("");
  });

  test("is a file, and its letter is on the way", () => {
    const copy = <CopyOfConsent document={document} letter={null} title="Consent" />;
    expect(linksOf(seen(copy, I18N)).map(([, to]) => to)).toContain("/family/documents/consents/doc-1.pdf");
    expect(told(copy, I18N)).toContain("The letter with the link to it is on its way.");
  });

  test("says what became of the letter, step by step", () => {
    const arrived = { ...letter, deliveredAt: "2026-11-12T11:05:00Z", openedAt: "2026-11-13T08:00:00Z" };
    const words = told(<CopyOfConsent document={document} letter={arrived} title="Consent" />, I18N);
    expect(words).toMatch(/Link mailed on .*Delivered on .*Opened on 13 Nov 2026/);
    expect(words).not.toContain("came back");
  });

  test("says that a letter came back, and what to do", () => {
    const bounced = { ...letter, bouncedAt: "2026-11-12T11:05:00Z" };
    const words = told(<CopyOfConsent document={document} letter={bounced} title="Consent" />, I18N);
    expect(words).toContain("It came back on");
    expect(words).toContain("look at your address");
    expect(words).not.toContain("Delivered");
  });
});

import { createHash } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { CLAUSES } from "~/bank/consent/clauses.rules";
import { type ConsentPaper, consentDocument } from "~/bank/consent/document.pdf.server";
import { LOCALES } from "~/web/formats";
import { translator } from "~/web/i18n.server";
import { CONSENT_TEXTS } from "~db/seed/consent-texts/index.server";
import { NORTHLIGHT } from "~tests/support/documents";
import { textOf } from "~tests/support/pdf-text";

vi.setConfig({ testTimeout: 60_000 });
const en = translator("en");
const HASH = "9b4107ce5d2a88f0".repeat(4);

const clause = (n: number, changes: Partial<ConsentPaper["clauses"][number]> = {}) => ({
  ...{ heading: `Heading ${n}`, plain: `Plainly ${n}.`, fullText: `In full ${n}.`, required: true, answer: "yes" as const },
  ...changes,
});
const paper = (changes: Partial<ConsentPaper> = {}): ConsentPaper => ({
  ...{ bank: NORTHLIGHT, number: "D-000042", title: "Consent to banking", version: 3, language: "English", legallyReviewed: true },
  ...{ donor: { name: "Lina Haddad", bornOn: "2026-10-12" }, coi: "CHA999926000001", signer: { name: "Aisha Haddad", capacity: "mother" } },
  ...{ signedAt: new Date("2026-11-20T08:30:15Z"), recordHash: HASH },
  clauses: [clause(1), clause(2, { required: false, answer: "no" })],
  ...changes,
});
const pagesOf = async (changes: Partial<ConsentPaper> = {}, words = en) => textOf(await consentDocument(paper(changes), words));
const wholeOf = async (changes: Partial<ConsentPaper> = {}, words = en) => (await pagesOf(changes, words)).join(" ");

describe("the paper of a signer", () => {
  test("names the donor, the signer and in which capacity, the order, and the version that was read", async () => {
    const text = await wholeOf();
    for (const words of ["Lina Haddad, 12 Oct 2026", "Aisha Haddad", "Mother", "CHA999926000001", "Version 3, English", "D-000042"])
      expect(text).toContain(words);
  });

  test("holds every answer first, then every word that was read, in the order of reading", async () => {
    const text = await wholeOf();
    const places = [
      "Answers",
      "Heading 1",
      "Heading 2",
      "Signature",
      "What was read",
      "1. Heading 1",
      "Plainly 1.",
      "In full 1.",
      "2. Heading 2",
    ].map((words, index, all) => text.indexOf(words, index === 0 ? 0 : text.indexOf(all[index - 1] ?? "")));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  test("says of an optional item that it is, and of a no that it is a no", async () => {
    const [answers = ""] = (await wholeOf()).split("What was read");
    expect(answers).toMatch(/Heading 1\s+Yes/);
    expect(answers).toMatch(/Heading 2\s+optional\s+No/);
  });

  test("carries the signature: name, what it means, when in world time, and the hash of what was signed", async () => {
    const text = await wholeOf();
    for (const words of ["“I have read this, I understand it, and these are my answers.”", "2026-11-20 08:30:15 UTC", HASH.slice(0, 8)])
      expect(text).toContain(words);
  });

  test("of a text that no lawyer has read says so; of one that was reviewed says nothing of it", async () => {
    expect(await wholeOf({ legallyReviewed: false })).toContain("no lawyer has reviewed it");
    expect(await wholeOf()).not.toContain("lawyer");
  });

  test("of a child not yet born gives no birth date", async () => {
    const text = await wholeOf({ donor: { name: "Lina Haddad", bornOn: null } });
    expect(text).not.toContain("2026-10-12");
    expect(text).not.toContain("12 Oct");
  });

  test("that nobody signed yet says so in the place of the signature, and shows no hash and no meaning", async () => {
    const preview = await wholeOf({ preview: "Not signed.", clauses: [clause(1, { answer: null })] });
    expect(preview).toContain("Not signed.");
    expect(preview).not.toContain("I have read this");
    expect(preview).not.toContain(HASH.slice(0, 8));
    expect(preview).toMatch(/Heading 1\s+–/);
  });

  test("has the same bytes when it is rendered again, and others when one answer differs", async () => {
    const sha = async (changes: Partial<ConsentPaper>) =>
      createHash("sha256")
        .update(await consentDocument(paper(changes), en))
        .digest("hex");
    const [first, again] = [await sha({}), await sha({})];
    expect(again).toBe(first);
    expect(await sha({ clauses: [clause(1), clause(2, { required: false, answer: "yes" })] })).not.toBe(first);
  });
});

describe("the demo's own texts as papers", () => {
  test.each(CONSENT_TEXTS.map((text) => [text.tissue, text.locale, text.version ?? 1, text] as const))(
    "%s in %s, version %s, prints every clause with its number and lacks no word",
    async (_tissue, locale, version, text) => {
      const words = translator(locale);
      const { title, clauses } = text;
      const pages = await pagesOf({ title, version: Number(version), clauses: clauses.map((one) => ({ ...one, answer: "yes" })) }, words);
      const whole = pages.join(" ");
      expect(pages.length).toBeGreaterThan(1);
      expect(whole).toContain(String(CLAUSES.length));
      expect(whole).not.toMatch(/documents\.|consent\.|undefined|\{\w+\}/);
      expect(whole).toContain("CHA999926000001");
    },
  );

  test("a long text of the family's names and the bank's stays whole over its pages: every page carries the order's number", async () => {
    for (const locale of LOCALES) {
      const text = CONSENT_TEXTS.find((one) => one.tissue === "birth" && one.locale === locale);
      const clauses = (text?.clauses ?? []).map((one) => ({ ...one, answer: "yes" as const }));
      for (const page of await pagesOf({ title: text?.title ?? "", clauses }, translator(locale)))
        expect(page).toContain("CHA999926000001");
    }
  });
});

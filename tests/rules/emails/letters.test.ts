import { render } from "@react-email/render";
import { describe, expect, test } from "vitest";
import { LOCALES, type Locale } from "~/web/formats";
import { translator } from "~/web/i18n.server";
import type { Email, LetterProps } from "~emails/letter";
import { slipsOf } from "~tests/support/seen";

type LetterOf = (props: LetterProps) => Email;

/** Every letter that the portal can write, by the name of its file. */
const LETTERS = Object.entries(import.meta.glob<Record<string, unknown>>("/emails/*.tsx", { eager: true }))
  .filter(([file]) => file !== "/emails/letter.tsx")
  .map(([file, parts]) => [file.slice("/emails/".length, -".tsx".length), Object.values(parts)[0] as LetterOf] as const);

const ADDRESS = "https://portal.test/family/cases/0198";
const written = (letter: LetterOf, locale: Locale, changes: Partial<LetterProps> = {}) =>
  letter({ t: translator(locale).t, locale, firstName: "Lina", bank: "Northlight Cell Bank", address: ADDRESS, ...changes });

const htmlOf = (email: Email) => render(email.body);
const textOf = (email: Email) => render(email.body, { plainText: true });

/** What a letter must not give away to whoever opens the box: where the cells are from, what was found, whose they are. */
const PRIVATE: Record<Locale, RegExp> = {
  en: /marrow|adipose|\bfat\b|tooth|pulp|\bcord\b|placenta|HIV|hepatitis|syphilis|steril|mycoplasma|contaminat|clinic\b|\bvials?\b|\bcells of\b/i,
  it: /midollo|adipos|grasso|dent[ei]|polpa|cordone|placenta|HIV|epatite|sifilide|steril|micoplasma|contaminat|\bfial[ae]\b/i,
  ar: /نخاع|دهني|لب السن|الحبل السري|المشيمة|الإيدز|التهاب الكبد|الزهري|تلوث|قارورة/,
};
/** Letters whose readers are the bank's partners and colleagues, and may name the trade. */
const NOT_TO_FAMILIES = ["clinic-invitation", "receipt-late", "ending-late", "reaction-suspected", "release-refused", "release-shipped"];

describe.each(LOCALES)("in %s", (locale) => {
  test.each(LETTERS)(
    "the letter %s has a subject, a greeting by the first name and one link, which its button and its text share",
    async (_, letter) => {
      const email = written(letter, locale);
      const [html, text] = [await htmlOf(email), await textOf(email)];
      expect(email.subject.length).toBeGreaterThan(3);
      expect(html).toContain("Lina");
      expect([...html.matchAll(/href="(https?:[^"]+)"/g)].map(([, to]) => to)).toEqual([ADDRESS]);
      expect(text).toContain(ADDRESS);
      expect(text).toContain("Lina");
    },
  );

  test.each(LETTERS)("the letter %s has words for everything it says", async (_, letter) => {
    const email = written(letter, locale);
    expect(slipsOf(email.subject)).toEqual([]);
    expect(slipsOf(await htmlOf(email))).toEqual([]);
  });

  test.each(LETTERS.filter(([name]) => !NOT_TO_FAMILIES.includes(name)))(
    "the letter %s tells neither tissue nor finding nor place to whoever opens the box",
    async (_, letter) => {
      const email = written(letter, locale);
      expect(PRIVATE[locale].exec(`${email.subject}\n${await textOf(email)}`)?.[0]).toBeUndefined();
    },
  );

  test("every letter is set in the direction of its language", async () => {
    for (const [, letter] of LETTERS) {
      const html = await htmlOf(written(letter, locale));
      expect(html).toMatch(new RegExp(`<html[^>]*lang="${locale}"`));
      expect(/<html[^>]*dir="rtl"/.test(html)).toBe(locale === "ar");
    }
  });
});

test("a letter's title is its subject, so that a reader of the page in a browser finds it again", async () => {
  for (const [, letter] of LETTERS) {
    const email = written(letter, "it");
    expect(await htmlOf(email)).toContain(`<title>${email.subject.replaceAll("'", "&#x27;")}</title>`);
  }
});

test("no two letters of one language look alike in the box, but those that ask to speak on the telephone", () => {
  const subjects = LETTERS.map(([name, letter]) => [name, written(letter, "en").subject] as const);
  const telephone = subjects.filter(([, subject]) => subject === "We must speak with you").map(([name]) => name);
  expect(telephone.sort()).toEqual(["culture-failed", "donation-rejected", "lot-failed", "release-rejected"]);
  const others = subjects.filter(([name]) => !telephone.includes(name)).map(([, subject]) => subject);
  expect(new Set(others).size).toBe(others.length);
});

test("a name with signs of a markup is a name", async () => {
  for (const [, letter] of LETTERS) {
    const html = await htmlOf(written(letter, "en", { firstName: `<img src="x">&` }));
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img src=&quot;x&quot;&gt;&amp;");
  }
});

test("no letter fetches anything, and none holds a script, a form or a picture that tells it was opened", async () => {
  for (const [, letter] of LETTERS) expect(await htmlOf(written(letter, "en"))).not.toMatch(/<img|<script|<form|<iframe|url\(|<link\b/i);
});

test("every letter ends with the reason why it says so little", async () => {
  for (const [, letter] of LETTERS) expect(await textOf(written(letter, "en"))).toContain("E-mail is not private");
});

import { describe, expect, test } from "vitest";
import ar from "~/locales/ar/refusals.json";
import en from "~/locales/en/refusals.json";
import it from "~/locales/it/refusals.json";

/** The portal's own source; the stand-ins of the demo refuse in their providers' words. */
const SOURCES = Object.entries(import.meta.glob<string>("/app/**/*.{ts,tsx}", { eager: true, query: "?raw", import: "default" }))
  .filter(([file]) => !file.startsWith("/app/demo/"))
  .map(([, text]) => text);

/** Every code by which something is refused; a word that a value is compared with is none. */
const CODES = [
  ...new Set(
    SOURCES.flatMap((text) => [
      ...[...text.matchAll(/\brefuse(?:Unless|Before)?\(([^;]*?)\);/gs)].flatMap(([, inner = ""]) => {
        const uncompared = inner.replace(/[!=]==\s*"[^"]*"/g, "").replace(/\[\s*"[^\]]*\]/g, "");
        return [...uncompared.matchAll(/"([a-z]+(?:_[a-z]+)+|disputed)"/g)].map(([, code = ""]) => code);
      }),
      ...[...text.matchAll(/new Refusal\("([a-z_]+)"/g)].map(([, code = ""]) => code),
    ]),
  ),
].sort();

test("the bank refuses by many codes, which are found where they are written", () => {
  expect(CODES.length).toBeGreaterThan(150);
  for (const code of ["wrong_password", "consent_withdrawn", "disputed", "form_used", "last_administrator"]) expect(CODES).toContain(code);
});

describe.each([
  ["English", en],
  ["Italian", it],
  ["Arabic", ar],
] as [string, Record<string, string>][])("in %s", (_, sentences) => {
  test("nothing is refused without a sentence", () => expect(CODES.filter((code) => !(code in sentences))).toEqual([]));

  test.each(Object.entries(sentences))("%s is said in a whole sentence", (_code, sentence) => {
    expect(sentence).toMatch(/[.؟?!]$/);
    expect(sentence.length).toBeGreaterThan(10);
    expect(sentence).not.toMatch(/\b(invalid|illegal|error code|failed to)\b/i);
  });
});

test("no sentence stands in the catalogue that nothing is refused by", () => {
  const source = SOURCES.join("\n");
  const unsaid = Object.keys(en).filter((code) => !new RegExp(`["'\`.]${code}["'\`]|\\b${code}:`).test(source));
  expect(unsaid).toEqual([]);
});

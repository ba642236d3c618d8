import { readdirSync, readFileSync } from "node:fs";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { describe, expect, test } from "vitest";
import { LOCALES, type Locale } from "~/web/formats";

const home = new URL("../../app/locales/", import.meta.url);
const catalogue = (locale: Locale, file: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`${locale}/${file}`, home), "utf8"));
const files = readdirSync(new URL("en/", home)).filter((file) => file.endsWith(".json"));

/** How many forms a language has for counted things (Unicode CLDR). */
const FORMS: Record<Locale, readonly string[]> = {
  en: ["one", "other"],
  it: ["one", "other"],
  ar: ["zero", "one", "two", "few", "many", "other"],
};

type Token = string | [string, string?, Record<string, unknown>?];

/** An exact form, `=0`, stands beside the others; of Arabic's it may stand for `zero`. */
function formsNamed(forms: string[]): string[] {
  const named = forms.filter((form) => form !== "offset" && !/^\d+$/.test(form));
  return forms.includes("0") && named.length === FORMS.ar.length - 1 ? ["zero", ...named] : named;
}

/** The names of a message's arguments, and the forms of its plurals. */
function anatomy(message: string): { names: string[]; plurals: string[][] } {
  const names = new Set<string>();
  const plurals: string[][] = [];
  const walk = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return;
    for (const token of tokens as Token[]) {
      if (typeof token === "string") continue;
      const [name, type, forms = {}] = token;
      names.add(name);
      if (type === "plural") plurals.push(formsNamed(Object.keys(forms)));
      for (const form of Object.values(forms)) walk(form);
    }
  };
  walk(compileMessage(message));
  return { names: [...names].sort(), plurals };
}

test("every namespace has its line in namespaces.ts, and every line its three files", () => {
  const listed = [...readFileSync(new URL("namespaces.ts", home), "utf8").matchAll(/"\.\/en\/([\w-]+\.json)"/g)].map(([, file]) => file);
  expect([...listed].sort()).toEqual([...files].sort());
  for (const locale of LOCALES) expect(readdirSync(new URL(`${locale}/`, home)).sort(), locale).toEqual([...files].sort());
});

describe.each(files)("%s", (file) => {
  const english = catalogue("en", file);

  test.each(["it", "ar"] as const)("has the same keys in English and in %s", (locale) => {
    expect(Object.keys(catalogue(locale, file)).sort()).toEqual(Object.keys(english).sort());
  });

  test.each(LOCALES)("has words for every key, and readable ones, in %s", (locale) => {
    for (const [key, message] of Object.entries(catalogue(locale, file))) {
      expect(key, "keys are flat and plain").toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
      expect(message.trim(), key).not.toBe("");
      expect(message, `${key}: Latin digits, as on labels`).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9]/);
      expect(() => anatomy(message), key).not.toThrow();
    }
  });

  test.each(["it", "ar"] as const)("asks for the same values in English and in %s", (locale) => {
    const other = catalogue(locale, file);
    for (const [key, message] of Object.entries(english)) expect(anatomy(other[key] ?? "").names, key).toEqual(anatomy(message).names);
  });

  test.each(LOCALES)("gives counted things every form that %s has", (locale) => {
    for (const [key, message] of Object.entries(catalogue(locale, file)))
      for (const forms of anatomy(message).plurals) expect([...forms].sort(), key).toEqual([...FORMS[locale]].sort());
  });

  test.each(["it", "ar"] as const)("marks the same parts of a sentence in English and in %s", (locale) => {
    const tags = (message: string) => [...message.matchAll(/<\/?(\w+)>/g)].map(([tag]) => tag).sort();
    const other = catalogue(locale, file);
    for (const [key, message] of Object.entries(english)) expect(tags(other[key] ?? ""), key).toEqual(tags(message));
  });
});

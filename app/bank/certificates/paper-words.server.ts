import { MARKERS } from "~/bank/laboratory/markers-known.rules";
import { isTest, TESTS } from "~/bank/laboratory/tests-known.rules";
import type { MessageKey } from "~/locales/namespaces";
import { documentWords } from "~/outside/pdf-furniture.server";
import { translator } from "~/web/i18n.server";
import type { Translator } from "~/web/translate";
import type { Locale } from "~db/schema/columns";
import { limitWords } from "./analysis-pages.pdf.server";

interface Limit {
  limitKind: "min" | "max" | "range" | "equals";
  minimum: number | null;
  maximum: number | null;
  expected: string | null;
  unit: string;
}

export interface PaperWords extends Translator {
  test(code: string): string;
  /** A result with its unit, or its word. */
  found(test: { unit: string }, result: { valueNumber: number | null; valueText: string | null }): string;
  limit(test: Limit): string;
  marker(code: string): string;
  product(code: string): string;
}

const ANSWERS: ReadonlySet<string> = new Set(Object.values(TESTS).flat());

/** The bank's codes in the language of a document. A code that has no words is printed as it is. */
export function paperWords(locale: Locale): PaperWords {
  const words = documentWords(translator(locale));
  const { t, unit, number } = words;
  const known = (key: string, code: string) => {
    const said = t(key as MessageKey);
    return said === key ? code : said;
  };
  const answer = (word: string) => (ANSWERS.has(word) ? t(`laboratory.answer_${word}` as MessageKey) : word);
  const shown = (value: number, sign: string) => (sign === "" ? number(value) : unit(value, sign));
  return {
    ...words,
    test: (code) => (isTest(code) ? t(`laboratory.test_${code}`) : code),
    found: (test, { valueNumber, valueText }) => (valueNumber === null ? answer(valueText ?? "") : shown(valueNumber, test.unit)),
    limit: ({ limitKind, minimum, maximum, expected, unit: sign }) => {
      if (limitKind === "equals") return answer(expected ?? "");
      if (limitKind === "min") return limitWords(words, { min: shown(minimum ?? 0, sign) });
      if (limitKind === "range") return limitWords(words, { low: number(minimum ?? 0), high: shown(maximum ?? 0, sign) });
      return maximum === null ? t("laboratory.limit_by_patient") : limitWords(words, { max: shown(maximum, sign) });
    },
    marker: (code) => (Object.hasOwn(MARKERS, code) ? t(`laboratory.marker_${code as keyof typeof MARKERS}`) : code),
    product: (code) => known(`verify.product_${code}`, code),
  };
}

const MARKS_OF_DIRECTION = /[\u200e\u200f\u2066-\u2069]/g;

/** Facts as the canonical JSON holds them: instants as text, and without the marks of direction that only paper needs. */
export const contentOf = (facts: object): object => JSON.parse(JSON.stringify(facts).replace(MARKS_OF_DIRECTION, "")) as object;

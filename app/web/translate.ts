import type { MessageKey } from "~/locales/namespaces";
import { textOf } from "./catalogue-text";
import { DEFAULT_ZONE, formatsOf, type Locale } from "./formats";

/** Compiled messages by full key: what Lingui's compiler makes of an ICU message. */
export type Messages = Record<string, Compiled>;
export type Compiled = (string | unknown[])[];

/**
 * Messages as they travel with a page: JSON, written once and read in one piece; or, where the document carries them in an element of their
 * own, their name (`catalogue-text.ts`).
 */
export type Catalogue = string;

/** What a message may be filled with. Dates and money are formatted first, with the functions beside `t`. */
export type Values = Record<string, string | number>;

export type Translate = (key: MessageKey, values?: Values) => string;

export interface Translator extends ReturnType<typeof formatsOf> {
  t: Translate;
  /** Whether there is a message of this key. */
  has: (key: string) => boolean;
  locale: Locale;
  dir: "ltr" | "rtl";
}

/** Speaks one language with the messages it is given. A key without a message is shown as it is, so that it is seen and mended. */
export function translate(locale: Locale, messages: Messages): Translator {
  const counting = { rules: new Intl.PluralRules(TAG[locale]), digits: new Intl.NumberFormat(TAG[locale]) };
  const t: Translate = (key, values = {}) => {
    const message = messages[key];
    return message === undefined ? key : said(message, values, counting);
  };
  return {
    t,
    has: (key) => key in messages,
    locale,
    dir: locale === "ar" ? "rtl" : "ltr",
    ...formatsOf(locale, t, TAG[locale], DEFAULT_ZONE),
  };
}

type Place = [name: string, kind?: "number" | "select" | "plural", choices?: Record<string, string | Compiled>];

/** What counting needs of a language. */
interface Counting {
  rules: Intl.PluralRules;
  digits: Intl.NumberFormat;
}

/** What a message says: words, places to be filled, numbers, choices between words, and counts, whose number stands where the message has `#`. */
function said(message: string | Compiled, values: Values, counting: Counting, count = "#"): string {
  if (typeof message === "string") return message === "#" ? count : message;
  let words = "";
  for (const part of message) words += typeof part !== "string" ? filled(part as Place, values, counting) : part === "#" ? count : part;
  return words;
}

function filled([name, kind, choices = {}]: Place, values: Values, counting: Counting): string {
  const value = values[name];
  if (!kind) return String(value ?? "");
  if (kind === "number") return counting.digits.format(Number(value));
  const exactly = choices[String(value)];
  if (kind === "select") return said(exactly ?? choices.other ?? "", values, counting);
  const amount = Number(value) - Number(choices.offset ?? 0);
  return said(exactly ?? choices[counting.rules.select(amount)] ?? choices.other ?? "", values, counting, counting.digits.format(amount));
}

/** Day before month in English; Latin digits in Arabic. */
const TAG: Record<Locale, string> = { en: "en-GB", it: "it-IT", ar: "ar-u-nu-latn" };

const speakers = new Map<string, Translator>();

/** The same for a catalogue; one catalogue is read once. */
export function speak(locale: Locale, catalogue: Catalogue): Translator {
  const known = speakers.get(catalogue);
  if (known?.locale === locale) return known;
  const made = translate(locale, JSON.parse(textOf(catalogue)) as Messages);
  speakers.set(catalogue, made);
  return made;
}

/** Keeps a name or a number of another script in its place within a sentence of Arabic (Unicode Standard Annex 9, FSI and PDI). */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

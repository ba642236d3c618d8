import { setupI18n } from "@lingui/core";
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
  const i18n = setupI18n({ locale, locales: [TAG[locale], locale], messages: { [locale]: messages as never }, missing: (_, key) => key });
  const counting = { rules: new Intl.PluralRules(TAG[locale]), digits: new Intl.NumberFormat(TAG[locale]) };
  const t: Translate = (key, values) => {
    const message = messages[key];
    return (message && plainMessage(message, values ?? {}, counting)) ?? i18n._(key, values);
  };
  return {
    t,
    has: (key) => key in messages,
    locale,
    dir: locale === "ar" ? "rtl" : "ltr",
    ...formatsOf(locale, t, TAG[locale], DEFAULT_ZONE),
  };
}

type Place = [name: string, kind?: string, choices?: Record<string, string | Compiled> & { offset?: number }];

/** What counting needs of a language. */
interface Counting {
  rules: Intl.PluralRules;
  digits: Intl.NumberFormat;
}

/**
 * A message of words, of places to be filled and of choices between words, which nearly all are, needs no interpreter: that prepares its
 * formats for each message anew. `count` stands where the message says `#`. `undefined` for what is none of these.
 */
function plainMessage(message: string | Compiled, values: Values, counting: Counting, count?: string): string | undefined {
  const parts = typeof message === "string" ? [message] : message;
  let said = "";
  for (const part of parts) {
    const words = typeof part === "string" ? (part === "#" ? (count ?? part) : part) : filled(part as Place, values, counting);
    if (words === undefined) return undefined;
    said += words;
  }
  return said;
}

function filled([name, kind, choices]: Place, values: Values, counting: Counting): string | undefined {
  const value = values[name];
  if (!kind) return String(value ?? "");
  if (kind === "select" && choices) return plainMessage(choices[String(value)] ?? choices.other ?? "", values, counting);
  if (kind !== "plural" || !choices || typeof value !== "number") return undefined;
  const amount = value - (choices.offset ?? 0);
  const chosen = choices[String(value)] ?? choices[counting.rules.select(amount)] ?? choices.other ?? "";
  return plainMessage(chosen as string | Compiled, values, counting, counting.digits.format(amount));
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

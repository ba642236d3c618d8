import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Namespace } from "~/locales/namespaces";
import { nameCatalogue } from "./catalogue-text";
import { LOCALES, type Locale } from "./formats";
import { isolating } from "./isolation.server";
import { type Catalogue, type Compiled, type Messages, type Translator, translate } from "./translate";

/** Every catalogue of the house, found by its place: `app/locales/<language>/<namespace>.json`. */
const FILES = import.meta.glob<Record<string, string>>("../locales/*/*.json", { eager: true, import: "default" });

const compiled = new Map<string, Messages>();

/** The messages of one namespace, compiled once and kept. The compiler stays on the server; browsers get its result. */
function namespaceOf(locale: Locale, namespace: string): Messages {
  const address = `../locales/${locale}/${namespace}.json`;
  const known = compiled.get(address);
  if (known) return known;
  const entries = Object.entries(FILES[address] ?? {}).map(([key, message]) => [`${namespace}.${key}`, compile(message)] as const);
  const messages = Object.fromEntries(entries);
  compiled.set(address, messages);
  return messages;
}

function compile(message: string): Compiled {
  const result = compileMessage(message);
  return (typeof result === "string" ? [result] : result) as Compiled;
}

/** The messages of a page: one language, the namespaces it names. */
export function messagesOf(locale: Locale, namespaces: Iterable<string>): Messages {
  return Object.assign({}, ...[...namespaces].map((namespace) => namespaceOf(locale, namespace)));
}

const catalogues = new Map<string, Catalogue>();

/** The same as a page carries them, fit to stand in a document; written once for every page that names the same namespaces. */
export function catalogueOf(locale: Locale, namespaces: readonly string[]): Catalogue {
  const name = [locale, ...namespaces].join(" ");
  const known = catalogues.get(name);
  if (known !== undefined) return known;
  const messages = messagesOf(locale, namespaces);
  const catalogue = sealed(JSON.stringify(locale === "ar" ? isolating(messages) : messages), locale);
  catalogues.set(name, catalogue);
  nameCatalogue(name, catalogue);
  return catalogue;
}

/**
 * Without a sign that could end its element; and, where it is written with Latin letters, without any beyond them: one dash in it would make
 * the whole document take, and cost, twice as much.
 */
function sealed(json: string, locale: Locale): string {
  const whole = json.replaceAll("<", "\\u003c");
  return locale === "ar" ? whole : whole.replace(/[^\0-\xff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The name of such a catalogue, for a page whose document carries it apart from its data. */
export function catalogueNamed(locale: Locale, namespaces: readonly string[]): Catalogue {
  catalogueOf(locale, namespaces);
  return [locale, ...namespaces].join(" ");
}

const translators = new Map<Locale, Translator>();

/** All messages of a language, for e-mails, documents and the server's own sentences. */
export function translator(locale: Locale): Translator {
  const known = translators.get(locale);
  if (known) return known;
  const made = translate(locale, messagesOf(locale, namespacesOf(locale)));
  translators.set(locale, made);
  return made;
}

function namespacesOf(locale: Locale): Namespace[] {
  return Object.keys(FILES).flatMap((address) => {
    const [, language, namespace] = /\/(\w+)\/([\w-]+)\.json$/.exec(address) ?? [];
    return language === locale ? [namespace as Namespace] : [];
  });
}

/** The language to speak: the account's, else the one chosen on this device, else the browser's, else English. */
export function localeOf(request: Request, actor?: { locale?: string | null | undefined } | null): Locale {
  const wishes = [actor?.locale, chosen(request), ...accepted(request.headers.get("Accept-Language"))];
  return wishes.find(isLocale) ?? "en";
}

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

function chosen(request: Request): string | undefined {
  return /(?:^|;\s*)lang=(\w+)/.exec(request.headers.get("Cookie") ?? "")?.[1];
}

function accepted(header: string | null): string[] {
  return (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...options] = part.trim().split(";");
      const quality = options.map((option) => /^\s*q=([\d.]+)/.exec(option)?.[1]).find(Boolean);
      return { language: tag.split("-")[0]?.toLowerCase() ?? "", quality: quality === undefined ? 1 : Number(quality) };
    })
    .sort((a, b) => b.quality - a.quality)
    .filter((wish) => wish.quality > 0)
    .map((wish) => wish.language);
}

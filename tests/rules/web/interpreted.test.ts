import { setupI18n } from "@lingui/core";
import { expect, test } from "vitest";
import { LOCALES } from "~/web/formats";
import { messagesOf } from "~/web/i18n.server";
import { isolating } from "~/web/isolation.server";
import { type Compiled, type Messages, translate, type Values } from "~/web/translate";

const FILES = import.meta.glob("../../../app/locales/en/*.json");
const NAMESPACES = Object.keys(FILES).map((file) => file.replace(/^.*\/|\.json$/g, ""));
const TAG = { en: "en-GB", it: "it-IT", ar: "ar-u-nu-latn" };

/** The places of a message, with the kind of each. */
function placesOf(message: string | Compiled): [string, string | undefined][] {
  if (typeof message === "string") return [];
  return message.flatMap((part) => {
    if (typeof part === "string") return [];
    const [name, kind, choices] = part as [string, string?, Record<string, string | Compiled>?];
    return [
      [name, kind] as [string, string | undefined],
      ...Object.values(choices ?? {}).flatMap((each) => (Array.isArray(each) ? placesOf(each) : [])),
    ];
  });
}

const filledWith = (places: [string, string | undefined][], count: number): Values =>
  Object.fromEntries(places.map(([name, kind]) => [name, kind === undefined ? `‹${name} ${count}›` : kind === "select" ? "yes" : count]));

test.each(LOCALES)("every message in %s reads as Lingui's own interpreter has it, whatever is counted", (locale) => {
  const plain = messagesOf(locale, NAMESPACES);
  const messages: Messages = locale === "ar" ? isolating(plain) : plain;
  const lingui = setupI18n({ locale, locales: [TAG[locale], locale], messages: { [locale]: messages as never } });
  const { t } = translate(locale, messages);
  const differing = Object.entries(messages).flatMap(([key, message]) => {
    const places = placesOf(message);
    return [0, 1, 2, 3, 11, 100, 1234].flatMap((count) => {
      const values = filledWith(places, count);
      const [ours, theirs] = [t(key as never, values), lingui._(key, values)];
      return ours === theirs ? [] : [[key, ours, theirs]];
    });
  });
  expect(Object.keys(messages).length).toBeGreaterThan(500);
  expect(differing).toEqual([]);
  const kinds = new Set(Object.values(messages).flatMap((message) => placesOf(message).map(([, kind]) => kind)));
  expect([...kinds].filter((kind) => kind !== undefined).sort()).toEqual(["number", "plural", "select"]);
});

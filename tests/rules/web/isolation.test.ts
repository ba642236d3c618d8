import { compileMessage } from "@lingui/message-utils/compileMessage";
import { expect, test } from "vitest";
import { catalogueOf } from "~/web/i18n.server";
import { isolating } from "~/web/isolation.server";
import { isolated, type Messages, speak } from "~/web/translate";

/** A page's messages as they travel: `family.x` for every sentence that is asked for here. */
const page = (sentence: string) => JSON.stringify(isolating({ "family.x": compileMessage(sentence) } as Messages));
const said = (sentence: string, values: Record<string, string | number>) => speak("ar", page(sentence)).t("family.x" as never, values);

test("a name in an Arabic sentence keeps its own direction, and the stop after it stays where the sentence ends", () => {
  expect(said("خلايا {name}.", { name: "Marco Rinaldi" })).toBe(`خلايا ${isolated("Marco Rinaldi")}.`);
});

test("Latin letters go with the number that they begin, and letters that stand apart from it do not", () => {
  expect(said("بذر P{passage}", { passage: 1 })).toBe(`بذر ${isolated("P1")}`);
  expect(said("P{passage} من P{max}", { passage: 2, max: 5 })).toBe(`${isolated("P2")} من ${isolated("P5")}`);
  expect(said("رقم DIN {din}", { din: "A9999" })).toBe(`رقم DIN ${isolated("A9999")}`);
  expect(said("{name}{din}", { name: "Ines", din: "A9999" })).toBe(isolated("Ines") + isolated("A9999"));
});

test("a word that only chooses between sentences still chooses, and names within the choice are kept apart", () => {
  const sentence = "{state, select, look {لـ{name} وحده} other {ليست نهائية}}";
  expect(said(sentence, { state: "look", name: "Ines" })).toBe(`لـ${isolated("Ines")} وحده`);
  expect(said(sentence, { state: "x", name: "Ines" })).toBe("ليست نهائية");
});

test("a count in Arabic takes its form, and the count itself is kept apart from what surrounds it", () => {
  const sentence = "{n, plural, one {قارورة} two {قارورتان} few {# قوارير في {place}} other {# قارورة}}";
  expect(said(sentence, { n: 1, place: "T-01" })).toBe("قارورة");
  expect(said(sentence, { n: 3, place: "T-01" })).toBe(`3 قوارير في ${isolated("T-01")}`);
  expect(said(sentence, { n: 40, place: "T-01" })).toBe("40 قارورة");
});

test("pages in Arabic carry their messages so, and pages in other languages as they are written", () => {
  const carried = (locale: "ar" | "it") => catalogueOf(locale, ["family"]);
  expect(carried("ar")).toContain("\u2068");
  expect(carried("it")).not.toContain("\u2068");
});

test("each language and catalogue is read once", () => {
  const catalogue = page("{name}");
  expect(speak("ar", catalogue)).toBe(speak("ar", catalogue));
  expect(speak("it", catalogue)).not.toBe(speak("ar", catalogue));
});

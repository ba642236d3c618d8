import { compileMessage } from "@lingui/message-utils/compileMessage";
import { expect, test } from "vitest";
import { isolated, type Messages, speak } from "~/web/translate";

/** A page's messages as they travel: `family.x` for every sentence that is asked for here. */
const page = (sentence: string) => JSON.stringify({ "family.x": compileMessage(sentence) } as Messages);
const said = (locale: "ar" | "it", sentence: string, values: Record<string, string | number>) =>
  speak(locale, page(sentence)).t("family.x" as never, values);

test("a name in an Arabic sentence keeps its own direction, and the stop after it stays where the sentence ends", () => {
  expect(said("ar", "خلايا {name}.", { name: "Marco Rinaldi" })).toBe(`خلايا ${isolated("Marco Rinaldi")}.`);
});

test("a word that only chooses between sentences still chooses, and names within the choice are kept apart", () => {
  const sentence = "{state, select, look {لـ{name} وحده} other {ليست نهائية}}";
  expect(said("ar", sentence, { state: "look", name: "Ines" })).toBe(`لـ${isolated("Ines")} وحده`);
  expect(said("ar", sentence, { state: "x", name: "Ines" })).toBe("ليست نهائية");
});

test("a count in Arabic takes its form, and the count itself is kept apart from what surrounds it", () => {
  const sentence = "{n, plural, one {قارورة} two {قارورتان} few {# قوارير في {place}} other {# قارورة}}";
  expect(said("ar", sentence, { n: 1, place: "T-01" })).toBe("قارورة");
  expect(said("ar", sentence, { n: 3, place: "T-01" })).toBe(`3 قوارير في ${isolated("T-01")}`);
  expect(said("ar", sentence, { n: 40, place: "T-01" })).toBe("40 قارورة");
});

test("languages that run from left to right are spoken as they are written", () => {
  expect(said("it", "Cellule di {name}.", { name: "Marco" })).toBe("Cellule di Marco.");
});

test("each language and catalogue is read once", () => {
  const catalogue = page("{name}");
  expect(speak("ar", catalogue)).toBe(speak("ar", catalogue));
  expect(speak("it", catalogue)).not.toBe(speak("ar", catalogue));
});

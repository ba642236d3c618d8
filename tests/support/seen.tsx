import type { ReactElement } from "react";
import { PostForm } from "~/ui/post-form";
import { LOCALES, type Locale } from "~/web/formats";
import { rendered, wordsOf } from "./rendered";

/** A part of a page as the server sends it, with the words of the rooms that it names. */
export const seen = (part: ReactElement, i18n: readonly string[], locale: Locale = "en"): string =>
  rendered({ Page: () => part, i18n, locale, path: "/here" }).replaceAll("<!-- -->", "");

/** The same as words alone. */
export const told = (part: ReactElement, i18n: readonly string[], locale: Locale = "en"): string =>
  wordsOf(seen(part, i18n, locale)).trim();

/** Fields as they come back in a form that was answered. */
export const answered = (fields: ReactElement, answer: unknown) => (
  <PostForm formToken="token" answer={answer}>
    {fields}
  </PostForm>
);

/** Every link of a page: its words and its address. */
export const linksOf = (html: string): [string, string][] =>
  [...html.matchAll(/<a\b[^>]*?\bhref="([^"]*)"[^>]*>(.*?)<\/a>/gs)].map(([, to = "", inner = ""]) => [
    wordsOf(inner).trim(),
    to.replaceAll("&amp;", "&"),
  ]);

export const addressesOf = (html: string): string[] => linksOf(html).map(([, to]) => to);

/** Whether a text stands alone, so that its direction cannot disturb the sentence around it. */
export const standsAlone = (html: string, text: string): boolean =>
  new RegExp(`<bdi[^>]*>[^<]*${text.replace(/[.+*]/g, "\\$&")}`).test(html);

const ROOMS = "billing|certificates|collection|consent|demo|documents|enquiries|errors|evidence|family|laboratory|people|public";
const MORE = "refusals|release|settings|standing|storage|tasks|ui|verify";
const KEY = new RegExp(`(?<![/@\\w.-])(?:${ROOMS}|${MORE})\\.[a-z]\\w+|\\{\\w+[,}]|\\bundefined\\b|\\bNaN\\b|Invalid Date|\\[object`, "g");

/** What a page shows that nobody should read: keys without words, places without values, broken dates. */
export function slipsOf(html: string): string[] {
  const heard = [...html.matchAll(/\b(?:aria-label|title|alt|placeholder|data-head)="([^"]*)"/g)].map(([, words]) => words);
  return [...`${wordsOf(html)} ${heard.join(" ")}`.matchAll(KEY)].map(([slip]) => slip);
}

/** The slips of a part in all languages; none, if every sentence was written three times. */
export const slipsEverywhere = (part: ReactElement, i18n: readonly string[]): string[] =>
  LOCALES.flatMap((locale) => slipsOf(seen(part, i18n, locale)));

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";

const wordsWithId = (html: string, id: string): string =>
  wordsOf(new RegExp(`<(\\w+)[^>]*\\sid="${id}"[^>]*>(.*?)</\\1>`, "s").exec(html)?.[2] ?? "").trim();

/** A control as a person meets it: its label, what stands in it, and what is said about it beside it. */
export function fieldOf(html: string, name: string) {
  const [tag = "", kind = ""] = new RegExp(`<(input|textarea|select)\\b[^>]*\\sname="${name}"[^>]*>`).exec(html) ?? [];
  const id = attribute(tag, "id");
  const group = new RegExp(`<fieldset[^>]*\\sid="f-${name}"[^>]*>.*?<legend[^>]*>(.*?)</legend>`, "s").exec(html);
  const describing = attribute(group && attribute(tag, "type") === "radio" ? group[0] : tag, "aria-describedby");
  const after = html.slice(html.indexOf(tag) + tag.length);
  return {
    there: tag !== "",
    label: group
      ? wordsOf(group[1] ?? "").trim()
      : wordsOf(new RegExp(`<label[^>]*\\sfor="${id}"[^>]*>(.*?)</label>`, "s").exec(html)?.[1] ?? "").trim(),
    value:
      kind === "textarea"
        ? (after.split("</textarea>")[0] ?? "").trimStart()
        : kind === "select"
          ? chosenIn(after)
          : attribute(tag, "value"),
    described: describing
      .split(" ")
      .filter(Boolean)
      .map((each) => wordsWithId(html, each))
      .join(" "),
    direction: attribute(tag, "dir"),
  };
}

function chosenIn(after: string): string {
  const options = [...(after.split("</select>")[0] ?? "").matchAll(/<option[^>]*>/g)].map(([option]) => option);
  return attribute(options.find((option) => option.includes("selected")) ?? "", "value");
}

/** The choices under one name, and which of them are made. */
export function choicesOf(html: string, name: string): { values: string[]; made: string[] } {
  const tags = [...html.matchAll(new RegExp(`<input\\b[^>]*\\sname="${name}"[^>]*>`, "g"))].map(([tag]) => tag);
  const made = tags.filter((tag) => /\schecked\b/.test(tag));
  return { values: tags.map((tag) => attribute(tag, "value")), made: made.map((tag) => attribute(tag, "value")) };
}

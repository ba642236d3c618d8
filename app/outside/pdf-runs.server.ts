import bidiFactory from "bidi-js";
import { fontFor, STEERING } from "./fonts/coverage.server";
import type { Face, FontName } from "./fonts/fonts.server";
import { breakLines } from "./pdf-breaks.server";

const bidi = bidiFactory();

export interface Span {
  text: string;
  face?: Face;
  color?: string;
  /** Draws a box around it: the check character of a DIN. */
  boxed?: boolean;
}
export type Inline = string | Span | readonly (string | Span)[];

export interface TextStyle {
  face: Face;
  /** Points. */
  size: number;
  /** Line height as a multiple of the size. */
  leading: number;
  color: string;
}

/** A piece of a line that one font draws in one direction. `text` is in the order in which the font wants it. */
export interface Run {
  text: string;
  font: FontName;
  size: number;
  /** Points above the base line. */
  rise: number;
  color: string;
  boxed: boolean;
  width: number;
}

export interface Line {
  runs: Run[];
  width: number;
}

export type Measure = (text: string, font: FontName, size: number) => number;

interface Unit {
  character: string;
  font: FontName;
  rise: number;
  size: number;
  color: string;
  boxed: boolean;
  level: number;
}

/** The fonts lack superscript digits: they are raised by layout. */
const RAISED: Record<string, string> = {
  "⁰": "0",
  "¹": "1",
  "²": "2",
  "³": "3",
  "⁴": "4",
  "⁵": "5",
  "⁶": "6",
  "⁷": "7",
  "⁸": "8",
  "⁹": "9",
  "⁻": "−",
};
const RAISED_SIZE = 0.66;
const RISE = 0.36;

/** Breaks text into lines of at most this width, each with its runs from left to right (Unicode bidirectional algorithm). */
export function layoutText(inline: Inline, style: TextStyle, width: number, dir: "ltr" | "rtl", measure: Measure): Line[] {
  return paragraphsOf(inline).flatMap((spans) => {
    const units = unitsOf(spans, style, dir);
    return breakLines(units, width, (some) => widthOf(some, measure)).map((line) => lineOf(line, measure));
  });
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A value set into a sentence of another direction keeps its own order. */
export const isolated = (value: string): string => `\u2068${value}\u2069`;

/** Codes run from left to right wherever they stand. */
const code = (text: string): string => `\u2066${text}\u2069`;

function paragraphsOf(inline: Inline): Span[][] {
  const spans = (Array.isArray(inline) ? inline : [inline]) as (string | Span)[];
  const paragraphs: Span[][] = [[]];
  for (const span of spans.map((one) => (typeof one === "string" ? { text: one } : one))) {
    const joined = span.text.normalize("NFC").replace(/(\d) (?=[%°]|mL\b|EU\b)/g, "$1\u00a0");
    for (const [index, text] of joined.split("\n").entries()) {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ ...span, text: span.face?.startsWith("mono") ? code(text) : text });
    }
  }
  return paragraphs;
}

function unitsOf(spans: readonly Span[], style: TextStyle, dir: "ltr" | "rtl"): Unit[] {
  const text = spans.map((span) => span.text).join("");
  const { levels } = bidi.getEmbeddingLevels(text, RIGHT_TO_LEFT.test(text) ? dir : "ltr");
  const mirrored = bidi.getMirroredCharactersMap(text, levels);
  let index = 0;
  let before: FontName | undefined;
  const units = spans.flatMap((span) =>
    [...span.text].map((character) => {
      const raised = RAISED[character];
      const shown = raised ?? mirrored.get(index) ?? character;
      const font = fontFor(span.face ?? style.face, shown, before);
      const level = levels[index] ?? 0;
      index += character.length;
      before = font;
      return {
        character: shown,
        font,
        level,
        rise: raised === undefined ? 0 : style.size * RISE,
        size: raised === undefined ? style.size : style.size * RAISED_SIZE,
        color: span.color ?? style.color,
        boxed: span.boxed ?? false,
      };
    }),
  );
  return units.filter(({ character }) => !STEERING.test(character));
}

const widthOf = (units: readonly Unit[], measure: Measure): number => runsOf(units, measure).reduce((sum, { width }) => sum + width, 0);

function lineOf(units: readonly Unit[], measure: Measure): Line {
  const runs = inVisualOrder(runsOf(units, measure));
  return { runs, width: runs.reduce((sum, { width }) => sum + width, 0) };
}

const BOX_PADDING = 0.35;
export const boxPadding = (size: number): number => size * BOX_PADDING;

function runsOf(units: readonly Unit[], measure: Measure): (Run & { level: number })[] {
  const groups: Unit[][] = [];
  for (const unit of units) {
    const group = groups.at(-1);
    const like = group?.[0];
    const joins = like && (["font", "level", "rise", "color", "boxed"] as const).every((name) => like[name] === unit[name]);
    if (joins) group.push(unit);
    else groups.push([unit]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { font, size, rise, color, boxed, level } = first;
    const logical = group.map(({ character }) => character);
    const turned = level % 2 === 1 && !/\p{Script=Arabic}/u.test(logical.join("")); // the shaper turns Arabic letters itself
    const text = (turned ? logical.reverse() : logical).join("");
    return [{ text, font, size, rise, color, boxed, level, width: measure(text, font, size) + (boxed ? 2 * boxPadding(size) : 0) }];
  });
}

/** Rule L2: from the highest level down to the lowest odd one, every stretch at that level or above is turned. */
function inVisualOrder(runs: readonly (Run & { level: number })[]): Run[] {
  const ordered = [...runs];
  const highest = Math.max(0, ...ordered.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      let end = start;
      while (end < ordered.length && (ordered[end]?.level ?? 0) >= level) end += 1;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return ordered;
}

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("../../app/ui/theme/", import.meta.url);
const sheets = readdirSync(folder).filter((name) => name.endsWith(".css"));
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const tokens = read("tokens.css");

function coloursOf(selector: string): Record<string, string> {
  const start = tokens.indexOf(selector);
  const block = tokens.slice(tokens.indexOf("{", start), tokens.indexOf("}", start));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = "", value = ""]) => [name, value]));
}

const light = coloursOf(":root {");
const dark = { ...light, ...coloursOf(':root[data-theme="dark"]') };
const darkBySystem = { ...light, ...coloursOf(':root:not([data-theme="light"])') };

/** Relative luminance and contrast of WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string | undefined, other: string | undefined): number {
  const [high = 0, low = 0] = [luminance(one ?? "#000000"), luminance(other ?? "#000000")].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ["paper", "surface", "sunk"];
const TEXTS = ["ink", "muted", "accent", "good", "watch", "stop", "note", "tissue-b", "tissue-a", "tissue-d", "tissue-w"];
const pairs = [
  ...GROUNDS.flatMap((ground) => TEXTS.map((text) => [text, ground] as const)),
  ...(["good", "watch", "stop", "note"] as const).flatMap((state) => [
    [state, `${state}-soft`] as const,
    ["ink", `${state}-soft`] as const,
  ]),
  ["accent", "accent-soft"] as const,
  ["ink", "accent-soft"] as const,
  ["muted", "accent-soft"] as const,
  ["accent-ink", "accent"] as const,
  ["accent-ink", "accent-deep"] as const,
];

test.each(pairs)("%s on %s can be read in both themes (AA, 4.5 to 1)", (text, ground) => {
  expect(contrast(light[text], light[ground])).toBeGreaterThanOrEqual(4.5);
  expect(contrast(dark[text], dark[ground])).toBeGreaterThanOrEqual(4.5);
});

test.each(["paper", "surface"])("the edge of a field can be seen on %s in both themes (3 to 1)", (ground) => {
  expect(contrast(light.edge, light[ground])).toBeGreaterThanOrEqual(3);
  expect(contrast(dark.edge, dark[ground])).toBeGreaterThanOrEqual(3);
});

test("dark is the same, whether the system or the person asks for it", () => {
  expect(darkBySystem).toEqual(dark);
  expect(Object.keys(coloursOf(':root[data-theme="dark"]')).length).toBeGreaterThan(20);
});

test.each(sheets)("%s has logical properties only, so that right-to-left mirrors by itself", (sheet) => {
  const physical = read(sheet).match(
    /(?:^|[\s;{])(?:margin|padding|border)-(?:left|right)|(?:^|[\s;{])(?:left|right)\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right)/gm,
  );
  expect(physical ?? []).toEqual([]);
});

test.each(sheets)("%s draws no shadow but lines, and no gradient but hatching", (sheet) => {
  const css = read(sheet);
  const shadows = [...css.matchAll(/box-shadow:\s*([^;]+);/g)].map(([, value = ""]) => value);
  expect(shadows.filter((value) => !/^none|^inset|^0 0 0 \d/.test(value))).toEqual([]);
  expect(css.match(/(?<!repeating-)(?:linear|radial|conic)-gradient/g) ?? []).toEqual([]);
});

test("the fonts that the styles name are shipped, with their licences", () => {
  const shipped = readdirSync(new URL("../../public/fonts/", import.meta.url));
  const named = [...read("fonts.css").matchAll(/url\(\/fonts\/([\w-]+\.woff2)\)/g)].map(([, file]) => file);
  expect(named.length).toBeGreaterThan(5);
  for (const file of named) expect(shipped).toContain(file);
  expect(shipped.filter((file) => file.startsWith("LICENSE")).length).toBe(4);
});

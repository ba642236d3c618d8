import { type Face, type FontName, fontsOf } from "./fonts.server";
import { openFont } from "./open.server";

const covered = new Map<FontName, ReadonlySet<number>>();

/** The code points that a font has a glyph for. */
function charactersOf(name: FontName): ReadonlySet<number> {
  const known = covered.get(name);
  if (known) return known;
  const characters = new Set(openFont(name).characterSet);
  covered.set(name, characters);
  return characters;
}

/**
 * The font of a face that draws a character. The font before it keeps blanks and signs that it has, so that a line is not cut up;
 * a character that no font has is drawn by the first as an empty box.
 */
export function fontFor(face: Face, character: string, before: FontName | undefined): FontName {
  const code = character.codePointAt(0) ?? 0;
  const chain = fontsOf(face);
  if (before !== undefined && chain.includes(before) && !/[\p{L}\p{N}]/u.test(character) && charactersOf(before).has(code)) return before;
  return chain.find((name) => charactersOf(name).has(code)) ?? chain[0] ?? "latinRegular";
}

/** Characters that steer direction and are never drawn. */
export const STEERING = /[\u2066-\u2069\u200e\u200f\u061c]/;

/** The characters of a text that no font of the face has, after composing. */
export function uncovered(face: Face, text: string): string[] {
  const chain = fontsOf(face);
  const missing = [...text.normalize("NFC").replace(new RegExp(STEERING, "g"), "")].filter(
    (character) => !chain.some((name) => charactersOf(name).has(character.codePointAt(0) ?? 0)),
  );
  return [...new Set(missing)];
}

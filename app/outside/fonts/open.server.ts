import PDFDocument from "pdfkit";
import { type FontName, fontFile } from "./fonts.server";

/** What a shaper made of a text: glyphs, and where each stands in units of the font. PDFKit scales the positions where they are. */
interface Shaped {
  positions: Record<string, number>[];
}
export interface OpenFont {
  /** Code points that it has a glyph for. */
  characterSet: number[];
  glyphForCodePoint(code: number): unknown;
  layout(text: string, features?: unknown): Shaped;
}

/** Texts that are kept shaped are words and labels; a font that has shaped this many forgets them all. */
const LONGEST_KEPT = 48;
const MOST_KEPT = 4_000;

const open = new Map<FontName, OpenFont>();

/** A font that is read once for all documents of the process: its tables, and what it has shaped, since shaping is most of a page's cost. */
export function openFont(name: FontName): OpenFont {
  const known = open.get(name);
  if (known) return known;
  const probe = new PDFDocument({ autoFirstPage: false }).font(fontFile(name)) as unknown as { _font: { font: OpenFont } };
  const font = remembering(probe._font.font);
  // A glyph keeps the character it was first met as: met first as a part of another (the stop in "…"), it could never be read back as text.
  for (const code of font.characterSet) font.glyphForCodePoint(code);
  open.set(name, font);
  return font;
}

function remembering(font: OpenFont): OpenFont {
  const shape = font.layout.bind(font);
  const kept = new Map<string, Shaped>();
  font.layout = (text, features) => {
    if (text.length > LONGEST_KEPT) return shape(text, features);
    const key = `${JSON.stringify(features)} ${text}`;
    const known = kept.get(key) ?? shape(text, features);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, known);
    return copyOf(known);
  };
  return font;
}

const copyOf = (shaped: Shaped): Shaped =>
  Object.assign(Object.create(Object.getPrototypeOf(shaped)), shaped, {
    positions: shaped.positions.map((position) => Object.assign(Object.create(Object.getPrototypeOf(position)), position)),
  });

import mono from "./ibm-plex-mono-latin-400-normal.ttf?inline";
import monoStrong from "./ibm-plex-mono-latin-600-normal.ttf?inline";
import arabicRegular from "./ibm-plex-sans-arabic-arabic-400-normal.ttf?inline";
import arabicStrong from "./ibm-plex-sans-arabic-arabic-600-normal.ttf?inline";
import latinRegular from "./ibm-plex-sans-latin-400-normal.ttf?inline";
import latinMedium from "./ibm-plex-sans-latin-500-normal.ttf?inline";
import latinStrong from "./ibm-plex-sans-latin-600-normal.ttf?inline";
import extendedRegular from "./ibm-plex-sans-latin-ext-400-normal.ttf?inline";
import extendedStrong from "./ibm-plex-sans-latin-ext-600-normal.ttf?inline";
import serif from "./source-serif-4-latin-600-normal.ttf?inline";
import signsRegular from "./trilineage-signs-400.ttf?inline";
import signsStrong from "./trilineage-signs-600.ttf?inline";

/** Every font file of the documents; they travel inside the server's code, so that no path has to be found. */
const FILES = {
  latinRegular,
  latinMedium,
  latinStrong,
  extendedRegular,
  extendedStrong,
  arabicRegular,
  arabicStrong,
  mono,
  monoStrong,
  serif,
  signsRegular,
  signsStrong,
};

export type FontName = keyof typeof FILES;
export const FONT_NAMES = Object.keys(FILES) as FontName[];

/** How text looks; each face is a chain of fonts, of which the first that has a character draws it. */
const FACES = {
  text: ["latinRegular", "extendedRegular", "signsRegular", "arabicRegular"],
  medium: ["latinMedium", "extendedStrong", "signsStrong", "arabicStrong"],
  strong: ["latinStrong", "extendedStrong", "signsStrong", "arabicStrong"],
  serif: ["serif", "latinStrong", "extendedStrong", "signsStrong", "arabicStrong"],
  mono: ["mono", "latinRegular", "extendedRegular", "signsRegular", "arabicRegular"],
  monoStrong: ["monoStrong", "latinStrong", "extendedStrong", "signsStrong", "arabicStrong"],
} as const satisfies Record<string, readonly FontName[]>;

export type Face = keyof typeof FACES;
export const fontsOf = (face: Face): readonly FontName[] => FACES[face];

const bytes = new Map<FontName, Buffer>();

/** The bytes of a font, a TrueType file. */
export function fontFile(name: FontName): Buffer {
  const known = bytes.get(name);
  if (known) return known;
  const data = FILES[name];
  const decoded = Buffer.from(data.slice(data.indexOf(",") + 1), "base64");
  bytes.set(name, decoded);
  return decoded;
}

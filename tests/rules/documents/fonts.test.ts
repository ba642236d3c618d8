import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fontFor, uncovered } from "~/outside/fonts/coverage.server";
import { FONT_NAMES, fontFile, fontsOf } from "~/outside/fonts/fonts.server";
import { openFont } from "~/outside/fonts/open.server";
import { renderPdf } from "~/outside/pdf.server";
import { paragraph } from "~/outside/pdf-blocks.server";
import { furnitureOf } from "~/outside/pdf-furniture.server";
import { translator } from "~/web/i18n.server";
import { NORTHLIGHT } from "~tests/support/documents";
import { textOf } from "~tests/support/pdf-text";

const FOLDER = "app/locales";
const catalogues = ["en", "it", "ar"].flatMap((locale) => readdirSync(`${FOLDER}/${locale}`).map((file) => `${FOLDER}/${locale}/${file}`));

describe("every character of every catalogue", () => {
  test.each(catalogues)("of %s has a glyph in each face of running text", (file) => {
    const text = Object.values(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>)
      .join("")
      .replaceAll("\n", "");
    for (const face of ["text", "medium", "strong", "serif"] as const) expect(uncovered(face, text)).toEqual([]);
  });

  test("and the signs that units, limits and names need have one too", () => {
    const signs = "≤≥≈≠→←αβγδμσΔ∞✓−×•…°‰№½µ±ŁłŞşĞğČčŽžÑñÜüßÉéÅåØøĀāȚțİı";
    expect(uncovered("text", signs)).toEqual([]);
    expect(uncovered("strong", signs)).toEqual([]);
    expect(uncovered("mono", "A9999 26 000001 8*=<>&/#")).toEqual([]);
  });

  test("a character that nobody has is named", () => {
    expect(uncovered("text", "a漢a")).toEqual(["漢"]);
  });
});

describe("the font of a character", () => {
  test("is the first of the face that has it", () => {
    expect(fontFor("text", "a", undefined)).toBe("latinRegular");
    expect(fontFor("text", "ł", undefined)).toBe("extendedRegular");
    expect(fontFor("text", "≤", undefined)).toBe("signsRegular");
    expect(fontFor("strong", "ب", undefined)).toBe("arabicStrong");
    expect(fontFor("serif", "ب", undefined)).toBe("arabicStrong");
  });

  test("stays with the font before it for a blank, so that a sentence is shaped as one", () => {
    expect(fontFor("text", " ", "arabicRegular")).toBe("arabicRegular");
    expect(fontFor("text", "1", "arabicRegular")).toBe("latinRegular");
  });

  test("is the first font for a character that nobody has", () => {
    expect(fontFor("text", "漢", undefined)).toBe("latinRegular");
  });
});

test("every font is a TrueType file, and every face begins with one of them", () => {
  for (const name of FONT_NAMES) expect(fontFile(name).readUInt32BE(0)).toBe(0x00010000);
  for (const face of ["text", "medium", "strong", "serif", "mono", "monoStrong"] as const) expect(FONT_NAMES).toContain(fontsOf(face)[0]);
});

describe("a font that is open for all documents", () => {
  test("shapes a text the second time as it did the first, and hands out a copy that may be scaled", () => {
    const font = openFont("latinRegular");
    const first = font.layout("Trilineage 1.5", ["rtla"]);
    const before = structuredClone(first.positions);
    for (const position of first.positions) for (const key of Object.keys(position)) position[key] = 0;
    expect(font.layout("Trilineage 1.5", ["rtla"]).positions.map((position) => ({ ...position }))).toEqual(before);
  });

  test("reads back as text after another document used a sign that is made of it", async () => {
    const render = async (words: string) =>
      (
        await textOf(
          await renderPdf({
            title: "A paper",
            locale: "en",
            dir: "ltr",
            now: new Date(0),
            furniture: furnitureOf(translator("en"), NORTHLIGHT, "N-1", "lot"),
            draw: (sheet) => paragraph(sheet, words),
          }),
        )
      ).join(" ");
    expect(await render("wait … i: é")).toContain("wait … i: é");
    expect(await render("€1,100.00 · e")).toContain("€1,100.00 · e");
  });
});

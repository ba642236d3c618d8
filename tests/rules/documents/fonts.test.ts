import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fontFor, uncovered } from "~/outside/fonts/coverage.server";
import { FONT_NAMES, fontFile, fontsOf } from "~/outside/fonts/fonts.server";

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

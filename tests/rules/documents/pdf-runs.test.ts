import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Inline, isolated, type Line, layoutText, type TextStyle } from "~/outside/pdf-runs.server";

const STYLE: TextStyle = { face: "text", size: 10, leading: 1.4, color: "#000000" };
/** Every character is as wide as half its size. */
const measure = (text: string, _: string, size: number) => [...text].length * size * 0.5;
const lay = (inline: Inline, dir: "ltr" | "rtl" = "ltr", width = 1000) => layoutText(inline, STYLE, width, dir, measure);
const shown = (lines: Line[]) => lines.map((line) => line.runs.map(({ text }) => text).join("|"));

describe("lines", () => {
  test("break at blanks and keep words whole", () => {
    expect(shown(lay("stored is not usable", "ltr", 60))).toEqual(["stored is", "not usable"]);
  });

  test("break where the text does, and an empty line stays", () => {
    expect(shown(lay("one\n\ntwo"))).toEqual(["one", "", "two"]);
  });

  test("cut a word that is wider than the line", () => {
    expect(shown(lay("abcdefghij", "ltr", 20))).toEqual(["abcd", "efgh", "ij"]);
  });

  test("never part a number from its sign or unit", () => {
    expect(shown(lay("about 10 % DMSO", "ltr", 40))).toEqual(["about", "10\u00a0%", "DMSO"]);
    expect(shown(lay("of 20 mL", "ltr", 30))).toEqual(["of", "20\u00a0mL"]);
  });

  test("are never wider than the column, and lose nothing but blanks", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,14}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 200 }), (some, width) => {
        const lines = lay(some.join(" "), "ltr", width);
        expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(width);
        expect(shown(lines).join("").replaceAll(" ", "")).toBe(some.join(""));
      }),
    );
  });
});

describe("runs", () => {
  test("raise a power, smaller, in plain digits", () => {
    const [line] = lay("1.0 × 10⁸");
    expect(line?.runs.map(({ text, rise }) => [text, rise > 0])).toEqual([
      ["1.0 × 10", false],
      ["8", true],
    ]);
    expect(line?.runs[1]?.size).toBeLessThan(10);
  });

  test("change the font for a sign that the first lacks, and come back", () => {
    const [line] = lay("at ≥ 70");
    expect(line?.runs.map(({ font }) => font)).toEqual(["latinRegular", "signsRegular", "latinRegular"]);
  });

  test("give a boxed character room on both sides", () => {
    const [line] = lay(["1 ", { text: "8", boxed: true }]);
    expect(line?.runs[1]?.boxed).toBe(true);
    expect(line?.runs[1]?.width).toBeGreaterThan(5);
  });
});

describe("directions", () => {
  test("words in Arabic stand from right to left, a Latin name among them keeps its order", () => {
    expect(shown(lay("بنك Northlight هنا", "rtl"))).toEqual(["هنا| |Northlight|بنك "]);
  });

  test("a value set into a sentence keeps its full stop and its minus", () => {
    expect(shown(lay(`${isolated("Marco R.")}، هنا`, "rtl"))[0]).toMatch(/Marco R\.$/);
    expect(shown(lay(`تحت ${isolated("−150 °C")}؛ هنا`, "rtl"))[0]).toContain("−150");
  });

  test("a code keeps its order whatever stands beside it", () => {
    const line = shown(lay([{ text: "RC-26-7K3M9QPX", face: "mono" }, " 18 أبريل"], "rtl"))[0];
    expect(line).toMatch(/RC-26-7K3M9QPX$/);
    expect(line?.indexOf("18")).toBeLessThan(line?.indexOf("RC-26") ?? 0);
  });

  test("brackets are mirrored, signs without letters are turned", () => {
    expect(shown(lay("التبرّع (DIN)", "rtl"))[0]).toMatch(/^\(\|?DIN\|?\)/);
  });

  test("a text without a letter from right to left is laid from left to right", () => {
    expect(shown(lay("MSC(M), cultured.", "rtl"))).toEqual(["MSC(M), cultured."]);
  });

  test("marks that steer direction are never drawn", () => {
    expect(shown(lay(isolated("12 mL")))).toEqual(["12\u00a0mL"]);
  });

  test("turning lines never loses a character", () => {
    const word = fc.constantFrom("بنك", "خلايا", "DIN", "26", "(M)", "،", "70 %", "a/b");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.constantFrom("ltr" as const, "rtl" as const), (words, dir) => {
        const letters = (text: string) => [...text.replace(/[()\s|]/gu, "")].sort().join("");
        expect(letters(shown(lay(words.join(" "), dir)).join(""))).toBe(letters(words.join("")));
      }),
    );
  });
});

import fc from "fast-check";
import jsQR from "jsqr";
import { describe, expect, test } from "vitest";
import { mailboxOf } from "~/outside/environment.rules";
import { newId, withCountedIds } from "~/outside/ids.server";
import { dataMatrix, QUIET, qrCode } from "~/outside/matrix-codes.server";
import { breakLines } from "~/outside/pdf-breaks.server";
import { pageLanguage } from "~/outside/stripe-client.server";

const characters = (text: string) => [...text].map((character) => ({ character }));
const wordsIn = (lines: { character: string }[][]) => lines.map((line) => line.map(({ character }) => character).join(""));
const broken = (text: string, width: number) => wordsIn(breakLines(characters(text), width, (some) => some.length));

describe("lines of a document", () => {
  test.each([
    ["one two three", 7, ["one two", "three"]],
    ["one two", 7, ["one two"]],
    ["one  two", 4, ["one", "two"]],
    ["onetwothree", 4, ["onet", "woth", "ree"]],
    ["a onetwothree b", 4, ["a", "onet", "woth", "ree", "b"]],
    ["", 4, [""]],
    ["word ", 4, ["word"]],
  ])("%j, %i wide, is %j", (text, width, lines) => expect(broken(text, width)).toEqual(lines));

  test("hold every character but blanks, in order, and are never wider than they may be, whatever the text", () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "bb", "ccc", " ", "  ", "dddddddddd")), fc.integer({ min: 1, max: 12 }), (parts, width) => {
        const text = parts.join("");
        const lines = broken(text, width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      }),
    ));

  test("keep a character that alone is too wide, since nothing can be left out", () =>
    expect(wordsIn(breakLines(characters("WW"), 1, (some) => some.length * 3))).toEqual(["W", "W"]));
});

describe("ids", () => {
  const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  test("are UUIDs, each another, and later ones stand later", () => {
    const ids = Array.from({ length: 200 }, newId);
    for (const id of ids) expect(id).toMatch(UUID);
    expect(new Set(ids).size).toBe(200);
    expect([...ids].sort()).toEqual(ids);
  });

  test("that are counted are the same at every run, in the order of their making, and others for another name", () => {
    const made = (name: string) => withCountedIds(name, () => Array.from({ length: 300 }, newId));
    const [first, again, other] = [made("a demo"), made("a demo"), made("another")];
    expect(again).toEqual(first);
    expect([...first].sort()).toEqual(first);
    for (const id of first) expect(id).toMatch(UUID);
    expect(new Set([...first, ...other]).size).toBe(600);
  });

  test("are counted only where they were asked to be, and through what is awaited", async () => {
    const counted = await withCountedIds("awaited", async () => {
      await Promise.resolve();
      return newId();
    });
    expect(counted).toBe(withCountedIds("awaited", newId));
    expect(newId()).not.toBe(newId());
  });
});

test.each([
  ["Ada Rossi <ada@cells.example>", { name: "Ada Rossi", email: "ada@cells.example" }],
  ["ada@cells.example", { name: "", email: "ada@cells.example" }],
  ["  <ada@cells.example> ", { name: "", email: "ada@cells.example" }],
  ["عائشة <a@cells.example>", { name: "عائشة", email: "a@cells.example" }],
  ["Ada Rossi", { name: "", email: "" }],
  ["", { name: "", email: "" }],
])("the mailbox %j is read as mail programs write it", (written, read) => expect(mailboxOf(written)).toEqual(read));

test("the card company's pages speak the person's language where they know it", () => {
  expect((["en", "it", "ar"] as const).map(pageLanguage)).toEqual(["en", "it", "auto"]);
});

describe("square codes", () => {
  const drawn = ({ columns, rows, isDark }: ReturnType<typeof qrCode>, quiet: number, scale = 4) => {
    const side = (columns + 2 * quiet) * scale;
    const pixels = new Uint8ClampedArray(side * (rows + 2 * quiet) * scale * 4).fill(255);
    for (let y = 0; y < side; y += 1)
      for (let x = 0; x < side; x += 1) {
        const [row, column] = [Math.floor(y / scale) - quiet, Math.floor(x / scale) - quiet];
        if (row >= 0 && column >= 0 && row < rows && column < columns && isDark(row, column))
          pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
      }
    return { pixels, side };
  };

  test.each(["https://verify.northlight.example/verify#abc", "A", "é 日本 🔬"])("a QR code of %j reads back", (text) => {
    const { pixels, side } = drawn(qrCode(text), QUIET.qr);
    expect(jsQR(pixels, side, side)?.data).toBe(text);
  });

  test("a DataMatrix is square, has its two solid sides, and is never darker than its alternating ones", () => {
    const { columns, rows, isDark } = dataMatrix("=+03000=A99992600000100&/CHA999926000001");
    expect(columns).toBe(rows);
    for (let n = 0; n < rows; n += 1) {
      expect(isDark(n, 0)).toBe(true);
      expect(isDark(rows - 1, n)).toBe(true);
      expect(isDark(0, n)).toBe(n % 2 === 0);
      expect(isDark(n, columns - 1)).toBe(n % 2 === 1);
    }
  });

  test("a text that no code holds is refused, not cut short", () => expect(() => dataMatrix("x".repeat(5000))).toThrow());
});

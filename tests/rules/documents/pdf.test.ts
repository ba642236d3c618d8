import { describe, expect, test, vi } from "vitest";
import { renderPdf } from "~/outside/pdf.server";
import { gap, grouped, heading, keyValues, paragraph, signatures, utc } from "~/outside/pdf-blocks.server";
import { furnitureOf, power } from "~/outside/pdf-furniture.server";
import type { Sheet } from "~/outside/pdf-sheet.server";
import { table } from "~/outside/pdf-table.server";
import { translator } from "~/web/i18n.server";
import { NORTHLIGHT } from "~tests/support/documents";
import { rolesOf, textOf } from "~tests/support/pdf-text";

vi.setConfig({ testTimeout: 60_000 });

const NOW = new Date("2026-04-18T14:42:09Z");
const render = (draw: (sheet: Sheet) => void, locale: "en" | "ar" = "en") => {
  const words = translator(locale);
  return renderPdf({ title: "A paper", locale, dir: words.dir, now: NOW, furniture: furnitureOf(words, NORTHLIGHT, "N-1", "lot"), draw });
};
const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString("latin1");

describe("the file", () => {
  test("has the same bytes for the same input", async () => {
    const draw = (sheet: Sheet) => paragraph(sheet, "The same words");
    const [one, other] = [await render(draw), await render(draw)];
    expect(Buffer.compare(Buffer.from(one), Buffer.from(other))).toBe(0);
  });

  test("says its title, its language, that it is tagged, and when it was made", async () => {
    const pdf = latin(await render((sheet) => paragraph(sheet, "Words")));
    expect(pdf).toContain("(A paper)");
    expect(pdf).toContain("/Lang (en)");
    expect(pdf).toContain("/Marked true");
    expect(pdf).toContain("/DisplayDocTitle true");
    expect(pdf).toContain("(D:20260418144209Z)");
  });

  test("claims no conformance that nobody validated", async () => {
    expect(latin(await render((sheet) => paragraph(sheet, "Words")))).not.toContain("pdfaid");
  });

  test("holds its own fonts and only those that it uses", async () => {
    const pdf = latin(await render((sheet) => paragraph(sheet, "Words")));
    expect(pdf).toContain("IBMPlexSans-Regular");
    expect(pdf).toContain("/FontFile2");
    expect(pdf).not.toMatch(/Helvetica|IBMPlexSansArabic/);
  });
});

describe("pages", () => {
  const rows = Array.from({ length: 90 }, (_, index) => [`Test ${index}`, "conforms"]);
  const heads = [
    { header: "Name of test", share: 0.5 },
    { header: "Found", share: 0.5 },
  ];

  test("a long table goes on with its heads repeated, and every page has its number", async () => {
    const pages = await textOf(await render((sheet) => table(sheet, heads, rows)));
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain("Name of test");
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).toContain("DEMO – not ICCBBA registered");
    }
    const all = pages.join(" ");
    for (const [name] of rows) expect(all).toContain(`${name} conforms`);
  });

  test("a long paragraph goes on line by line and loses no word", async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `word${index}`);
    const pages = await textOf(await render((sheet) => paragraph(sheet, words.join(" "))));
    expect(pages.length).toBeGreaterThan(1);
    for (const word of ["word0", "word750", "word1499"]) expect(pages.join(" ")).toContain(word);
  });
});

describe("what a screen reader hears", () => {
  test("headings, paragraphs, rows with their heads; never the ornament", async () => {
    const tree = await rolesOf(
      await render((sheet) => {
        heading(sheet, 1, "Title");
        gap(sheet, 2);
        keyValues(sheet, [{ key: "Donation", value: "A9999" }]);
        table(sheet, [{ header: "Test", share: 1 }], [[{ mark: "good", word: "meets" }]]);
        signatures(sheet, [{ name: "Giulia Ferri", capacity: "Quality", meaning: "reviewed", signedAt: NOW }], {
          label: "Hash",
          value: "ab".repeat(32),
        });
      }),
    );
    for (const role of ["Document", "H1", "Table", "TR", "TH", "TD", "P"]) expect(tree).toContain(`"role":"${role}"`);
    expect(tree.indexOf('"H1"')).toBeLessThan(tree.indexOf('"Table"'));
    expect(tree).not.toContain("Artifact");
  });

  test("a signature says who, as what, what it means, and when in UTC", async () => {
    const signer = { name: "Giulia Ferri", capacity: "Quality assurance", meaning: "“I reviewed it.”", signedAt: NOW };
    const [page] = await textOf(
      await render((sheet) => signatures(sheet, [signer], { label: "Hash", value: "0123456789abcdef".repeat(4) })),
    );
    for (const words of ["Giulia Ferri", "Quality assurance", "“I reviewed it.”", "2026-04-18 14:42:09 UTC", "SHA-256 01234567 89abcdef"])
      expect(page).toContain(words);
  });
});

test("instants, hashes and powers are written one way", () => {
  expect(utc(NOW)).toBe("2026-04-18 14:42:09 UTC");
  expect(grouped("0123456789abcdef")).toBe("01234567 89abcdef");
  expect(power(1e8, translator("en"))).toBe("1.0\u00a0×\u00a010⁸");
  expect(power(1.34e8, translator("it"))).toBe("1,3\u00a0×\u00a010⁸");
});

test("an Arabic page stands from right to left and still numbers its pages", async () => {
  const pdf = await render((sheet) => keyValues(sheet, [{ key: "التبرّع (DIN)", value: { text: "A9999 26 000001", face: "mono" } }]), "ar");
  expect(latin(pdf)).toContain("/Lang (ar)");
  expect((await textOf(pdf))[0]).toContain("A9999 26 000001");
});

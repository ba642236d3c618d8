import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createCanvas } from "@napi-rs/canvas";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { readScan } from "~/bank/collection/isbt-structures.rules";
import { KIT_PARTS, kitLabelCodes, vialLabelCode } from "~/bank/collection/labels.rules";
import { divisionOf } from "~/bank/collection/product-codes.rules";
import { KIT_SHEET, type SheetFormat, VIAL_SHEET } from "~/outside/label-sheets.server";
import { kitLabels, vialLabels } from "~/outside/labels.server";
import { translator } from "~/web/i18n.server";
import { pagePicture, pixelsOf } from "~tests/support/paper";
import { textOf } from "~tests/support/pdf-text";

vi.setConfig({ testTimeout: 120_000 });
const DPI = 300;
const printing = { now: new Date("2026-11-23T08:00:00Z"), demo: true, words: translator("en") };
const COI = "CHA999926000005";
const vial = (index: number, biohazard: boolean) => ({
  ...vialLabelCode({
    din: "A999926000005",
    product: "DBM01",
    collectionType: biohazard ? "X" : "1",
    division: divisionOf(index),
    expiresOn: "2046-12-31",
    coi: COI,
  }),
  product: "MSC(M)",
  lot: "DBM01-26-005-A",
  coi: COI,
  cells: 5e6,
  volumeMl: 1,
  expiresOn: "2046-12-31",
  autologous: true,
  biohazard,
});
const kit = kitLabelCodes("A999926000001", "CHA999926000001").map((code) => ({
  ...code,
  coi: "CHA999926000001",
  serial: "K-000001",
  donorCode: "D-000001",
  autologous: true,
  maternalBlood: true,
}));

beforeAll(() => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });
});

/** What a scanner reads on each label of the first page, in order. */
async function scanned(pdf: Uint8Array, format: SheetFormat, count: number): Promise<string[]> {
  const page = await pagePicture(pdf, DPI);
  const pixels = (millimetres: number) => Math.round((millimetres / 25.4) * DPI);
  const texts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const left = format.marginStart + (index % format.columns) * (format.width + format.gap);
    const top = format.marginTop + Math.floor(index / format.columns) * (format.height + format.gap);
    const one = createCanvas(pixels(format.width), pixels(format.height));
    one.getContext("2d").drawImage(page, -pixels(left), -pixels(top));
    const found = await readBarcodes(pixelsOf(one) as ImageData, { formats: ["DataMatrix"], tryHarder: true });
    texts.push(found.map(({ text }) => text).join(" "));
  }
  return texts;
}

describe("vial labels", () => {
  const labels = Array.from({ length: 12 }, (_, index) => vial(index, index >= 6));

  test("each decodes to its own compound message, and reads back into its parts", async () => {
    const read = await scanned(await vialLabels(labels, printing), VIAL_SHEET, labels.length);
    expect(read).toEqual(labels.map(({ message }) => message));
    expect(readScan(read[0] ?? "").map(({ structure }) => structure)).toEqual(["023", "001", "003", "005", "040"]);
    expect(new Set(read).size).toBe(labels.length);
  });

  test("say for eyes what the code says, and whose they are", async () => {
    const [page = ""] = await textOf(await vialLabels([vial(0, false)], printing));
    for (const words of [
      "A9999 26 000005",
      "DBM011Aa",
      "MSC(M)",
      "5 million viable",
      "EXP 31 Dec 2046",
      "FOR AUTOLOGOUS USE ONLY",
      "DEMO – not ICCBBA registered",
    ]) {
      expect(page).toContain(words);
    }
    expect(page).not.toContain("BIOLOGICAL HAZARD");
  });

  test("rule 22: of a reactive donor carry BIOLOGICAL HAZARD and collection type X, every one", async () => {
    const [page = ""] = await textOf(await vialLabels([vial(0, true), vial(1, true)], printing));
    expect(page.match(/BIOLOGICAL HAZARD/g)).toHaveLength(2);
    expect(page).toContain("DBM01XAa");
    expect(page).toContain("DBM01XAb");
  });

  test("of more than one page go on", async () => {
    const many = Array.from({ length: VIAL_SHEET.columns * VIAL_SHEET.rows + 1 }, (_, index) => vial(index, false));
    expect(await textOf(await vialLabels(many, printing))).toHaveLength(2);
  });
});

describe("kit labels", () => {
  test("rule 4: all carry one DIN, each with the flags of its part, and each decodes", async () => {
    const read = await scanned(await kitLabels(kit, printing), KIT_SHEET, kit.length);
    expect(read).toEqual(kit.map(({ message }) => message));
    const donations = read.map((message) => readScan(message)[1]?.fields);
    expect(new Set(donations.map((fields) => fields?.din))).toEqual(new Set(["A999926000001"]));
    expect(donations.map((fields) => fields?.flags)).toEqual(KIT_PARTS.map(({ flags }) => flags));
  });

  test("name each part, leave room for the hand, and mark the mother's blood", async () => {
    const [page = ""] = await textOf(await kitLabels(kit, printing));
    for (const words of [
      "Collected tissue",
      "Blood tube, NAT",
      "Donor record",
      "K-000001",
      "CHA999926000001",
      "NOT EVALUATED FOR INFECTIOUS SUBSTANCES",
    ])
      expect(page).toContain(words);
    expect(page.match(/MOTHER’S BLOOD/g)).toHaveLength(4);
  });

  test("have the same bytes when printed again, so that the sheet that was checked can be told", async () => {
    const [one, other] = [await kitLabels(kit, printing), await kitLabels(kit, printing)];
    expect(Buffer.compare(Buffer.from(one), Buffer.from(other))).toBe(0);
  });
});

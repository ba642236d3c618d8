import { describe, expect, test } from "vitest";
import { readSec, secText, singleEuropeanCode } from "~/bank/collection/european-code.rules";
import { compoundMessage, expiryStructure, readScan } from "~/bank/collection/isbt-structures.rules";
import { collectionType, DIVISIONS, divisionOf, fullProductCode, PRODUCTS } from "~/bank/collection/product-codes.rules";
import vectors from "~tests/vectors/isbt128/data-structure-examples.json";

const code = (name: string) => expect.objectContaining({ code: name });
const PUBLISHED_NAMES: Record<string, string> = { declared_count: "count", type3_checksum_valid: "checked", sec_expiry: "expiry" };

describe("scans", () => {
  test.each(vectors.examples.filter((example) => "barcode" in example))(
    "$barcode reads as $structures",
    ({ barcode, structures, fields }) => {
      const found = readScan(String(barcode));
      expect(found.map(({ structure }) => structure)).toEqual(structures);
      for (const [name, value] of Object.entries(fields)) {
        const values = found.map((structure) => structure.fields[PUBLISHED_NAMES[name] ?? name]).filter((field) => field !== undefined);
        const expected = name === "declared_count" ? String(value).padStart(2, "0") : String(value);
        expect(values, name).toContain(expected);
      }
    },
  );

  test.each(vectors.examples.filter((example) => "text" in example))("the printed code $text reads into its parts", ({ text, fields }) => {
    expect(readSec(String(text))).toEqual(fields);
  });

  test.each(vectors.invalid)("%j is refused", (barcode) => {
    expect(() => readScan(barcode)).toThrow(code("scan_unreadable"));
  });

  test("a day that the year does not have is refused", () => {
    expect(() => readScan("=>026366")).toThrow(code("scan_unreadable"));
    expect(() => readScan("&>0260012460")).toThrow(code("scan_unreadable"));
  });

  test("a compound message with a local structure is refused", () => {
    expect(() => readScan("=+02000=A99991712345600&xLOCAL")).toThrow(code("scan_unreadable"));
  });
});

describe("building", () => {
  const label = {
    din: "A999926000001",
    fullProductCode: fullProductCode("DBM01", "1", "Aa"),
    expiresOn: "2046-12-31",
    coi: "CHA999926000001",
  };

  test("the label of the demo's first vial carries the message of domain.md 4.3", () => {
    expect(compoundMessage(label)).toBe("=+04000=A99992600000100=<DBM011Aa&>0463652359&/CHA999926000001");
  });

  test("what is built reads back as it was", () => {
    const [compound, donation, product, expiry, coi] = readScan(compoundMessage(label));
    expect(compound?.fields).toEqual({ count: "04", sequence: "000" });
    expect(donation?.fields.din).toBe(label.din);
    expect(product?.fields.product_code).toBe("DBM011Aa");
    expect(expiry?.fields.expiry).toBe("2046-12-31T23:59");
    expect(coi?.fields.coi).toBe(label.coi);
  });

  test.each([
    ["2018-12-31", "&>0183652359"],
    ["2020-12-31", "&>0203662359"],
    ["2026-01-01", "&>0260012359"],
    ["2146-03-01", "&>1460602359"],
  ])("the expiry %s is coded %s", (date, structure) => {
    expect(expiryStructure(date)).toBe(structure);
  });

  test("a tissue's Single European Code is the published one, and reads back", () => {
    const sec = singleEuropeanCode({
      country: "PL",
      establishment: "1499",
      din: "Z549917123456",
      product: "T0416",
      split: "003",
      expiresOn: "2017-12-31",
    });
    expect(secText(sec)).toBe("SEC: PL001499Z549917123456 A00T041600320171231");
    expect(readSec(sec)).toMatchObject({ country: "PL", product_code: "00T0416", expiry: "2017-12-31" });
  });

  test("the product part of a cell therapy's code takes 0 and the division as its split", () => {
    const sec = singleEuropeanCode({
      country: "XA",
      establishment: "1",
      din: "A999926000001",
      product: "S1416",
      split: "0Ab",
      expiresOn: "2016-12-31",
    });
    expect(sec.slice(21)).toBe("A00S14160Ab20161231");
    expect(sec.slice(0, 21)).toBe("XA000001A999926000001");
  });

  test("a product that does not expire has eight zeros", () => {
    const sec = singleEuropeanCode({
      country: "XA",
      establishment: "1",
      din: "A999926000001",
      product: "DCT01",
      split: "000",
      expiresOn: null,
    });
    expect(sec).toHaveLength(40);
    expect(sec.endsWith("00000000")).toBe(true);
  });
});

describe("product codes", () => {
  test("the 676 divisions of a donation differ, and a 677th is refused", () => {
    const all = Array.from({ length: DIVISIONS }, (_, index) => divisionOf(index));
    expect(new Set(all).size).toBe(676);
    expect([all[0], all[1], all[26], all[675]]).toEqual(["Aa", "Ab", "Ba", "Zz"]);
    expect(() => divisionOf(676)).toThrow(code("divisions_used_up"));
  });

  test("rule 22: a reactive donor's vials carry collection type X, or 3 when meant for another person", () => {
    expect(collectionType("autologous", true)).toBe("X");
    expect(collectionType("directed", true)).toBe("3");
    expect(collectionType("autologous", false)).toBe("1");
    expect(collectionType("directed", false)).toBe("2");
  });

  test("every product of the demo is a local code of 5 characters", () => {
    for (const product of Object.keys(PRODUCTS)) expect(fullProductCode(product, "1")).toMatch(/^D[A-Z]{2}01100$/);
    expect(() => fullProductCode("BM1", "1")).toThrow(code("product_code_malformed"));
  });
});

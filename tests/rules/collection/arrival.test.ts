import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkHandOver, type HandOver, isContiguous } from "~/bank/collection/custody.rules";
import { readSec, singleEuropeanCode } from "~/bank/collection/european-code.rules";
import { checkCharacter, dinOf, readTypedDin } from "~/bank/collection/isbt.rules";
import { coiStructure, expiryStructure, productStructure, readScan } from "~/bank/collection/isbt-structures.rules";
import { KIT_PARTS, kitLabelCodes, vialLabelCode } from "~/bank/collection/labels.rules";
import { assessReceipt, checkReceiptVerdict, type ReceiptVerdict } from "~/bank/collection/receipt.rules";

const code = (name: string) => expect.objectContaining({ code: name });
const SENT = Date.UTC(2026, 10, 20, 8);
const limits = fc.record({
  hoursMax: fc.integer({ min: 1, max: 240 }),
  celsiusMin: fc.integer({ min: -196, max: 0 }),
  celsiusMax: fc.integer({ min: 1, max: 40 }),
});
const journey = fc.record({
  minutes: fc.nat(20_000),
  coldest: fc.integer({ min: -200, max: 40 }),
  span: fc.nat(40),
  seal: fc.boolean(),
  name: fc.boolean(),
});

describe("rule 20: an arrival", () => {
  const arrivalOf = ({
    minutes,
    coldest,
    span,
    seal,
    name,
  }: {
    minutes: number;
    coldest: number;
    span: number;
    seal: boolean;
    name: boolean;
  }) => ({
    ...{ collectedAt: new Date(SENT), receivedAt: new Date(SENT + minutes * 60_000), celsiusMin: coldest, celsiusMax: coldest + span },
    ...{ sealIntact: seal, nameMatches: name, dinMatches: true, coiMatches: true },
  });

  test("is accepted without a word exactly when nothing was found; otherwise it waits or is rejected", () =>
    fc.assert(
      fc.property(journey, limits, (way, bears) => {
        const found = assessReceipt(arrivalOf(way), bears);
        const may = (verdict: ReceiptVerdict) => {
          try {
            checkReceiptVerdict(found, verdict, "other");
            return true;
          } catch {
            return false;
          }
        };
        expect([may("accepted"), may("deviation"), may("rejected")]).toEqual([
          found.findings.length === 0,
          found.findings.length > 0,
          true,
        ]);
      }),
    ));

  test("that is in order stays in order when it comes sooner, or when its limits are wider", () =>
    fc.assert(
      fc.property(journey, limits, fc.nat(1000), (way, bears, less) => {
        fc.pre(assessReceipt(arrivalOf(way), bears).withinLimits);
        const sooner = { ...way, minutes: Math.max(0, way.minutes - less) };
        expect(assessReceipt(arrivalOf(sooner), bears).withinLimits).toBe(true);
        expect(
          assessReceipt(arrivalOf(way), { ...bears, hoursMax: bears.hoursMax + less, celsiusMax: bears.celsiusMax + less }).withinLimits,
        ).toBe(true);
      }),
    ));

  test("within its limits may still be without a seal or a name, and these are found apart", () => {
    const found = assessReceipt(arrivalOf({ minutes: 60, coldest: 4, span: 2, seal: false, name: false }), {
      hoursMax: 48,
      celsiusMin: 2,
      celsiusMax: 8,
    });
    expect(found).toEqual({ transitHours: 1, withinLimits: true, findings: ["seal", "identity"] });
  });
});

describe("rule 17: a chain of custody", () => {
  const step = (from: string, to: string, hour: number, changes: Partial<HandOver> = {}): HandOver => ({
    ...{ from, to, at: new Date(SENT + hour * 3_600_000), coi: "CHA999926000001", firstActor: "a", secondActor: null },
    ...changes,
  });

  test("may pass on in the very minute in which it was taken", () => {
    expect(checkHandOver(step("donor", "clinic", 0), step("clinic", "courier", 0), false)).toBeUndefined();
  });

  test.each([
    ["custody_gap", step("courier", "bank", 2), false],
    ["custody_gap", step("clinic", "clinic", 2), false],
    ["custody_out_of_order", step("clinic", "courier", 0), false],
    ["coi_mismatch", step("clinic", "courier", 2, { coi: "CHA999926000002" }), false],
    ["second_person_needed", step("clinic", "courier", 2), true],
    ["second_person_needed", step("clinic", "courier", 2, { secondActor: "a" }), true],
  ] as const)("is refused as %s", (refused, next, two) => {
    expect(() => checkHandOver(step("donor", "clinic", 1), next, two)).toThrow(code(refused));
  });

  test("of nobody is contiguous, and of one; two that were written the other way round are not", () => {
    const [first, second] = [step("donor", "clinic", 0), step("clinic", "courier", 1)];
    expect([isContiguous([]), isContiguous([first]), isContiguous([first, second]), isContiguous([second, first])]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe("numbers on labels", () => {
  const din = fc
    .record({ year: fc.integer({ min: 2020, max: 2099 }), sequence: fc.integer({ min: 0, max: 999_999 }) })
    .map(({ year, sequence }) => dinOf("A9999", year, sequence));

  test("every kit's labels are of one DIN, each with the flags of its part, and each scans back", () =>
    fc.assert(
      fc.property(din, (number) => {
        const labels = kitLabelCodes(number, `CH${number}`);
        expect(labels.map(({ part }) => part)).toEqual(KIT_PARTS.map(({ part }) => part));
        for (const [index, { message, check }] of labels.entries()) {
          const [whole, donation, chain] = readScan(message);
          expect([whole?.structure, donation?.fields.din, chain?.fields.coi]).toEqual(["023", number, `CH${number}`]);
          expect(donation?.fields.flags).toBe(KIT_PARTS[index]?.flags);
          expect(readTypedDin(number + check)).toBe(number);
        }
      }),
    ));

  test("every vial's label scans back into its donation, its product with division, its last day and its chain", () =>
    fc.assert(
      fc.property(din, fc.constantFrom("Aa", "Bz", "Zz"), fc.constantFrom("1", "X", "2", "3"), (number, division, collectionType) => {
        const vial = { din: number, product: "DBM01", collectionType, division, expiresOn: "2046-12-31", coi: `CH${number}` } as const;
        const { message, fullProductCode } = vialLabelCode(vial);
        const fields = Object.assign({}, ...readScan(message).map((structure) => structure.fields));
        expect(fields).toMatchObject({ din: number, product_code: `DBM01${collectionType}${division}`, coi: `CH${number}` });
        expect(fields.expiry).toBe("2046-12-31T23:59");
        expect(fullProductCode).toBe(`DBM01${collectionType}${division}`);
      }),
    ));

  test("a structure is built only of what it can hold", () => {
    expect(productStructure("DBM011Aa")).toBe("=<DBM011Aa");
    expect(coiStructure("CHA999926000001")).toBe("&/CHA999926000001");
    for (const wrong of ["CHA99992600001", "XXA999926000001", ""]) expect(() => coiStructure(wrong)).toThrow(code("coi_malformed"));
    for (const [on, time] of [
      ["1999-12-31", "2359"],
      ["2900-01-01", "2359"],
      ["2026-02-30x", "2359"],
      ["2026-01-01", "2400"],
      ["2026-01-01", "12:0"],
    ] as const)
      expect(() => expiryStructure(on, time)).toThrow(code("date_malformed"));
  });

  test("a Single European Code reads back into its parts, whatever number it is of", () =>
    fc.assert(
      fc.property(din, fc.constantFrom("001", "0Aa", "999"), (number, split) => {
        const sec = singleEuropeanCode({
          country: "IT",
          establishment: "0123",
          din: number,
          product: "DCT01",
          split,
          expiresOn: "2031-06-30",
        });
        expect(sec).toHaveLength(40);
        expect(readSec(sec)).toMatchObject({
          country: "IT",
          tissue_establishment: "000123",
          unique_donation_number: number,
          split,
          expiry: "2031-06-30",
        });
      }),
    ));

  test("the check character of a number is never that of another number which differs in one place only", () =>
    fc.assert(
      fc.property(din, fc.integer({ min: 7, max: 12 }), fc.integer({ min: 1, max: 9 }), (number, place, more) => {
        const digit = (Number(number[place]) + more) % 10;
        const other = `${number.slice(0, place)}${digit}${number.slice(place + 1)}`;
        expect(checkCharacter(other)).not.toBe(checkCharacter(number));
      }),
    ));
});

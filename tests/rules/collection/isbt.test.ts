import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkCharacter,
  checkFlags,
  coiOf,
  dinOf,
  dinStructure,
  groupDin,
  isCoi,
  isDin,
  readAnyDin,
  readDinStructure,
  readTypedDin,
} from "~/bank/collection/isbt.rules";
import vectors from "~tests/vectors/isbt128/din-check-vectors.json";

const code = (name: string) => expect.objectContaining({ code: name });

describe("the check character", () => {
  test.each(vectors.iso7064_mod37_2)("of $input is $character (published)", ({ input, character }) => {
    expect(checkCharacter(input)).toBe(character);
  });

  test.each(vectors.din_check_character)("of $eye_readable is $K, and its type-3 flags are $type3_flag", (vector) => {
    expect(checkCharacter(vector.din)).toBe(vector.K);
    expect(checkFlags(vector.din)).toBe(vector.type3_flag);
    expect(dinStructure(vector.din, checkFlags(vector.din))).toBe(vector.data_structure_001_type3);
    expect(groupDin(vector.din)).toBe(vector.eye_readable);
    expect(readDinStructure(vector.data_structure_001_type3)).toEqual({ din: vector.din, flags: vector.type3_flag, checked: true });
  });

  test.each([
    ["A999926000001", "8"],
    ["A999926000005", "0"],
    ["A999926000008", "V"],
    ["A999926000417", "Y"],
    ["A999908000009", "Q"],
    ["A999826000001", "2"],
    ["CHA999926000001", "*"],
  ])("of %s in the demo stories is %s", (text, k) => {
    expect(checkCharacter(text)).toBe(k);
  });

  const din = fc
    .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 999_999 }))
    .map(([year, sequence]) => dinOf("A9999", year, sequence));

  test("finds every change of one digit", () => {
    fc.assert(
      fc.property(din, fc.integer({ min: 5, max: 12 }), fc.integer({ min: 1, max: 9 }), (number, at, step) => {
        const changed = number.slice(0, at) + ((Number(number[at]) + step) % 10) + number.slice(at + 1);
        expect(checkCharacter(changed)).not.toBe(checkCharacter(number));
      }),
    );
  });

  test("finds every swap of two different neighbours", () => {
    fc.assert(
      fc.property(din, fc.integer({ min: 0, max: 11 }), (number, at) => {
        const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
        if (swapped !== number) expect(checkCharacter(swapped)).not.toBe(checkCharacter(number));
      }),
    );
  });
});

describe("rule 3: a typed DIN is accepted only if its check character fits", () => {
  test.each(vectors.din_check_character)("$din $K is accepted, with and without blanks", ({ din, K, eye_readable }) => {
    expect(readTypedDin(`${eye_readable} ${K}`)).toBe(din);
    expect(readTypedDin(`${din}${K}`.toLowerCase())).toBe(din);
  });

  test.each(vectors.invalid)("$din $K is refused: $why", ({ din, K }) => {
    expect(() => readTypedDin(`${din}${K ?? ""}`)).toThrow(code(K === undefined ? "din_malformed" : "din_check"));
  });

  test.each(vectors.invalid.filter(({ K }) => K === undefined))("$din is no DIN at all: $why", ({ din }) => {
    expect(isDin(din)).toBe(false);
  });

  test.each(vectors.undetected_by_design)("$input is refused by its shape, since the check cannot see it", ({ input }) => {
    expect(() => readTypedDin(input)).toThrow(code("din_malformed"));
  });

  test("any other character in the place of the right one is refused", () => {
    for (const wrong of "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*") {
      if (wrong !== "8") expect(() => readTypedDin(`A999926000001${wrong}`)).toThrow(code("din_check"));
    }
  });

  test("a number without its check character is refused", () => {
    expect(() => readTypedDin("A9999 26 000001")).toThrow(code("din_malformed"));
  });
});

describe("reading and building", () => {
  test("a scan needs no typed check character, whether alone or in a compound message", () => {
    expect(readAnyDin("=A99992600000100")).toBe("A999926000001");
    expect(readAnyDin("=+04000=A99992600000100=<DBM011Aa&>0463652359&/CHA999926000001")).toBe("A999926000001");
    expect(readAnyDin("A9999 26 000001 8")).toBe("A999926000001");
  });

  test("a scan with type-3 flags of another number is refused", () => {
    expect(() => readAnyDin("=G12341765432171")).toThrow(code("din_check"));
  });

  test("a sequence past 999999 is refused, so that no number is used twice", () => {
    expect(() => dinOf("A9999", 26, 1_000_000)).toThrow(code("din_used_up"));
  });

  test("a facility with the letter O is refused", () => {
    expect(() => dinOf("A9O99", 26, 1)).toThrow(code("din_malformed"));
  });

  test("different years and sequences never give the same DIN", () => {
    const part = fc.record({ year: fc.integer({ min: 0, max: 99 }), sequence: fc.integer({ min: 0, max: 999_999 }) });
    fc.assert(
      fc.property(part, part, (one, other) => {
        const equal = one.year === other.year && one.sequence === other.sequence;
        expect(dinOf("A9999", one.year, one.sequence) === dinOf("A9999", other.year, other.sequence)).toBe(equal);
      }),
    );
  });

  test("a chain-of-identity number is CH and 13 characters", () => {
    expect(coiOf("A9999", 2026, 1)).toBe("CHA999926000001");
    expect(isCoi("CHA999926000001")).toBe(true);
    expect(isCoi("A999926000001")).toBe(false);
  });
});

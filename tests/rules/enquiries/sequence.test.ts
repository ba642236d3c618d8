import fc from "fast-check";
import { expect, test } from "vitest";
import { coiOf, dinOf, finOf, firstDinOf } from "~/bank/enquiries/sequence.rules";

test("the chain of identity CHA999926000001 belongs to the DIN A999926000001", () => {
  expect(coiOf("A9999", 2026, 1)).toBe("CHA999926000001");
  expect(firstDinOf("CHA999926000001")).toBe("A999926000001");
  expect(finOf("CHA999826000001")).toBe("A9998");
});

test("every sequence gives another number, 13 characters long, from which facility and year can be read", () => {
  const sequences = fc.integer({ min: 1, max: 999_999 });
  fc.assert(
    fc.property(sequences, sequences, fc.integer({ min: 2000, max: 2099 }), (one, other, year) => {
      const din = dinOf("A9999", year, one);
      expect(din).toMatch(/^A9999\d{8}$/);
      expect(Number(din.slice(5, 7))).toBe(year % 100);
      expect(din === dinOf("A9999", year, other)).toBe(one === other);
      expect(firstDinOf(coiOf("A9999", year, one))).toBe(din);
    }),
  );
});

test.each([0, -1, 1.5, 1_000_000, Number.NaN])("%s is no sequence of six digits", (sequence) => {
  expect(() => dinOf("A9999", 2026, sequence)).toThrow(RangeError);
});

test.each(["O9999", "09999", "A999", "a9999", "A99999"])("%s is no facility", (fin) => {
  expect(() => dinOf(fin, 2026, 1)).toThrow(RangeError);
});

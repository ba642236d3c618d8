import fc from "fast-check";
import { expect, test } from "vitest";
import { cellCode, positionCode, readPositionCode } from "~/bank/storage/position-code.rules";

const malformed = expect.objectContaining({ code: "position_malformed" });

test("the third row, seventh column is C7", () => {
  expect(cellCode(3, 7)).toBe("C7");
  expect(positionCode({ site: "DXB", tank: "T-01", rack: "R2", box: "B05", row: 3, column: 7 })).toBe("DXB/T-01/R2/B05/C7");
});

test("every position reads back from its code, in any case", () => {
  const cell = fc.integer({ min: 1, max: 26 });
  fc.assert(
    fc.property(cell, cell, (row, column) => {
      const place = { site: "RSM", tank: "T-11", rack: "R1", box: "B1", row, column };
      expect(readPositionCode(positionCode(place).toLowerCase())).toEqual(place);
    }),
  );
});

test.each([
  "",
  "DXB/T-01/R2/B05",
  "DXB/T-01/R2/B05/7C",
  "DXB/T-01/R2/B05/A27",
  "DXB/T-01/R2/B05/A0",
  "DXB//R2/B05/A1",
  "DXB/T-01/R2/B05/A1/x",
])("%j is refused", (code) => {
  expect(() => readPositionCode(code)).toThrow(malformed);
});

test("a row past Z is refused", () => {
  expect(() => cellCode(27, 1)).toThrow(malformed);
});

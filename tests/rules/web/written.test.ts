import fc from "fast-check";
import { expect, test } from "vitest";
import { readWritten, written } from "~/web/written";

const cell = fc.oneof(
  fc.string(),
  fc.constantFrom("", "'", '"', "\t", "a\nb", "\\", "null", "5"),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

test("rows that are written are read as they were", () => {
  const rows = fc.array(fc.record({ id: cell, place: cell }));
  fc.assert(
    fc.property(rows, (each) => {
      expect(readWritten(written(each))).toEqual(each);
    }),
  );
});

test("what is as in the row above is not said again", () => {
  const rows = [
    { din: "A9999", held: false },
    { din: "A9999", held: true },
  ];
  expect(written(rows)).toBe("din\theld\n'A9999\tfalse\n\ttrue");
});

test("no rows are no text", () => expect([written([]), readWritten("")]).toEqual(["", []]));

import { describe, expect, test } from "vitest";
import { contentOf, paperWords } from "~/bank/certificates/paper-words.server";
import { MARKER_NAMES } from "~/bank/laboratory/markers-known.rules";
import { TEST_NAMES, TESTS } from "~/bank/laboratory/tests-known.rules";
import { LOCALES } from "~/web/formats";

const blank = { minimum: null, maximum: null, expected: null, unit: "%" };

describe.each(LOCALES)("in %s", (locale) => {
  const words = paperWords(locale);

  test("every test, answer, marker and product has words", () => {
    const said = [
      ...TEST_NAMES.map(words.test),
      ...MARKER_NAMES.map(words.marker),
      ...Object.values(TESTS)
        .flat()
        .map((valueText) => words.found({ unit: "" }, { valueNumber: null, valueText })),
      ...["DBM01", "DAT01", "DDP01", "DWJ01", "DAM01", "DPL01", "DCT01", "DTH01"].map(words.product),
    ];
    for (const one of said) expect(one).not.toMatch(/^$|_|^(laboratory|verify)\.|^D[A-Z]{2}01$/);
  });
});

test("limits and results carry their units", () => {
  const words = paperWords("en");
  expect(words.limit({ ...blank, limitKind: "min", minimum: 70 })).toBe("at least 70\u00a0%");
  expect(words.limit({ ...blank, limitKind: "max", maximum: 0.5, unit: "EU/mL" })).toBe("at most 0.5\u00a0EU/mL");
  expect(words.limit({ ...blank, limitKind: "max" })).toBe("by the patient’s weight, volume, time and route");
  expect(words.limit({ ...blank, limitKind: "range", minimum: 90, maximum: 120 })).toBe("90 to 120\u00a0%");
  expect(words.limit({ ...blank, limitKind: "equals", expected: "no_growth" })).toBe("no growth");
  expect(words.found({ unit: "%" }, { valueNumber: 87.2, valueText: null })).toBe("87.2\u00a0%");
  expect(words.found({ unit: "" }, { valueNumber: 34, valueText: null })).toBe("34");
});

test("a code without words is printed as it is, and not as a key", () => {
  const words = paperWords("en");
  expect(words.test("a_test_of_tomorrow")).toBe("a_test_of_tomorrow");
  expect(words.product("DXX99")).toBe("DXX99");
  expect(words.found({ unit: "" }, { valueNumber: null, valueText: "a word" })).toBe("a word");
});

test("canonical content holds instants as text and no marks of direction", () => {
  const content = contentOf({ at: new Date("2026-04-18T14:42:09Z"), held: "\u2068DBM01\u2069 \u200eok", none: null });
  expect(content).toEqual({ at: "2026-04-18T14:42:09.000Z", held: "DBM01 ok", none: null });
});

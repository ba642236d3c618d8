import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LOCALES } from "~/web/formats";
import { translator } from "~/web/i18n.server";

const plainSpaces = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").replace(/[\u200e\u200f\u061c]/g, "");
const en = translator("en");
const it = translator("it");
const ar = translator("ar");
const NINE_IN_ROME = new Date("2026-11-23T08:00:00Z");

test.each([
  ["en", en.date("2026-11-12"), "12 Nov 2026"],
  ["en, a month with a longer short form", en.date("2026-09-02"), "2 Sep 2026"],
  ["it", it.date("2026-11-12"), "12 nov 2026"],
  ["ar", ar.date("2026-11-12"), "12 نوفمبر 2026"],
  ["en, an instant in Dubai, where it is already tomorrow", en.date("2026-11-12T21:30:00Z", "Asia/Dubai"), "13 Nov 2026"],
  ["en, an instant at home", en.date(new Date("2026-11-12T21:30:00Z")), "12 Nov 2026"],
])("a date is written day, month, year: %s", (_, written, expected) => expect(plainSpaces(written)).toBe(expected));

test.each([
  [en.dateTime(NINE_IN_ROME), "23 Nov 2026, 09:00 Rome"],
  [en.dateTime(NINE_IN_ROME, "Asia/Dubai"), "23 Nov 2026, 12:00 Dubai"],
  [it.dateTime(NINE_IN_ROME), "23 nov 2026, 09:00 Roma"],
  [ar.dateTime(NINE_IN_ROME, "Asia/Dubai"), "23 نوفمبر 2026، 12:00 دبي"],
  [en.dateTime(NINE_IN_ROME, "America/New_York"), "23 Nov 2026, 03:00 New York"],
])("a time names its place: %s", (written, expected) => expect(plainSpaces(written)).toBe(expected));

test.each([
  [en.list(["DXB T-01", "DXB T-02", "RSM T-11"]), "DXB T-01, DXB T-02 and RSM T-11"],
  [it.list(["DXB T-01", "DXB T-02", "RSM T-11"]), "DXB T-01, DXB T-02 e RSM T-11"],
  [ar.list(["DXB T-01", "RSM T-11"]), "\u2068DXB T-01\u2069 و\u2068RSM T-11\u2069"],
  [en.list(["Laboratory"]), "Laboratory"],
  [ar.list([]), ""],
])("a list is joined as its language joins: %s", (written, expected) => expect(written).toBe(expected));

test.each([
  [en.money(190_000, "EUR"), "€1,900"],
  [en.money(12_050, "EUR"), "€120.50"],
  [en.money(12_000, "EUR", "exact"), "€120.00"],
  [it.money(190_000, "EUR"), "1.900 €"],
  [it.money(12_000, "EUR", "exact"), "120,00 €"],
])("money has its cents when they matter: %s", (written, expected) => expect(plainSpaces(written)).toBe(expected));

test.each([
  [en.number(-150), "−150"],
  [en.number(-0.04, 1), "0.0"],
  [en.unit(-150, "°C"), "−150 °C"],
  [it.number(1234.5, 1), "1.234,5"],
  [en.percent(66), "66 %"],
  [en.cells(4e7), "40 million"],
  [en.cells(1.581e8), "158.1 million"],
  [en.cells(1.72967e10), "17.3 billion"],
  [en.cells(1e9), "1 billion"],
  [en.cells(999_949_999), "999.9 million"],
  [en.cells(999_950_000), "1 billion"],
  [en.cells(6250), "6,250"],
  [it.cells(4e7), "40 milioni"],
  [ar.cells(4e7), "40 مليون"],
])("a number has its sign, separators and unit: %s", (written, expected) => expect(plainSpaces(written)).toBe(expected));

describe.each(LOCALES)("in %s", (locale) => {
  const { number, money, date, unit } = translator(locale);

  test("numbers, money and dates have Latin digits only", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 1e10 }), (value, minor) => {
        for (const written of [number(value), money(minor, "EUR"), date(new Date(minor * 100))])
          expect(written).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9]/);
      }),
    );
  });

  test("a number never breaks away from its unit", () => {
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 200 }), (value) => {
        expect(unit(value, "°C")).toContain("\u00a0°C");
      }),
    );
  });

  test("counted messages choose a form for every count", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (count) => {
        const words = translator(locale).t("ui.vials_shown", { count });
        expect(words).not.toBe("");
        expect(words).not.toContain("plural");
      }),
    );
  });
});

test("a sign and a unit keep their sides in Arabic", () => {
  expect(ar.unit(-150, "°C")).toBe("\u2066\u2212150\u00a0°C\u2069");
  expect(ar.number(-150)).toBe("\u2066\u2212150\u2069");
  expect(ar.number(150)).toBe("150");
});

test.each([
  [0, "لا قوارير"],
  [1, "قارورة واحدة"],
  [2, "قارورتان"],
  [3, "3 قوارير"],
  [11, "11 قارورة"],
  [100, "100 قارورة"],
])("Arabic counts %i vials in its own form", (count, words) => expect(ar.t("ui.vials_shown", { count })).toBe(words));

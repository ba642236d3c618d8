import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LOCALES } from "~/web/formats";
import { isLocale, localeOf, translator } from "~/web/i18n.server";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").replace(/[\u2066-\u2069]/g, "");
const en = translator("en");
const it = translator("it");
const ar = translator("ar");

describe("a day", () => {
  test("is written day, month, year in every language, with Latin digits", () => {
    expect(plain(en.date("2026-09-05"))).toBe("5 Sep 2026");
    expect(plain(it.date("2026-09-05"))).toBe("5 set 2026");
    expect(plain(ar.date("2026-09-05"))).toMatch(/^5 \S+ 2026$/);
  });

  test("that is only a day is that day in every zone; an instant is the day of its place", () => {
    expect(plain(en.date("2026-01-01", "America/Los_Angeles"))).toBe("1 Jan 2026");
    expect(plain(en.date("2025-12-31T23:30:00Z", "Europe/Rome"))).toBe("1 Jan 2026");
    expect(plain(en.date("2025-12-31T23:30:00Z", "UTC"))).toBe("31 Dec 2025");
  });

  test("with its time says whose clock it is, midnight as 00:00, in summer and in winter", () => {
    expect(plain(en.dateTime("2026-01-01T23:00:00Z"))).toBe("2 Jan 2026, 00:00 Rome");
    expect(plain(en.dateTime("2026-07-01T22:00:00Z"))).toBe("2 Jul 2026, 00:00 Rome");
    expect(plain(en.dateTime("2026-07-01T22:00:00Z", "Asia/Dubai"))).toBe("2 Jul 2026, 02:00 Dubai");
  });

  test("of a place that the house has no word for is named by the zone", () => {
    expect(en.place("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  });
});

describe("money", () => {
  test("has no cents where there are none, unless it must be exact", () => {
    expect(plain(en.money(120_000, "EUR"))).toBe("€1,200");
    expect(plain(en.money(120_050, "EUR"))).toBe("€1,200.50");
    expect(plain(en.money(120_000, "EUR", "exact"))).toBe("€1,200.00");
    expect(plain(it.money(120_050, "EUR"))).toBe("1.200,50 €");
  });

  test("never loses a cent, in any language", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.constantFrom(...LOCALES), (minor, locale) => {
        const digits = translator(locale).money(minor, "EUR", "exact").replace(/\D/g, "");
        expect(Number(digits)).toBe(minor);
      }),
    );
  });
});

describe("a number", () => {
  test("below zero has a true minus, and stays together where text runs from right to left", () => {
    expect(en.number(-170)).toBe("−170");
    expect(ar.number(-170)).toBe("\u2066−170\u2069");
    expect(ar.number(170)).toBe("170");
  });

  test("keeps the decimals that are asked for, and no others", () => {
    expect(en.number(5.2, 2)).toBe("5.20");
    expect(it.number(1234.5)).toBe("1.234,5");
    expect(en.number(0.1 + 0.2)).toBe("0.3");
  });

  test("never breaks away from its unit or its percent", () => {
    for (const one of [en, it, ar]) {
      expect(one.unit(5, "mL")).toContain("5\u00a0mL");
      expect(one.percent(94.44, 1)).toMatch(/94[.,]4\u00a0%/);
    }
  });

  test("of cells is said in millions and billions, rounded to a tenth", () => {
    expect(en.cells(999_999)).toBe("999,999");
    expect(en.cells(1_000_000)).toBe("1 million");
    expect(en.cells(77_040_000)).toBe("77 million");
    expect(en.cells(17_260_000_000)).toBe("17.3 billion");
  });
});

describe("the language of a page", () => {
  const asked = (headers: Record<string, string>, actor?: { locale?: string | null }) =>
    localeOf(new Request("http://p.test", { headers }), actor);

  test("is the account's before the device's, the device's before the browser's, and English without any", () => {
    const headers = { cookie: "a=1; lang=it", "accept-language": "ar" };
    expect(asked(headers, { locale: "ar" })).toBe("ar");
    expect(asked(headers, { locale: null })).toBe("it");
    expect(asked({ "accept-language": "ar" })).toBe("ar");
    expect(asked({})).toBe("en");
  });

  test.each([
    ["de-DE, it;q=0.4, ar;q=0.8", "ar"],
    ["IT-it", "it"],
    ["ar;q=0, it;q=0.1", "it"],
    ["de, fr", "en"],
    ["*", "en"],
    [";;q=,,", "en"],
  ])("of a browser that wishes %j is %s", (wish, locale) => expect(asked({ "accept-language": wish })).toBe(locale));

  test("is none that the house does not speak, wherever it was wished", () => {
    expect(asked({ cookie: "lang=de" }, { locale: "fr" })).toBe("en");
    expect(asked({ cookie: "slang=it" })).toBe("en");
    for (const other of ["EN", "de", "", null, undefined, 1]) expect(isLocale(other)).toBe(false);
    expect(LOCALES.every(isLocale)).toBe(true);
  });
});

import { describe, expect, test } from "vitest";
import { settingForm, settingShape } from "~/bank/history/settings.operations.server";
import { KNOWN_SETTINGS, LOWER_FIRST, numbersIn, numbersOf, withNumbers } from "~/bank/history/settings-known.rules";
import { LOCALES } from "~/web/formats";
import { translator } from "~/web/i18n.server";

const ROOMS = import.meta.glob<{ SETTINGS: { key: string; value: unknown; source: string }[] }>("/db/seed/settings/*.ts", { eager: true });
const SEEDED = Object.values(ROOMS).flatMap((room) => room.SETTINGS);
/** What a page of its own changes, or what holds no number. */
const ELSEWHERE =
  /^(billing\.refund_table|kit\.parts\..*|laboratory\.(protocols|freezing)|enquiries\.(privacy_version|facility_of_country))$/;

describe("the numbers of the bank", () => {
  test("every one that a new bank begins with has its page, but for those that have another", () => {
    const listed = KNOWN_SETTINGS.map(({ key }) => key);
    expect(new Set(listed).size).toBe(listed.length);
    expect(
      SEEDED.map(({ key }) => key)
        .filter((key) => !ELSEWHERE.test(key))
        .sort(),
    ).toEqual([...listed].sort());
  });

  test.each(KNOWN_SETTINGS)("what a new bank begins with lies within the bounds, and every number of it has one: $key", (setting) => {
    const value = SEEDED.find(({ key }) => key === setting.key)?.value;
    const numbers = numbersIn(setting, value);
    expect(Object.keys(numbers)).toEqual(numbersOf(setting).map(({ path }) => path));
    expect(settingShape(setting.key).parse(numbers)).toEqual(numbers);
    expect(withNumbers(value, numbers)).toEqual(value);
  });

  test.each(LOCALES)("have names and units in %s", (locale) => {
    const { has } = translator(locale);
    const wanted = KNOWN_SETTINGS.flatMap((setting) => [
      `settings.room_${setting.room}`,
      `settings.kind_${setting.kind === "markers_marrow" ? "markers" : setting.kind}`,
      ...numbersOf(setting).flatMap(({ path, unit }) => [`settings.number_${path.replace(".", "_")}`, `settings.unit_${unit}`]),
    ]);
    expect(wanted.filter((key) => !has(key))).toEqual([]);
  });
});

describe("the next value of a setting", () => {
  test("keeps what is no number, and what was not asked", () => {
    const value = { markers: ["hbsag"], daysBefore: 7, repeat: { afterDays: 180, unlessNat: ["hiv_rna"] } };
    expect(withNumbers(value, { daysBefore: 5, "repeat.afterDays": 200 })).toEqual({
      markers: ["hbsag"],
      daysBefore: 5,
      repeat: { afterDays: 200, unlessNat: ["hiv_rna"] },
    });
    expect(value.daysBefore).toBe(7);
    expect(withNumbers(24, { value: 30 })).toBe(30);
  });

  const typed = { value: "24", reason: "Validated.", seen: "1" };
  const problems = (key: string, has: readonly string[] | undefined, form: Record<string, unknown>) => {
    const parsed = settingForm(key, has, "Europe/Rome").safeParse(form);
    return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message]));
  };

  test.each([
    [{ value: undefined }, { value: "errors.required" }],
    [{ value: "soon" }, { value: "errors.not_a_number" }],
    [{ value: "-1" }, { value: "settings.too_low" }],
    [{ value: "169" }, { value: "settings.too_high" }],
    [{ value: "168" }, {}],
    [{ value: "12,5" }, {}],
    [{ reason: undefined }, { reason: "errors.required" }],
    [{ reason: "  " }, { reason: "errors.required" }],
    [{ effectiveAt: "tomorrow" }, { effectiveAt: "errors.not_a_date" }],
    [{ effectiveAt: "2027-01-01T00:00" }, {}],
  ])("%j is answered with %j", (changes, found) => {
    expect(problems("laboratory.lag_hours", ["value"], { ...typed, ...changes })).toEqual(found);
  });

  test.each([
    ["laboratory.shelf_years", { value: "19.5" }, { value: "settings.not_whole" }],
    ["laboratory.endotoxin_k", { intravenous: "5.1", intrathecal: "0.2" }, { intravenous: "settings.too_high" }],
    [
      "markers.requirement.birth",
      { daysBefore: "8", daysAfter: "7", "repeat.afterDays": "179" },
      { daysBefore: "settings.too_high", "repeat.afterDays": "settings.too_low" },
    ],
    ["transit.limits.birth", { hoursMax: "48", celsiusMin: "25", celsiusMax: "25" }, { celsiusMax: "settings.out_of_order" }],
  ])("%s holds what the law and sense allow: %j", (key, numbers, found) => {
    expect(problems(key, undefined, { ...typed, ...numbers })).toEqual(found);
  });

  test("which is the lower of two is said of numbers that stand in one setting", () => {
    for (const pair of LOWER_FIRST)
      expect(KNOWN_SETTINGS.some((setting) => pair.every((path) => numbersOf(setting).some((one) => one.path === path)))).toBe(true);
  });
});

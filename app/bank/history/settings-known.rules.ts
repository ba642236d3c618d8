import type { Tissue } from "~db/schema/columns";

export type SettingUnit =
  | "hours"
  | "minutes"
  | "seconds"
  | "days"
  | "years"
  | "celsius"
  | "percent"
  | "share"
  | "vials"
  | "cells"
  | "cells_per_cm2"
  | "eu_per_kg_hour";

export interface SettingNumber {
  /** Where it stands in the value, by names and points; `value` where the number is the whole value. */
  path: string;
  unit: SettingUnit;
  least: number;
  most: number;
  whole?: boolean;
}

const one = (unit: SettingUnit, least: number, most: number, whole = false): readonly SettingNumber[] => [
  { path: "value", unit, least, most, whole },
];
const at = (path: string, unit: SettingUnit, least: number, most: number, whole = false): SettingNumber => ({
  path,
  unit,
  least,
  most,
  whole,
});
/** Samples are taken at most so long before and after the collection (21 CFR 1271.80(b)); the second after 180 days or more (2006/17 Annex II). */
const markers = (daysBefore: number) => [
  at("daysBefore", "days", 0, daysBefore, true),
  at("daysAfter", "days", 0, 7, true),
  at("repeat.afterDays", "days", 180, 730, true),
];

/** The numbers that each kind of setting holds, with their units and between what they may lie. What a law says is a bound, and a bank may only be stricter. */
const NUMBERS = {
  transit_limits: [at("hoursMax", "hours", 1, 480), at("celsiusMin", "celsius", -200, 40), at("celsiusMax", "celsius", -200, 40)],
  markers: markers(7),
  markers_marrow: markers(30),
  counts_apart: one("percent", 1, 50),
  viability_harvest: one("percent", 50, 100),
  lag: one("hours", 0, 168),
  contact: one("minutes", 1, 240),
  freeze_end: one("celsius", -196, -60),
  shelf: one("years", 1, 50, true),
  // Ph. Eur. 5.1.10: 5 EU for each kg and hour into a vein, 0.2 into the spinal canal.
  endotoxin: [at("intravenous", "eu_per_kg_hour", 0.01, 5), at("intrathecal", "eu_per_kg_hour", 0.01, 0.2)],
  forecast: [
    at("lagHoursPerPassage", "hours", 0, 168),
    at("formulationYield", "share", 0.1, 1),
    at("clinicRecovery", "share", 0.1, 1),
    at("qcCells", "cells", 0, 1e9, true),
    at("qcHoldDays", "days", 0, 60),
    at("adminDays", "days", 0, 60),
    at("shipDays", "days", 0, 30),
    at("seedCellsPerCm2", "cells_per_cm2", 100, 20_000),
    at("confluentCellsPerCm2", "cells_per_cm2", 5_000, 100_000),
    at("reservePerSite", "vials", 0, 10, true),
    at("spread.doublingTimeHours", "share", 0.01, 1),
    at("spread.recovery", "share", 0.01, 1),
    at("spread.attachment", "share", 0.01, 1),
  ],
  prior: [
    at("recovery", "share", 0.05, 1),
    at("attachment", "share", 0.05, 1),
    at("doublingTimeHours", "hours", 10, 500),
    at("doublingTimeCv", "share", 0.01, 1),
  ],
  confirmation: one("hours", 1, 168),
  ending: one("days", 1, 365, true),
  arrival: one("celsius", -196, -120),
  in_use: one("hours", 0.25, 24),
  answer: one("hours", 1, 240),
  form_age: one("seconds", 0, 60),
  quote_valid: one("days", 1, 365, true),
  invitation: one("days", 1, 90, true),
} satisfies Record<string, readonly SettingNumber[]>;

export type SettingKind = keyof typeof NUMBERS;
export const SETTING_ROOMS = ["collection", "laboratory", "release", "enquiries"] as const;

export interface KnownSetting {
  key: string;
  room: (typeof SETTING_ROOMS)[number];
  kind: SettingKind;
  tissue: Tissue | "frozen" | null;
}

const TISSUES = ["bone_marrow", "adipose", "dental_pulp", "birth"] as const satisfies readonly Tissue[];
const known = (room: KnownSetting["room"], kind: SettingKind, key: string, tissue: KnownSetting["tissue"] = null): KnownSetting => ({
  key,
  room,
  kind,
  tissue,
});

/** Every setting of numbers by which the bank works, in the order of a sample's journey. Prices, specifications and texts have pages of their own. */
export const KNOWN_SETTINGS: readonly KnownSetting[] = [
  ...([...TISSUES, "frozen"] as const).map((tissue) => known("collection", "transit_limits", `transit.limits.${tissue}`, tissue)),
  ...TISSUES.map((tissue) =>
    known("laboratory", tissue === "bone_marrow" ? "markers_marrow" : "markers", `markers.requirement.${tissue}`, tissue),
  ),
  known("laboratory", "counts_apart", "laboratory.counts_apart_percent_max"),
  known("laboratory", "viability_harvest", "laboratory.viability_harvest_percent_min"),
  known("laboratory", "lag", "laboratory.lag_hours"),
  known("laboratory", "contact", "laboratory.contact_minutes_max"),
  known("laboratory", "freeze_end", "laboratory.freeze_end_celsius_max"),
  known("laboratory", "shelf", "laboratory.shelf_years"),
  known("laboratory", "endotoxin", "laboratory.endotoxin_k"),
  known("release", "forecast", "release.forecast"),
  ...TISSUES.map((tissue) => known("release", "prior", `release.prior.${tissue}`, tissue)),
  known("release", "arrival", "release.arrival_max_celsius"),
  known("release", "confirmation", "release.confirmation_hours"),
  known("release", "ending", "release.ending_days"),
  known("release", "in_use", "certificates.in_use_hours"),
  known("enquiries", "answer", "enquiries.answer_hours"),
  known("enquiries", "form_age", "enquiries.least_seconds"),
  known("enquiries", "quote_valid", "enquiries.quote_valid_days"),
  known("enquiries", "invitation", "people.invitation_days"),
];

export const settingOf = (key: string): KnownSetting | undefined => KNOWN_SETTINGS.find((setting) => setting.key === key);
export const numbersOf = ({ kind }: Pick<KnownSetting, "kind">): readonly SettingNumber[] => NUMBERS[kind];

/** Which of two numbers of one setting must be the lower. */
export const LOWER_FIRST: readonly (readonly [string, string])[] = [
  ["celsiusMin", "celsiusMax"],
  ["seedCellsPerCm2", "confluentCellsPerCm2"],
];

/** The numbers of a value by their paths; one that is not there, such as of a second sample that is not asked for, is left out. */
export function numbersIn(setting: Pick<KnownSetting, "kind">, value: unknown): Record<string, number> {
  const found = numbersOf(setting).map(({ path }) => [path, path === "value" ? value : within(value, path.split("."))] as const);
  return Object.fromEntries(found.filter((entry): entry is readonly [string, number] => typeof entry[1] === "number"));
}

const within = (value: unknown, [name, ...rest]: readonly string[]): unknown =>
  name === undefined
    ? value
    : typeof value === "object" && value !== null
      ? within((value as Record<string, unknown>)[name], rest)
      : undefined;

/** A value with other numbers in it; what is no number of the setting stays as it is. */
export function withNumbers(value: unknown, numbers: Readonly<Record<string, number>>): unknown {
  if ("value" in numbers) return numbers.value;
  return Object.entries(numbers).reduce((whole, [path, number]) => put(whole, path.split("."), number), value);
}

function put(value: unknown, [name, ...rest]: readonly string[], number: number): unknown {
  if (name === undefined) return number;
  const before = (value ?? {}) as Record<string, unknown>;
  return { ...before, [name]: put(before[name], rest, number) };
}

import type { MessageKey } from "~/locales/namespaces";

export const LOCALES = ["en", "it", "ar"] as const;
export type Locale = (typeof LOCALES)[number];

/** The bank's own clock, for instants shown without another place. */
export const DEFAULT_ZONE = "Europe/Rome";

const NBSP = "\u00a0";
const PLACES: Record<string, MessageKey> = {
  "Europe/Rome": "ui.zone_rome",
  "Europe/San_Marino": "ui.zone_san_marino",
  "Asia/Dubai": "ui.zone_dubai",
  UTC: "ui.zone_utc",
};

type When = Date | string;

/** Numbers, dates and money as one language writes them. Intl gives words and separators; the order of a date is the house's: 12 Nov 2026. */
export function formatsOf(
  locale: Locale,
  t: (key: MessageKey, values?: Record<string, string | number>) => string,
  tag: string,
  homeZone: string,
) {
  const words = locale === "en" ? "en-US" : tag; // en-GB writes "Sept"
  const digits = (value: number, decimals?: number) =>
    (decimals === undefined ? plain(tag) : numbers(tag, decimals)).format(value).replace(/^[\u200e\u061c]?-/, "\u2212");
  const number = (value: number, decimals?: number) => (value < 0 ? keptTogether(digits(value, decimals)) : digits(value, decimals));
  /** A sign before a number, and a unit after it, keep their sides in a text that runs from right to left. */
  const keptTogether = (text: string) => (locale === "ar" ? `\u2066${text}\u2069` : text);

  const date = (when: When, zone: string = homeZone) => {
    const onlyDate = typeof when === "string" && when.length === 10;
    const parts = pieces(words, onlyDate ? "UTC" : zone, instant(when));
    return `${parts.day}${NBSP}${parts.month}${NBSP}${parts.year}`;
  };
  const time = (when: When, zone: string = homeZone) => {
    const parts = pieces(words, zone, instant(when));
    return `${parts.hour}:${parts.minute}`;
  };
  /** 12 Nov 2026, today: parts beside each other, with the comma of the language. */
  const beside = (...parts: string[]) => parts.join(locale === "ar" ? "، " : ", ");
  const place = (zone: string) => (PLACES[zone] ? t(PLACES[zone]) : (zone.split("/").at(-1) ?? zone).replaceAll("_", " "));

  return {
    number,
    date,
    time,
    beside,
    /** The name of a zone's place, as it stands beside a time. */
    place,
    /** 23 Nov 2026, 09:00 Rome */
    dateTime: (when: When, zone: string = homeZone) => beside(date(when, zone), `${time(when, zone)}${NBSP}${place(zone)}`),
    /** DXB T-01, DXB T-02 and RSM T-11. What is listed keeps its own direction. */
    list: (items: readonly string[]) => listFormat(tag).format(locale === "ar" ? items.map((item) => `\u2068${item}\u2069`) : items),
    /** Whole amounts without cents, unless exactness is asked for, as on an invoice. */
    money: (amountMinor: number, currency: string, style: "short" | "exact" = "short") => {
      const decimals = style === "short" && amountMinor % 100 === 0 ? 0 : 2;
      return numbers(tag, decimals, decimals, currency).format(amountMinor / 100);
    },
    percent: (value: number, decimals?: number) => keptTogether(`${digits(value, decimals)}${NBSP}%`),
    unit: (value: number, sign: string, decimals?: number) => keptTogether(`${digits(value, decimals)}${NBSP}${sign}`),
    /** 17.3 billion, 40 million; below a million the number itself. */
    cells: (count: number) => {
      if (count >= 999.95e6) return t("ui.billions", { count: plain(tag).format(Math.round(count / 1e8) / 10) });
      return count >= 1e6 ? t("ui.millions", { count: plain(tag).format(Math.round(count / 1e5) / 10) }) : number(count);
    },
  };
}

function instant(when: When): Date {
  return typeof when === "string" ? new Date(when) : when;
}

const memory = new Map<string, unknown>();
function once<T>(key: string, make: () => T): T {
  const known = memory.get(key) as T | undefined;
  if (known) return known;
  const made = make();
  memory.set(key, made);
  return made;
}

/** With at least and at most so many decimals; an amount of money with its currency. */
const numbers = (tag: string, least: number, most = least, currency?: string) =>
  once(
    `n${tag}${least}-${most}${currency}`,
    () =>
      new Intl.NumberFormat(tag, {
        ...(currency && { style: "currency", currency }),
        useGrouping: true,
        signDisplay: "negative",
        minimumFractionDigits: least,
        maximumFractionDigits: most,
      }),
  );
const plain = (tag: string) => numbers(tag, 0, 6);
const listFormat = (tag: string) => once(`l${tag}`, () => new Intl.ListFormat(tag, { type: "conjunction" }));

/** What was taken apart is kept by its minute, as long as it is little: a page tells the same instants again and again. */
const MOST_KEPT = 500;
const kept = new Map<string, Record<string, string>>();

function pieces(tag: string, zone: string, when: Date): Record<string, string> {
  const key = `${tag} ${zone} ${Math.floor(when.getTime() / 60_000)}`;
  const known = kept.get(key);
  if (known) return known;
  const parts = Object.fromEntries(
    minuteFormat(tag, zone)
      .formatToParts(when)
      .map((part) => [part.type, part.value]),
  );
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, parts);
  return parts;
}

const minuteFormat = (tag: string, zone: string) =>
  once(
    `d${tag}${zone}`,
    () =>
      new Intl.DateTimeFormat(tag, {
        timeZone: zone,
        day: "numeric",
        month: "short",
        year: "numeric",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      }),
  );

import { DEFAULT_ZONE } from "./formats";

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/**
 * The instant of a local time `YYYY-MM-DDTHH:mm` on the clock of an IANA zone; null for what is no time. An hour that the clocks
 * skip in spring is read an hour later, one that comes twice in autumn as its first.
 */
export function instantIn(text: string, zone: string): Date | null {
  const match = LOCAL.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const asIfUtc = Date.UTC(year, month - 1, day, hour, minute);
  if (new Date(asIfUtc).toISOString().slice(0, 16) !== text) return null;
  const before = asIfUtc - offsetMs(asIfUtc - DAY_MS, zone);
  const after = asIfUtc - offsetMs(asIfUtc + DAY_MS, zone);
  if (localIn(new Date(before), zone) === text) return new Date(before);
  return localIn(new Date(after), zone) === text ? new Date(after) : new Date(before);
}

/** The local time `YYYY-MM-DDTHH:mm` of an instant on the clock of a zone: the value of a field. */
export function localIn(instant: Date, zone: string): string {
  return new Date(instant.getTime() + offsetMs(instant.getTime(), zone)).toISOString().slice(0, 16);
}

/** The day `YYYY-MM-DD` that an instant falls on in a zone. */
export const dayIn = (instant: Date, zone: string): string => localIn(instant, zone).slice(0, 10);

/** The day that an instant falls on where the bank keeps its books. */
export const dayOfBank = (instant: Date): string => dayIn(instant, DEFAULT_ZONE);

const DAY_MS = 86_400_000;

/** How far the zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) - Math.floor(at / 1000) * 1000;
}

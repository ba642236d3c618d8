import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";

const counted = new AsyncLocalStorage<{ name: string; next: number }>();

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text that came from outside can be an id: a UUID in small letters, of any version. */
export const isId = (text: string | null | undefined): text is string => typeof text === "string" && UUID.test(text);

/** A new id, UUIDv7, made in the app so that a row and its event can name each other before either is written. */
export function newId(): string {
  const count = counted.getStore();
  return count === undefined ? uuidv7() : countedId(count.name, count.next++);
}

/** Runs `work` with ids that are the same at every run: how two demo banks come out alike. */
export function withCountedIds<T>(name: string, work: () => T): T {
  return counted.run({ name, next: 0 }, work);
}

/** A UUID of version 8 (RFC 9562): a mark of the name and a number in the first 48 bits, so that ids follow the order of their making, then a hash of both. */
function countedId(name: string, count: number): string {
  const hex = createHash("sha256").update(`${name} ${count}`).digest("hex");
  const first = createHash("sha256").update(name).digest("hex").slice(0, 4) + count.toString(16).padStart(8, "0");
  const variant = ((Number.parseInt(hex[16] ?? "0", 16) & 0x3) | 0x8).toString(16);
  return `${first.slice(0, 8)}-${first.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

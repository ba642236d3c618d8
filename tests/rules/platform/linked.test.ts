import { expect, test } from "vitest";

const SOURCES = import.meta.glob<string>("/app/**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });
const ROUTES = Object.keys(SOURCES).filter((path) => path.startsWith("/app/routes/staff/"));

/** Read by scripts, not by a person. */
const FOR_SCRIPTS = ["/app/routes/staff/vials[.]json.ts", "/app/routes/staff/inventory[.]json.ts"];

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&");
const ANYTHING = "[^/\"'`\\s]+";
const END = "(?=[\"'`?#]|\\$\\{)";

/** The parts of a staff route's address, as its file is called; a part that begins with $ is an id. */
function partsOf(path: string): string[] {
  const name = path.replace("/app/routes/staff/", "").replace(/\.tsx?$/, "");
  return name
    .replaceAll("[.]", "\0")
    .split(".")
    .filter((part) => part !== "_index")
    .map((part) => part.replaceAll("\0", ".").replace(/_$/, ""));
}

/** Whether some other source names the address: whole, after a variable that holds its beginning, or as a link below its own page. */
function isLinked(path: string): boolean {
  const parts = partsOf(path);
  if (parts.length === 0) return true;
  const pattern = (some: readonly string[]) => some.map((part) => (part.startsWith("$") ? ANYTHING : escaped(part))).join("/");
  const whole = new RegExp(`(/staff|\\})/${pattern(parts)}${END}`);
  const own = parts.slice(parts.findLastIndex((part) => part.startsWith("$")) + 1);
  const ends = own.length === parts.length ? [] : own.map((_, from) => own.slice(from));
  const afterHere = ends.map((end) => new RegExp(`\\}/${pattern(end)}${END}`));
  const below = ends.map((end) => new RegExp(`\\bto(=|: )"${pattern(end)}"`));
  const parent = `/app/routes/staff/${parts.slice(0, parts.length - own.length).join(".")}._index.tsx`;
  const listed = ends.map((end) => new RegExp(`"${pattern(end)}"`));
  return Object.entries(SOURCES).some(([file, source]) => {
    if (file === path) return false;
    if (whole.test(source) || below.some((link) => link.test(source))) return true;
    if (file === parent && listed.some((link) => link.test(source))) return true;
    return source.includes(`/staff/${parts[0]}`) && afterHere.some((link) => link.test(source));
  });
}

test("every page and paper of the staff can be reached by a link of some other page", () => {
  expect(ROUTES.length).toBeGreaterThan(80);
  expect(ROUTES.filter((path) => !FOR_SCRIPTS.includes(path) && !isLinked(path))).toEqual([]);
});

test("a route that nothing links to is found", () => {
  expect(isLinked("/app/routes/staff/lots.$lotId.nowhere.tsx")).toBe(false);
  expect(isLinked("/app/routes/staff/nowhere.tsx")).toBe(false);
});

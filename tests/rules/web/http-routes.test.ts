import { resolve } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { narrowed } from "~/web/http-routes.server";

type Entry = { id?: string; file: string; path?: string; index?: boolean; children?: Entry[] };
type Manifest = Record<string, { id: string; parentId?: string; path?: string; index?: boolean }>;

const buildOf = (routes: Manifest) => ({ routes, assets: { routes } }) as unknown as ServerBuild;

function manifestOf(entries: readonly Entry[], parentId = "root", into: Manifest = { root: { id: "root", path: "" } }): Manifest {
  for (const { id, file, path, index, children } of entries) {
    const own = id ?? file;
    into[own] = { id: own, parentId, ...(path === undefined ? {} : { path }), ...(index ? { index } : {}) };
    manifestOf(children ?? [], own, into);
  }
  return into;
}

type Nested = { id: string; path?: string; index?: boolean; children?: Nested[] };
const nested = (routes: Manifest, parentId?: string): Nested[] =>
  Object.values(routes)
    .filter((route) => route.parentId === parentId)
    .map(({ id, path, index }) =>
      index
        ? { id, index, ...(path === undefined ? {} : { path }) }
        : { id, ...(path === undefined ? {} : { path }), children: nested(routes, id) },
    );

const matched = (build: ServerBuild, path: string): string[] =>
  (matchRoutes(nested(build.routes as Manifest) as Parameters<typeof matchRoutes>[0], path) ?? []).map(({ route }) => route.id ?? "");

const upTo = (path: string): string[] => {
  const segments = path.split("/").filter(Boolean);
  return segments.map((_, at) => `/${segments.slice(0, at).join("/")}`);
};

describe("the routes that a request is given", () => {
  let whole: ServerBuild;
  let addresses: string[][];
  beforeAll(async () => {
    (globalThis as { __remixAppDirectory?: string }).__remixAppDirectory = resolve("app");
    const { default: entries } = (await import("~/routes")) as { default: Entry[] };
    whole = buildOf(manifestOf(entries));
    const pathTo = (id?: string): string => {
      const route = id === undefined ? undefined : (whole.routes as Manifest)[id];
      return route ? `${pathTo(route.parentId)}/${route.path ?? ""}` : "";
    };
    addresses = Object.keys(whole.routes).map((id) => pathTo(id).split("/").filter(Boolean));
  });

  /** An address made from a route's: its places filled with words, other routes' words among them; a segment more, less, shouted, or a letter spelt in hex. */
  const anAddress = () => {
    const known = [...new Set(addresses.flat().filter((segment) => !/[:*]/.test(segment)))];
    const word = fc.oneof(fc.constantFrom(...known), fc.uuid(), fc.constantFrom("a b", "x.pdf", "é", "new"));
    return fc
      .record({
        segments: fc.constantFrom(...addresses),
        fill: fc.array(word, { minLength: 12, maxLength: 12 }),
        change: fc.constantFrom("none", "more", "less", "loud", "slash", "doubled", "spelt"),
      })
      .map(({ segments, fill, change }) => {
        const filled = segments.map((segment, at) => (/^[:*]/.test(segment) ? (fill[at] ?? "x") : segment));
        const cut = change === "less" ? filled.slice(0, -1) : change === "more" ? [...filled, fill[11] ?? "x"] : filled;
        const path = `/${cut.map(encodeURIComponent).join("/")}`;
        if (change === "doubled") return path.replaceAll("/", "//");
        if (change === "spelt") return path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
        return change === "loud" ? path.toUpperCase() : change === "slash" ? `${path}/` : path;
      });
  };

  test("are the whole portal's: there are some hundred of them", () => expect(addresses.length).toBeGreaterThan(100));

  test("match every address as the whole build does, with the same best match", () => {
    const choose = narrowed(whole);
    fc.assert(
      fc.property(anAddress(), (path) => {
        expect(matched(choose(path), path)).toEqual(matched(whole, path));
      }),
      { numRuns: 400 },
    );
  });

  test("match the addresses above it as the whole build does, for a browser that asks for them", () => {
    const choose = narrowed(whole);
    fc.assert(
      fc.property(anAddress(), (path) => {
        const few = choose(path);
        for (const above of upTo(path)) expect(matched(few, above)).toEqual(matched(whole, above));
      }),
      { numRuns: 60 },
    );
  });

  test("are found for an address that cannot be decoded, as it stands", () => {
    const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    expect(matched(narrowed(whole)("/staff/lots/%zz"), "/staff/lots/%zz")).toEqual(matched(whole, "/staff/lots/%zz"));
    warned.mockRestore();
  });

  test("are few for every address", () => {
    const choose = narrowed(whole);
    fc.assert(
      fc.property(anAddress(), (path) => {
        expect(Object.keys(choose(path).routes).length).toBeLessThan(30);
      }),
      { numRuns: 100 },
    );
  });

  test("are the same build for addresses that differ only in what fills a place", () => {
    const choose = narrowed(whole);
    expect(choose("/staff/lots/one")).toBe(choose("/staff/lots/two"));
  });

  test("carry the assets of exactly these routes", () => {
    const { routes, assets } = narrowed(whole)("/staff/lots/one");
    expect(Object.keys(assets.routes)).toEqual(Object.keys(routes));
  });
});

test("the routes around a page, those above its address and the page for lost visitors come with it, and no others", () => {
  const routes: Manifest = Object.fromEntries(
    [
      { id: "root", path: "" },
      { id: "front", parentId: "root", index: true },
      { id: "lost", parentId: "root", path: "*" },
      { id: "frame", parentId: "root", path: "staff" },
      { id: "today", parentId: "frame", index: true },
      { id: "vials", parentId: "frame", path: "vials" },
      { id: "vial", parentId: "frame", path: "vials/:vialId" },
      { id: "moved", parentId: "frame", path: "vials/:vialId/move" },
      { id: "lots", parentId: "frame", path: "lots" },
      { id: "checked", parentId: "root", path: "verify/:number" },
    ].map((route) => [route.id, route]),
  );
  const few = narrowed(buildOf(routes))("/staff/vials/1/move");
  expect(Object.keys(few.routes)).toEqual(["root", "front", "lost", "frame", "today", "vials", "vial", "moved"]);
  expect(matched(few, "/staff/vials/1/move")).toEqual(["root", "frame", "moved"]);
  expect(matched(few, "/staff")).toEqual(["root", "frame", "today"]);
});

test("an optional segment is refused when the portal starts, with the route's name", () => {
  const routes: Manifest = { root: { id: "root", path: "" }, odd: { id: "odd", parentId: "root", path: "prices/:year?" } };
  expect(() => narrowed(buildOf(routes))).toThrow("The route odd has an optional segment");
});

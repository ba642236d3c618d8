import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import fc from "fast-check";
import { expect, test } from "vitest";
import { narrowed } from "~/web/http-routes.server";

const PATHS = [
  "*",
  "staff",
  "staff/vials",
  "staff/vials.json",
  "staff/vials/:vialId",
  "staff/vials/:vialId/move",
  "family/cases/:caseId",
  "verify/:number",
];

type Routes = ServerBuild["routes"];

/** A build with an index page, a folder of pages with a frame of its own, and the pages above. */
const routes = Object.fromEntries(
  [
    { id: "root", path: "" },
    { id: "front", parentId: "root", index: true },
    { id: "frame", parentId: "root", path: "framed" },
    { id: "inner", parentId: "frame", path: "inner/:id" },
    ...PATHS.map((path) => ({ id: path, parentId: "root", path })),
  ].map((route) => [route.id, route]),
) as unknown as Routes;
const build = { routes, assets: { routes } } as unknown as ServerBuild;
const narrow = narrowed(build);

interface Node {
  id: string;
  children: Node[];
}

/** The ids of the routes that Remix would choose. */
function chosen(all: Routes, path: string): string[] | undefined {
  const nodes = new Map(Object.values(all).flatMap((route) => (route ? [[route.id, { ...route, children: [] as Node[] }] as const] : [])));
  const roots: Node[] = [];
  for (const node of nodes.values()) (nodes.get(node.parentId ?? "")?.children ?? roots).push(node);
  return matchRoutes(roots as Parameters<typeof matchRoutes>[0], path)?.map(({ route }) => route.id ?? "");
}

const segment = fc.constantFrom(
  "staff",
  "Staff",
  "vials",
  "vials.json",
  "move",
  "family",
  "cases",
  "verify",
  "framed",
  "inner",
  "x",
  "%73taff",

  "",
);

test("whatever the address, the few routes lead to the page to which all of them lead", () => {
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 6 }), (segments) => {
      const path = `/${segments.join("/")}`;
      expect(chosen(narrow(path).routes, path)).toEqual(chosen(routes, path));
    }),
  );
});

test("the routes above a page are known to the browser too", () => {
  const known = Object.keys(narrow("/staff/vials/1/move").assets.routes);
  expect(known).toEqual(
    expect.arrayContaining(["root", "front", "*", "staff", "staff/vials", "staff/vials/:vialId", "staff/vials/:vialId/move"]),
  );
  expect(known).not.toContain("verify/:number");
});

test("an address asks for the same build each time, whatever its ids", () => {
  expect(narrow("/staff/vials/1")).toBe(narrow("/staff/vials/2"));
});

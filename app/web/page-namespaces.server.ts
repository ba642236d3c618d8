import type { AppLoadContext } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";

type Routes = AppLoadContext["routes"];
interface Node {
  id: string;
  children: Node[];
}

/** Every page has these: frames and fields, and error pages. */
const EVERYWHERE = ["ui", "errors"];
/** Only where a form is answered can a refusal be shown, and there are many sentences of them. */
const WITH_FORMS = "refusals";

/** What an address names is the same for everyone, as long as the routes are: it is kept for the latest addresses. */
const named = new WeakMap<Routes, Map<string, string[]>>();
const MOST_KEPT = 200;

const trees = new WeakMap<Routes, Node[]>();

/** The message namespaces that the routes of this address name in their `handle = { i18n: [...] }`. */
export function pageNamespaces(routes: Routes, address: string): string[] {
  const path = new URL(address).pathname;
  const known = named.get(routes) ?? new Map<string, string[]>();
  const names = known.get(path) ?? namesOf(routes, path);
  if (known.size >= MOST_KEPT) known.clear();
  named.set(routes, known.set(path, names));
  return names;
}

function namesOf(routes: Routes, path: string): string[] {
  const matches = matchRoutes(treeOf(routes) as Parameters<typeof matchRoutes>[0], path) ?? [];
  const asked = matches.flatMap(({ route }) => {
    const { handle, action } = (routes[route.id ?? ""]?.module ?? {}) as { handle?: { i18n?: readonly string[] }; action?: unknown };
    return [...(action ? [WITH_FORMS] : []), ...(handle?.i18n ?? [])];
  });
  return [...new Set([...EVERYWHERE, ...asked])];
}

function treeOf(routes: Routes): Node[] {
  const known = trees.get(routes);
  if (known) return known;
  const nodes = new Map(
    Object.values(routes).flatMap((route) => (route ? [[route.id, { ...route, children: [] as Node[] }] as const] : [])),
  );
  const roots: Node[] = [];
  for (const node of nodes.values()) (nodes.get(node.parentId ?? "")?.children ?? roots).push(node);
  trees.set(routes, roots);
  return roots;
}

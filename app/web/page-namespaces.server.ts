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

const trees = new WeakMap<Routes, Node[]>();

/** The message namespaces that the routes of this address name in their `handle = { i18n: [...] }`. */
export function pageNamespaces(routes: Routes, address: string): string[] {
  const path = new URL(address).pathname;
  const matches = matchRoutes(treeOf(routes) as Parameters<typeof matchRoutes>[0], path) ?? [];
  const named = matches.flatMap(({ route }) => {
    const { handle, action } = (routes[route.id ?? ""]?.module ?? {}) as { handle?: { i18n?: readonly string[] }; action?: unknown };
    return [...(action ? [WITH_FORMS] : []), ...(handle?.i18n ?? [])];
  });
  return [...new Set([...EVERYWHERE, ...named])];
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

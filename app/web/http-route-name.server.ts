import type { ServerBuild } from "@remix-run/node";
import { matchRoutes, type Params } from "@remix-run/react";

interface Node {
  id: string;
  path?: string | undefined;
  children: Node[];
}

/** The page whose data an address asks for: `/staff.data` belongs to `/staff`, `/_root.data` to `/`. */
export const pageOf = (path: string): string => path.replace(/\.data$/, "").replace(/^\/_root$/, "/");

export interface Matched {
  /** An address by its pattern, as `/i/:token`, so that the log holds no id, token or query. */
  pattern: string;
  routeId: string;
  params: Params;
}

/** Which route an address belongs to; `null` is no address of ours. */
export function routeMatches(routes: ServerBuild["routes"]): (url: string) => Matched | null {
  const nodes = new Map(
    Object.values(routes).flatMap((route) => (route ? [[route.id, { ...route, children: [] as Node[] }] as const] : [])),
  );
  const roots: Node[] = [];
  for (const node of nodes.values()) (nodes.get(node.parentId ?? "")?.children ?? roots).push(node);
  return (url) => {
    const path = pageOf(url.replace(/[?#].*$/, ""));
    if (path === "/__manifest") return { pattern: path, routeId: "", params: {} };
    const matches = matchRoutes(roots as Parameters<typeof matchRoutes>[0], path);
    const leaf = matches?.at(-1);
    if (!matches || !leaf) return null;
    const pattern = matches.flatMap(({ route }) => route.path || []).join("/");
    return { pattern: `/${pattern.replace(/^\//, "")}`, routeId: leaf.route.id ?? "", params: leaf.params };
  };
}

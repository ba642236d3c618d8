import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";

interface Node {
  id: string;
  path?: string | undefined;
  children: Node[];
}

/** The page whose data an address asks for: `/staff.data` belongs to `/staff`, `/_root.data` to `/`. */
export const pageOf = (path: string): string => path.replace(/\.data$/, "").replace(/^\/_root$/, "/");

/** Names an address by its pattern, as `/i/:token`, so that the log holds no id, token or query. `null` is no address of ours. */
export function routePatterns(routes: ServerBuild["routes"]): (url: string) => string | null {
  const nodes = new Map(
    Object.values(routes).flatMap((route) => (route ? [[route.id, { ...route, children: [] as Node[] }] as const] : [])),
  );
  const roots: Node[] = [];
  for (const node of nodes.values()) (nodes.get(node.parentId ?? "")?.children ?? roots).push(node);
  return (url) => {
    const path = pageOf(url.replace(/[?#].*$/, ""));
    if (path === "/__manifest") return path;
    const matches = matchRoutes(roots as Parameters<typeof matchRoutes>[0], path);
    const pattern = matches
      ?.map(({ route }) => route.path)
      .filter(Boolean)
      .join("/");
    return pattern === undefined ? null : `/${pattern.replace(/^\//, "")}`;
  };
}

import type { AppLoadContext, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { segmentsOf } from "./http-routes.server";

export type Loader = (args: LoaderFunctionArgs) => unknown;
type Routes = ServerBuild["routes"];

/**
 * The loaders that answer an address of their own without a page around it: its route has a loader, no component and no parameters. What they
 * answer is all that Remix would send, so they are called without its matching, handlers and hand-off, which cost more than a look-up does.
 */
export function plainLoaders({ routes }: ServerBuild): (path: string) => Loader | undefined {
  const around = new Set(Object.values(routes).map((route) => route?.parentId));
  const loaders = new Map(
    Object.values(routes).flatMap((route) => {
      const { loader, default: page } = (route?.module ?? {}) as { loader?: Loader; default?: unknown };
      const path = route && pathOf(routes, route.id);
      if (!loader || page !== undefined || !path || /[:*?]/.test(path) || around.has(route.id)) return [];
      return [[segmentsOf(path).join("/"), loader] as const];
    }),
  );
  return (path) => loaders.get(path.slice(1)) ?? loaders.get(segmentsOf(path).join("/"));
}

function pathOf(routes: Routes, id: string): string {
  const route = routes[id];
  if (!route) return "";
  return `${route.parentId ? pathOf(routes, route.parentId) : ""}${route.path ? `/${route.path}` : ""}`;
}

/** What such a loader answers: a Response, returned or thrown, or data for JSON. @throws what went wrong */
export async function plainAnswer(loader: Loader, request: Request, context: AppLoadContext): Promise<unknown> {
  try {
    return await loader({ request, params: {}, context });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

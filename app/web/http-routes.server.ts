import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

/** A route with the segments of its whole address, and the routes around it. */
interface Branch {
  ids: string[];
  segments: string[];
}

/**
 * Gives Remix, for an address, a build with only the routes that could match it or an address above it. Remix sorts and compiles every route
 * of its build several times a request, which with some two hundred of them costs more than all the rest. Which of the few matches best is
 * still Remix's own decision.
 */
export function narrowed(build: ServerBuild): (path: string) => ServerBuild {
  const branches = branchesOf(build.routes);
  const longest = Math.max(0, ...branches.map(({ segments }) => segments.length));
  const known = new Map<string, ServerBuild>();
  return (path) => {
    const ways = waysTo(segmentsOf(path), longest);
    const ids = new Set(branches.filter((branch) => ways.some((way) => fits(branch, way))).flatMap((branch) => branch.ids));
    const key = [...ids].join(" ");
    const made = known.get(key) ?? only(build, ids);
    known.set(key, made);
    return made;
  };
}

/** The address and those above it, up to the front page: a browser wants to know the routes above the page that it shows. */
const waysTo = (segments: string[], longest: number): string[][] => [
  segments,
  ...segments.slice(0, longest).map((_, at) => segments.slice(0, at)),
];

function fits({ segments }: Branch, way: string[]): boolean {
  const splat = segments.at(-1) === "*";
  if (splat ? way.length < segments.length - 1 : way.length !== segments.length) return false;
  return segments.every((segment, at) => segment === "*" || segment.startsWith(":") || segment === way[at]);
}

/** As Remix compares them: decoded, and without regard to case. */
export function segmentsOf(path: string): string[] {
  return path
    .split("/")
    .filter((segment) => segment !== "")
    .map((segment) => decoded(segment).toLowerCase());
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function branchesOf(routes: Routes): Branch[] {
  return Object.values(routes).flatMap((route) => {
    if (!route || (route.path === undefined && !route.index)) return [];
    const around: NonNullable<Routes[string]>[] = [];
    for (let each: typeof route | undefined = route; each; each = routes[each.parentId ?? ""]) around.unshift(each);
    const path = around.map((each) => each.path ?? "").join("/");
    if (path.includes("?")) throw new Error(`The route ${route.id} has an optional segment: write two routes.`);
    return [{ ids: around.map(({ id }) => id), segments: path.split("/").flatMap((each) => (each === "" ? [] : [each.toLowerCase()])) }];
  });
}

/** The build with these routes and no others, in the order of the build. */
function only(build: ServerBuild, ids: ReadonlySet<string>): ServerBuild {
  const chosen = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));
  return { ...build, routes: chosen(build.routes), assets: { ...build.assets, routes: chosen(build.assets.routes) } };
}

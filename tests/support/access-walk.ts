import type { LoaderFunctionArgs } from "@remix-run/node";
import { newFormToken } from "~/web/submit.server";
import type { AccessRow, Answer } from "./access/types";
import { context } from "./asked";

type Handler = (args: LoaderFunctionArgs) => unknown;
/** What a route's file exports, as far as an answer depends on it. */
export interface RouteModule {
  loader?: Handler;
  action?: Handler;
  default?: unknown;
}

const HOST = "http://portal.test";
/** Folders whose routes stand at the root of the address. */
const ROOTED = ["public", "hooks"];

/** The segments of a route's address, as its file's name spells them: `staff/kits.$kitId._index` → staff, kits, $kitId. */
function segmentsOf(route: string): string[] {
  const [folder = "", ...rest] = route.split("/");
  const named = rest
    .join("/")
    .split(/(?<!\[)\./)
    .filter((segment) => segment !== "_index")
    .map((segment) => segment.replaceAll("[.]", ".").replace(/_$/, ""));
  return ROOTED.includes(folder) ? named : [folder, ...named];
}

/** The parameters that the router reads from an address. @throws when the address is not one of this route */
export function paramsOf(route: string, pathname: string): Record<string, string> {
  const given = pathname.split("/").filter(Boolean);
  const segments = segmentsOf(route);
  if (segments.join() === "$") return { "*": given.join("/") };
  const params = segments.flatMap((segment, at): [string, string][] => {
    const value = decodeURIComponent(given[at] ?? "");
    if (segment.startsWith("$") && value !== "" && value !== "undefined") return [[segment.slice(1), value]];
    if (segment === value) return [];
    throw new Error(`${pathname} is no address of ${route}.`);
  });
  if (given.length !== segments.length) throw new Error(`${pathname} is no address of ${route}.`);
  return Object.fromEntries(params);
}

/** What one who has this cookie gets at the row's address; a form is sent empty. */
export async function answerOf(row: AccessRow, module: RouteModule, method: "GET" | "POST", path: string, cookie: string): Promise<Answer> {
  const handler = method === "GET" ? (module.loader ?? (() => null)) : module.action;
  if (handler === undefined) return "refused";
  const headers = cookie ? { cookie } : {};
  const body = new FormData();
  body.set("formToken", newFormToken());
  const request = new Request(HOST + path, method === "GET" ? { headers } : { method, headers, body });
  const params = paramsOf(row.route, new URL(request.url).pathname);
  try {
    return named(await handler({ request, params, context: context() }));
  } catch (thrown) {
    if (thrown instanceof Response) return named(thrown);
    throw thrown;
  }
}

/** The word of the table for a response, or for the data of a page. */
function named(answered: unknown): Answer {
  const { status, location } = answered instanceof Response ? spoken(answered) : { status: statusOf(answered), location: null };
  if (location !== null) return location.startsWith("/sign-in?next=") ? "sign_in" : "acts";
  if (status === 404) return "hidden";
  if (status < 300) return "shows";
  if ([400, 403, 405, 409, 422].includes(status)) return "refused";
  throw new Error(`The table has no word for status ${status}.`);
}

const spoken = (response: Response) => ({ status: response.status, location: response.headers.get("location") });

/** The status that `data()` puts beside an answer; 200 for bare data. */
function statusOf(answered: unknown): number {
  if (typeof answered !== "object" || answered === null || !("init" in answered)) return 200;
  const { init } = answered as { init: ResponseInit | null };
  return init?.status ?? 200;
}

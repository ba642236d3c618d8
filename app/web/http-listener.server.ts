import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/node";
import { sendResponse } from "@remix-run/node-fetch-server";
import type { Environment } from "~/outside/environment.server";
import { log, logFault, withRequestId } from "~/outside/log.server";
import { setSecurityHeaders } from "./headers.server";
import { readRequest } from "./http-body.server";
import { clientAddress, originAllowed } from "./http-client.rules";
import { guarded } from "./http-guard.server";
import { pageOf, routePatterns } from "./http-route-name.server";
import { narrowed } from "./http-routes.server";

type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

export interface ListenerOptions {
  /** The build to answer with; in development it may be another one for each request. */
  build: () => Promise<ServerBuild>;
  environment: Environment;
  /** Answers what is a file: sirv, or Vite in development. */
  files: Middleware;
  dev: boolean;
  ready: () => boolean;
  stopping: () => boolean;
}

/** What node:http calls for each request: files first, else Remix. */
export function listener(options: ListenerOptions): RequestListener {
  const answersOf = remember((build) => answers(build, options.dev ? "development" : "production"));
  return (req, res) =>
    options.files(req, res, () => {
      const requestId = randomBytes(6).toString("hex");
      void withRequestId(requestId, async () => {
        const startedAt = performance.now();
        let route: string | null = null;
        try {
          const answerTo = answersOf(await options.build());
          const path = (req.url ?? "/").replace(/\?.*$/s, "");
          decodeURI(path); // throws at a malformed address, which the router only grumbles about
          const { routes, handle, nameOf } = answerTo(path);
          route = nameOf(path);
          await answer(req, res, options, requestId, routes, handle);
        } catch (error) {
          fail(res, error, requestId);
        }
        log("info", "request", { method: req.method, route, status: res.statusCode, ms: Math.round(performance.now() - startedAt) });
      });
    });
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  options: ListenerOptions,
  requestId: string,
  routes: ServerBuild["routes"],
  handle: ReturnType<typeof createRequestHandler>,
) {
  const { environment, dev } = options;
  const { request, tooLarge } = await readRequest(req, res, environment.secure ? "https:" : "http:");
  const { headers } = request;
  const origin = headers.get("origin");
  const writes = !["GET", "HEAD"].includes(request.method);
  const elsewhere = writes && !originAllowed(origin, headers.get("host"), environment.baseUrl);
  // Remix compares the origin with this header too, and answers a difference with an empty page; the guard refuses better.
  headers.delete("x-forwarded-host");
  if (elsewhere) headers.delete("origin");
  else if (origin !== null && URL.canParse(origin)) headers.set("x-forwarded-host", new URL(origin).host);

  const ready = options.ready();
  const refusal = tooLarge ? 413 : elsewhere ? 403 : writes && !ready ? 503 : undefined;
  const context: AppLoadContext = {
    nonce: randomBytes(16).toString("base64"),
    requestId,
    routes,
    clientAddress: clientAddress(req.socket.remoteAddress ?? "", headers.get("x-forwarded-for"), environment.trustProxy),
    ready,
    demo: environment.demo,
    ...(refusal === undefined ? {} : { refusedWith: refusal }),
  };
  const response = await handle(request, context);
  setSecurityHeaders(response.headers, environment, { nonce: context.nonce, dev });
  response.headers.set("x-request-id", requestId);
  if (tooLarge || options.stopping()) response.headers.set("connection", "close");
  await sendResponse(res, response);
}

/** Outside Remix there is no page to show: a malformed request gets a 400, a fault of ours a 500 with its reference. */
function fail(res: ServerResponse, error: unknown, requestId: string): void {
  if (res.headersSent || res.destroyed) {
    res.destroy();
    return;
  }
  const noAddress = error instanceof TypeError && (error.cause as { code?: unknown } | undefined)?.code === "ERR_INVALID_URL";
  const malformed = noAddress || error instanceof URIError;
  if (!malformed) logFault(error);
  res.writeHead(malformed ? 400 : 500, {
    "content-type": "text/plain; charset=utf-8",
    "x-request-id": requestId,
    "cache-control": "no-store",
  });
  res.end(malformed ? "400" : `500 ${requestId}`);
}

interface Answers {
  routes: ServerBuild["routes"];
  handle: ReturnType<typeof createRequestHandler>;
  /** The pattern of an address, for the log. */
  nameOf: (path: string) => string | null;
}

/** Who answers an address: one handler for all addresses of a kind, which knows only the routes that these could match. */
function answers(whole: ServerBuild, mode: "development" | "production"): (path: string) => Answers {
  const build = guarded(whole);
  const narrow = narrowed(build);
  const known = new WeakMap<ServerBuild, Answers>();
  return (path) => {
    const part = path === "/__manifest" ? build : narrow(pageOf(path));
    const made = known.get(part) ?? { routes: part.routes, handle: createRequestHandler(part, mode), nameOf: routePatterns(part.routes) };
    known.set(part, made);
    return made;
  };
}

/** Keeps the last result as long as the build stays the same. */
function remember<T>(make: (build: ServerBuild) => T): (build: ServerBuild) => T {
  let last: { build: ServerBuild; made: T } | undefined;
  return (build) => {
    if (last?.build !== build) last = { build, made: make(build) };
    return last.made;
  };
}

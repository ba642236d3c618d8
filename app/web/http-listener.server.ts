import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import type { Environment } from "~/outside/environment.server";
import { log, logFault } from "~/outside/log.server";
import { headersOfData, setSecurityHeaders } from "./headers.server";
import { actFirst } from "./http-act.server";
import { type Answers, type AnswersOfBuild, answers, remember } from "./http-answers.server";
import { plainRequestOf, readRequest } from "./http-body.server";
import { clientAddress, originAllowed } from "./http-client.rules";
import { type Loader, plainAnswer } from "./http-plain.server";
import type { Matched } from "./http-route-name.server";
import { send, sendJson } from "./http-send.server";

/** How long filling the demo bank may take yet, in seconds. */
const FILLING_SECONDS = "60";

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

/** What node:http calls for each request: files first, else Remix. No file stands where a loader answers alone. */
export function listener(options: ListenerOptions): RequestListener {
  const answersOf = remember((build) => answers(build, options.dev ? "development" : "production"));
  return (req, res) => {
    const answer = () => void answerAndLog(req, res, options, answersOf);
    if (answersOf.last?.plainOf(pathOf(req))) answer();
    else options.files(req, res, answer);
  };
}

const pathOf = ({ url = "/" }: IncomingMessage): string => {
  const end = url.indexOf("?");
  return end < 0 ? url : url.slice(0, end);
};

async function answerAndLog(
  req: IncomingMessage,
  res: ServerResponse,
  options: ListenerOptions,
  answersOf: (build: ServerBuild) => AnswersOfBuild,
): Promise<void> {
  const requestId = randomUUID().slice(-12);
  const startedAt = performance.now();
  let route: string | null = null;
  try {
    const { answerTo } = answersOf(await options.build());
    const path = pathOf(req);
    decodeURI(path); // throws at a malformed address, which the router only grumbles about
    const answers = answerTo(path);
    const match = answers.matchOf(path);
    route = match?.pattern ?? null;
    if (answers.plain && (req.method === "GET" || req.method === "HEAD"))
      await answerPlainly(req, res, options, requestId, answers.plain, answers.routes);
    else await answer(req, res, options, requestId, answers, match);
  } catch (error) {
    fail(res, error, requestId);
  }
  const ms = Math.round(performance.now() - startedAt);
  log("info", "request", { requestId, method: req.method, route, status: res.statusCode, ms });
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  options: ListenerOptions,
  requestId: string,
  { routes, handle }: Answers,
  match: Matched | null,
) {
  const { environment } = options;
  const { request, form, tooLarge } = await readRequest(req, environment.secure ? "https:" : "http:");
  const { headers } = request;
  const origin = headers.get("origin");
  const writes = !["GET", "HEAD"].includes(request.method);
  const elsewhere = writes && !originAllowed(origin, headers.get("host"), environment.baseUrl);
  // Remix compares the origin with this header too, and answers a difference with an empty page; the guard refuses better.
  headers.delete("x-forwarded-host");
  if (elsewhere) headers.delete("origin");
  else if (origin !== null && URL.canParse(origin)) headers.set("x-forwarded-host", new URL(origin).host);

  const context = contextOf(req, options, requestId, routes);
  const refusal = tooLarge ? 413 : elsewhere ? 403 : writes && !context.ready ? 503 : undefined;
  const asked: AppLoadContext = { ...context, ...(form && { form }), ...(refusal !== undefined && { refusedWith: refusal }) };
  const act = form && refusal === undefined && context.wholePage && match ? await actFirst(routes, match, request, asked) : undefined;
  const response = act?.ledTo ?? (await handle(request, { ...asked, ...(act && { act }) }));
  if (tooLarge) response.headers.set("connection", "close");
  if (refusal === 503) response.headers.set("retry-after", FILLING_SECONDS);
  await finish(res, response, options, context);
}

/** The same for a route without a page: it gets the same context and sends the same headers. */
async function answerPlainly(
  req: IncomingMessage,
  res: ServerResponse,
  options: ListenerOptions,
  requestId: string,
  plain: Loader,
  routes: Answers["routes"],
) {
  const context = contextOf(req, options, requestId, routes);
  const answered = await plainAnswer(plain, plainRequestOf(req, options.environment.secure ? "https:" : "http:"), context);
  if (answered instanceof Response) await finish(res, answered, options, context);
  else
    sendJson(res, answered, {
      ...headersOfData(options.environment),
      "x-request-id": requestId,
      ...(options.stopping() && { connection: "close" }),
    });
}

function contextOf(req: IncomingMessage, options: ListenerOptions, requestId: string, routes: ServerBuild["routes"]): AppLoadContext {
  const { environment } = options;
  const forwarded = req.headers["x-forwarded-for"];
  let nonce: string | undefined;
  return {
    get nonce() {
      nonce ??= randomBytes(16).toString("base64");
      return nonce;
    },
    requestId,
    routes,
    clientAddress: clientAddress(req.socket.remoteAddress ?? "", forwarded?.toString() ?? null, environment.trustProxy),
    ready: options.ready(),
    demo: environment.demo,
    wholePage: !/\.data(\?|$)/.test(req.url ?? ""),
  };
}

async function finish(res: ServerResponse, response: Response, options: ListenerOptions, { nonce, requestId }: AppLoadContext) {
  setSecurityHeaders(response.headers, options.environment, { nonce, dev: options.dev });
  response.headers.set("x-request-id", requestId);
  if (options.stopping()) response.headers.set("connection", "close");
  await send(res, response);
}

/** Outside Remix there is no page to show: a malformed request gets a 400, a fault of ours a 500 with its reference. */
function fail(res: ServerResponse, error: unknown, requestId: string): void {
  if (res.headersSent || res.destroyed) {
    res.destroy();
    return;
  }
  const noAddress = error instanceof TypeError && (error.cause as { code?: unknown } | undefined)?.code === "ERR_INVALID_URL";
  const malformed = noAddress || error instanceof URIError;
  if (!malformed) logFault(error, requestId);
  res.writeHead(malformed ? 400 : 500, {
    "content-type": "text/plain; charset=utf-8",
    "x-request-id": requestId,
    "cache-control": "no-store",
  });
  res.end(malformed ? "400" : `500 ${requestId}`);
}

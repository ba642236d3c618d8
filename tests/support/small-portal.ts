import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { type ListenerOptions, listener } from "~/web/http-listener.server";
import { testEnvironment } from "./test-environment";

type RouteModule = Record<string, unknown>;

/** A build with these routes, by their paths, and a page that says only its status: enough to try the server without the portal's pages. */
export function smallBuild(routes: Record<string, RouteModule>): ServerBuild {
  const root = { id: "root", path: "", module: { default: () => null, ErrorBoundary: () => null } };
  const entries = Object.entries(routes).map(([path, module]) => [
    path,
    { id: path, parentId: "root", path: path.replace(/^\//, ""), module },
  ]);
  const page = (_request: Request, status: number, headers: Headers) => {
    headers.set("content-type", "text/html; charset=utf-8");
    return new Response(`<!doctype html>${status}`, { status, headers });
  };
  return {
    entry: { module: { default: page, handleError: () => undefined } },
    routes: { root, ...Object.fromEntries(entries) },
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: { v3_singleFetch: true, v3_throwAbortReason: true, v3_relativeSplatPath: true, v3_fetcherPersist: true },
    isSpaMode: false,
  } as unknown as ServerBuild;
}

/** Serves such a build on a free port of this machine. */
export async function servePortal(routes: Record<string, RouteModule>, changes: Partial<ListenerOptions> = {}) {
  const build = smallBuild(routes);
  const handler = listener({
    build: async () => build,
    environment: testEnvironment(),
    files: (_req, _res, next) => next(),
    dev: false,
    ready: () => true,
    stopping: () => false,
    ...changes,
  });
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    base: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What is written to standard output while `work` runs, line by line. */
export async function spokenDuring(work: () => Promise<void>): Promise<Record<string, unknown>[]> {
  await nextTurn(); // lines leave together at the end of a turn
  const write = process.stdout.write;
  let text = "";
  process.stdout.write = ((chunk: string | Uint8Array) => {
    text += String(chunk);
    return true;
  }) as typeof process.stdout.write;
  try {
    await work();
    await nextTurn();
  } finally {
    process.stdout.write = write;
  }
  return text
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

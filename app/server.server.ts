import { createServer, type Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import sirv from "sirv";
import { closeDatabase, connect, ownerPool } from "~db/client.server";
import { openDemo } from "./demo-bank.server";
import { startSweeping } from "./jobs/sweep.server";
import { startWorker, type Worker } from "./jobs/worker.server";
import { demoSecrets } from "./outside/demo-secrets.server";
import { type Environment, setEnvironment, settle } from "./outside/environment.server";
import { logFault } from "./outside/log.server";
import { prepareDatabase, requireDatabase, requireVariables, StartRefused } from "./portal.server";
import { type ListenerOptions, listener } from "./web/http-listener.server";
import { onReadiness } from "./web/readiness.server";

export { requireVariables };

export interface ServeOptions {
  databaseUrl: string;
  /** Where a demo keeps its secrets. */
  dataFolder: string;
  /** The built files for browsers; in development Vite answers instead. */
  clientFolder: string;
  development?: { files: ListenerOptions["files"]; build: () => Promise<ServerBuild> };
  /** Whether this is the only process on the database, as it is on the embedded one. */
  alone: boolean;
  /** Says a sentence to the person who started the portal. */
  say: (sentence: string) => void;
}

export interface Portal {
  environment: Environment;
  /** Stops in order: HTTP drains, the worker ends its jobs, the stand-ins go, the connections close. */
  stop(): Promise<void>;
}

/** Starts the portal on a database that answers. @throws StartRefused with sentences when it must not start like this. */
export async function serve(build: ServerBuild, options: ServeOptions): Promise<Portal> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each().catch(logFault);
  };
  try {
    return await start(build, options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  build: ServerBuild,
  options: ServeOptions,
  stops: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<Portal> {
  const checked = requireVariables(process.env);
  connect(options.databaseUrl);
  stops.push(closeDatabase);
  await requireDatabase();
  const prepared = await prepareDatabase(checked);
  stops.push(async () => prepared.filling?.release(true));
  const secrets = prepared.demo ? demoSecrets(options.dataFolder) : undefined;
  const environment = settle({ ...secrets, ...checked }, prepared.demo, secrets?.DEMO_PASSWORD);
  setEnvironment(environment);
  if (!prepared.demo) await open(checked.BANK_ADMIN_EMAIL);

  let [ready, stopping] = [prepared.filled || !prepared.demo, false];
  let worker: Worker | undefined;
  const work = async () => {
    const started = await startWorker({ alone: options.alone });
    stops.push(() => started.stop());
    worker = started;
    stops.push(startSweeping());
  };
  const demo = prepared.demo ? await openDemo({ prepared, ...options }, () => stopping) : undefined;
  if (demo) stops.push(demo.stop);
  if (ready) await work();
  onReadiness(async () => ({ database: await answers(), worker: worker?.alive() === true, migrations: true, demoBank: ready }));

  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 20_000 },
    listener({
      build: options.development?.build ?? (async () => build),
      environment,
      files: options.development?.files ?? files(options.clientFolder),
      dev: options.development !== undefined,
      ready: () => ready,
      stopping: () => stopping,
    }),
  );
  await listen(server, environment);
  stops.push(() => {
    stopping = true;
    return drain(server);
  });
  if (!ready && demo)
    void demo.fill().then(async (filled) => {
      if (!filled || stopping) return;
      await work(); // its jobs belong to the filling until then
      ready = true;
      options.say("The demo bank is ready.");
    });
  return { environment, stop };
}

/** A bank that is no demo is opened by its first start. @throws StartRefused */
async function open(administrator: string | undefined): Promise<void> {
  const { openBank } = await import("~db/seed/opening.server");
  const problem = await openBank(administrator);
  if (problem !== undefined) throw new StartRefused([problem]);
}

async function answers(): Promise<boolean> {
  return ownerPool()
    .query("select 1")
    .then(
      () => true,
      () => false,
    );
}

/** Files with a hash in their name never change; others are asked for again after an hour. */
function files(folder: string): ListenerOptions["files"] {
  return sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    extensions: [],
    setHeaders: (res, path) => {
      res.setHeader("cache-control", path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600");
      res.setHeader("x-content-type-options", "nosniff");
      res.setHeader("cross-origin-resource-policy", "same-origin");
    },
  });
}

function listen(server: Server, { port, host }: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken by another program: stop it, or choose another with PORT.`;
      reject(
        new StartRefused([
          error.code === "EADDRINUSE" ? taken : `The portal cannot listen on ${host}:${port} (${error.code}); see HOST and PORT.`,
        ]),
      );
    });
    server.listen(port, host, resolve);
  });
}

/** Takes no new connection and gives what runs ten seconds to end. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const patience = setTimeout(() => server.closeAllConnections(), 10_000);
  await closed;
  clearTimeout(patience);
}

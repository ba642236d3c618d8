import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { clientFolder, dataFolder, root, serverBundle } from "./places.mjs";

/** Runs the portal until it is told to stop: the database first and last, the portal in between. */
export async function run({ dev, say }) {
  const stops = [];
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  const started = start({ dev, say, stops });
  const stopInOrder = async () => {
    say("Stopping…");
    await started.catch(() => undefined); // what is half started cannot be stopped in order
    await stopAll();
  };
  onSignal(stopInOrder);
  try {
    greet(await started, say);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function start({ dev, say, stops }) {
  const development = dev ? await startVite(stops) : undefined;
  const build = development ? await development.build() : await import(pathToFileURL(serverBundle).href);
  build.entry.module.requireVariables(process.env);
  const database = await openDatabase(say, stops);
  const portal = await build.entry.module.serve(build, { ...database, dataFolder: dataFolder(), clientFolder, development, say });
  stops.push(() => portal.stop());
  return portal.environment;
}

async function openDatabase(say, stops) {
  if (process.env.DATABASE_URL) return { databaseUrl: process.env.DATABASE_URL, alone: false };
  const { superviseEmbedded } = await import("./postgres-supervisor.mjs");
  const embedded = await superviseEmbedded(dataFolder(), say);
  stops.push(() => embedded.stop());
  return { databaseUrl: embedded.url, alone: true };
}

async function startVite(stops) {
  const { createServer } = await import("vite");
  const vite = await createServer({
    root,
    server: { middlewareMode: true, hmr: { port: 24_000 + (process.pid % 1000) } },
    appType: "custom",
  });
  stops.push(() => vite.close());
  return { files: vite.middlewares, build: () => vite.ssrLoadModule("virtual:remix/server-build") };
}

/** Stops in order at Ctrl-C, at a polite kill, and when the npm that started the portal is gone. Asking twice changes nothing. */
function onSignal(stop) {
  let asked = false;
  const end = (status) => {
    if (asked) return;
    asked = true;
    stop().then(
      () => process.exit(status),
      (error) => {
        process.stderr.write(`${error.stack}\n`);
        process.exit(1);
      },
    );
  };
  const once = () => end(0);
  // After a fault that nobody caught, nothing is certain: the portal says it, and stops as in order.
  for (const fault of ["uncaughtException", "unhandledRejection"]) {
    process.on(fault, (error) => {
      process.stderr.write(`${error?.stack ?? error}\n`);
      end(1);
    });
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, once);
  const starters = parents();
  if (process.env.npm_lifecycle_event) setInterval(() => parents() !== starters && once(), 500).unref();
}

/** Who started this process, and who started that: npm starts a shell that starts the portal, and may be killed alone. */
function parents() {
  try {
    return `${process.ppid} ${
      readFileSync(`/proc/${process.ppid}/stat`, "utf8")
        .replace(/^.*\) \w /s, "")
        .split(" ")[0]
    }`;
  } catch {
    return String(process.ppid);
  }
}

function greet({ baseUrl, demo, demoPassword, host }, say) {
  say(`\nTrilineage is open at ${baseUrl}`);
  if (demo) {
    say("This is a demo: its people are made up, no money moves and no mail leaves.");
    say(
      `Sign in with one button at ${baseUrl}/sign-in, or as <name>@demo.invalid (marco, clinic-x, lab-a, …) with the password ${demoPassword}`,
    );
    if (host === "127.0.0.1") say("It listens to this computer only; HOST changes that.");
  }
  say("Ctrl-C stops it.\n");
}

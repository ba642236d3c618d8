import { fork, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "../../app/run/places.mjs";

/** Starts the production build as `npm start` does, one process, and measures until its first page has come whole. */
export async function startPortal(env) {
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const startedAt = performance.now();
  const inherited = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", TRILINEAGE_ENV: "" };
  const { flags, variables } = asNpmStarts();
  const child = spawn(process.execPath, [...flags, join(root, "app/run/start.mjs"), "--as-built"], {
    cwd: root,
    env: { ...inherited, ...variables, PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => {
    if (said.length < 10_000) said += chunk;
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const answered = await Promise.race([firstPage(base), ended.then(() => undefined)]);
  if (answered === undefined) throw new Error(`The portal has ended:\n${said}`);
  return {
    base,
    pid: child.pid,
    firstPageMs: performance.now() - startedAt,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** Node's flags and the variables of `npm start`, and the flags of BENCH_NODE_FLAGS. */
function asNpmStarts() {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const words = scripts.start.split(" ");
  return {
    flags: [...words.filter((word) => word.startsWith("--")), ...(process.env.BENCH_NODE_FLAGS?.split(" ") ?? [])],
    variables: Object.fromEntries(words.filter((word) => /^[A-Z_]+=/.test(word)).map((word) => word.split("="))),
  };
}

async function firstPage(base) {
  for (;;) {
    const answer = await fetch(base).catch(() => undefined);
    if (answer?.status === 200 && (await answer.text()).includes("</html>")) return true;
    await pause(10);
  }
}

/** Waits until the portal takes forms: a new demo bank is filled. */
export async function untilReady(base) {
  while ((await fetch(`${base}/readyz`)).status !== 200) await pause(100);
}

/** Signs in by the demo's button. @returns the cookie */
export async function signIn(base, name) {
  const answer = await fetch(`${base}/demo/sign-in/${name}`, { method: "POST", body: new URLSearchParams(), redirect: "manual" });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (!cookie) throw new Error(`${name} could not sign in (${answer.status}).`);
  return cookie;
}

/** The bare servers of the limits. */
export async function startLimits(databaseUrl) {
  const child = fork(join(root, "tests/bench/limits.mjs"), {
    env: { PATH: process.env.PATH, NODE_ENV: "production", DATABASE_URL: databaseUrl },
  });
  const { port } = await new Promise((resolve, reject) =>
    child.once("message", resolve).once("exit", () => reject(new Error("The limits ended."))),
  );
  return { base: `http://127.0.0.1:${port}`, pid: child.pid, stop: () => child.disconnect() };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

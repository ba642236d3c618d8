import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "../../app/run/places.mjs";

export interface User {
  uid: number;
  gid: number;
}

/** A folder for one portal's own things; `remove` takes what root keeps elsewhere with it. */
export function portalFolder(owner?: User): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "trilineage-start-"));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  return {
    folder,
    remove: () => {
      const home = join(folder, "postgres-home");
      if (existsSync(home)) rmSync(join("/var/lib/trilineage", readFileSync(home, "utf8").trim()), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** Portals that a test which failed did not stop. */
const running = new Set<ChildProcess>();

/** Stops what is still running, in order; for `afterAll`. */
export async function stopAll(): Promise<void> {
  await Promise.all(
    [...running].map(
      (child) =>
        new Promise<void>((resolve) => {
          child.once("close", () => resolve());
          child.kill("SIGINT");
        }),
    ),
  );
}

export interface Started {
  process: ChildProcess;
  base: string;
  /** Everything that it has said. */
  said(): string;
  /** Resolves with what it ended with. */
  ended: Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Runs `npm start` as it is after the build, without npm. Resolves when it says where it is open, or has ended. */
export async function startPortal(folder: string, env: Record<string, string> = {}, user?: User): Promise<Started> {
  const port = env.PORT ?? String(await freePort());
  const child = spawn(process.execPath, [join(root, "app/run/start.mjs"), "--as-built"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH ?? "",
      HOME: folder,
      TRILINEAGE_DATA: folder,
      TRILINEAGE_ENV: "",
      PORT: port,
      NODE_ENV: "production",
      ...env,
    },
    ...(user ?? {}),
  });
  let said = "";
  const opened = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        said += String(chunk);
        if (said.includes("Ctrl-C stops it.")) resolve();
      });
    }
  });
  running.add(child);
  const ended = new Promise<number | null>((resolve) =>
    child.once("close", (code) => {
      running.delete(child);
      resolve(code);
    }),
  );
  await Promise.race([opened, ended]);
  return {
    process: child,
    base: `http://localhost:${port}`,
    said: () => said,
    ended,
    stop: (signal = "SIGINT") => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Waits until the portal takes people in: the demo bank is filled. */
export async function untilReady(base: string, milliseconds = 180_000): Promise<void> {
  for (const until = Date.now() + milliseconds; Date.now() < until; await pause(100)) {
    const status = await fetch(`${base}/readyz`).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
  }
  throw new Error(`The portal is not ready after ${milliseconds / 1000} s.`);
}

/** The address of the embedded database that a portal keeps for this folder, and its process. */
export function embeddedDatabase(folder: string): { url: string; adminUrl: string; pid(): number } {
  const word = (name: string) => readFileSync(join(folder, name), "utf8").trim();
  const home = existsSync(join(folder, "postgres-home")) ? join("/var/lib/trilineage", word("postgres-home")) : join(folder, "postgres");
  const urlOf = (login: string) =>
    `postgresql://${login}:${word("postgres-password")}@localhost/trilineage?host=${encodeURIComponent(join(home, "s"))}`;
  return {
    url: urlOf("trilineage"),
    adminUrl: urlOf("postgres"), // sees through row-level security
    pid: () => Number.parseInt(readFileSync(join(home, "data/postmaster.pid"), "utf8"), 10),
  };
}

/** Processes whose command names `word`, this one excepted. Only where there is /proc. */
export function processesNaming(word: string): string[] {
  if (!existsSync("/proc/self")) return [];
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
        return command.includes(word) ? [`${pid} ${command}`] : [];
      } catch {
        return [];
      }
    });
}

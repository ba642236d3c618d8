import { spawn, spawnSync } from "node:child_process";
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { prepareHome } from "./postgres-home.mjs";
import { lives, postmasterOf, stopPostmaster } from "./postgres-process.mjs";

const NAME = "trilineage";
const PATIENCE_MS = 90_000;
const LARGEST_LOG_BYTES = 10_000_000;

/** Locales and time do not depend on the machine; the log never quotes values, which may be about people. */
const SETTINGS = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  max_connections: 100,
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

/**
 * Starts the embedded PostgreSQL, or takes over the one that a killed portal left running on the same folder.
 * @param {string} dataFolder
 * @param {Record<string, string | number>} [settings] more settings of PostgreSQL
 */
export async function startPostgres(dataFolder, settings = {}) {
  const home = prepareHome(dataFolder);
  if (!existsSync(home.data)) makeCluster(home);
  await run(home, settings);
  const owner = address(home, NAME, NAME);
  await makeDatabase(home, owner);
  return { url: owner, home, restart: () => run(home, settings), stop: () => stopPostmaster(home.data) };
}

/** @param {import("./postgres-home.mjs").Home} home */
function address(home, user, database) {
  return `postgresql://${user}:${home.password}@localhost/${database}?host=${encodeURIComponent(home.sockets)}`;
}

/** A cluster appears whole or not at all, so that an interrupted first start leaves nothing half made. */
function makeCluster(home) {
  const making = `${home.data}.new`;
  const passwordFile = join(home.folder, "password.new");
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordFile, home.password, { mode: 0o600 });
  if (home.owner) for (const each of [making, passwordFile]) chownSync(each, home.owner.uid, home.owner.gid);
  const asked = ["-D", making, "-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8"];
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const made = spawnSync(join(home.bin, "initdb"), [...asked, ...locale], {
    ...home.owner,
    cwd: home.folder,
    encoding: "utf8",
    env: environmentOf(),
  });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) throw new Error(cannotRun(made.stderr || made.error?.message || ""));
  renameSync(making, home.data);
}

/** Libraries preloaded for Node are not for PostgreSQL. */
const environmentOf = () => ({ PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" });

const cannotRun = (why) =>
  `The PostgreSQL that comes with the portal does not run on this system: set DATABASE_URL to a PostgreSQL 15 or newer.\n${why.trim().split("\n").slice(-3).join("\n")}`;

/** Returns when the server answers: the one that runs already, or a new one. */
async function run(home, settings) {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    let child = postmasterOf(home.data) === undefined ? launch(home, settings) : undefined;
    for (;;) {
      if (await answers(home)) return;
      if (child?.ended() || (!child && postmasterOf(home.data) === undefined)) break;
      if (Date.now() > until) {
        if (child) throw new Error(`PostgreSQL does not answer; its own words stand in ${home.log}.`);
        await stopPostmaster(home.data);
        break;
      }
      await pause(50);
    }
    const words = child?.words() ?? "";
    // What a killed server's children still hold is free within moments; anything else will not mend itself.
    const passing = !child || words.includes("shared memory block") || words.includes("lock file");
    if (!passing || Date.now() > until + PATIENCE_MS) throw new Error(cannotRun(words));
    child = undefined;
    await pause(200);
  }
}

/** Starts it apart from this process's group: Ctrl-C must not reach it before the portal has ended its work. */
function launch(home, settings) {
  rmSync(join(home.data, "postmaster.pid"), { force: true }); // names nobody who lives
  if (existsSync(home.log) && statSync(home.log).size > LARGEST_LOG_BYTES) renameSync(home.log, `${home.log}.1`);
  const log = openSync(home.log, "a", 0o600);
  const start = statSync(home.log).size;
  const wanted = Object.entries({ ...SETTINGS, unix_socket_directories: home.sockets, ...settings }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const child = spawn(join(home.bin, "postgres"), ["-D", home.data, ...wanted], {
    ...home.owner,
    cwd: home.folder,
    detached: true,
    stdio: ["ignore", log, log],
    env: environmentOf(),
  });
  closeSync(log);
  let problem = "";
  child.on("error", (error) => (problem = error.message));
  child.unref();
  return {
    ended: () => problem !== "" || child.exitCode !== null || child.signalCode !== null || !lives(child.pid),
    words: () => problem || readFileSync(home.log).subarray(start).toString(),
  };
}

async function answers(home) {
  return query(address(home, "postgres", "postgres"), "select 1").then(
    () => true,
    () => false,
  );
}

/** The portal's login owns its database and may make roles; it is no superuser, so that it works as it would on any other server. */
async function makeDatabase(home, url) {
  const there = await query(url, "select 1").then(
    () => true,
    () => false,
  );
  if (there) return;
  const admin = address(home, "postgres", "postgres");
  const [role] = await query(admin, `select 1 from pg_roles where rolname = '${NAME}'`);
  if (!role) await query(admin, `create role ${NAME} login createrole createdb password '${home.password}'`);
  const [database] = await query(admin, `select 1 from pg_database where datname = '${NAME}'`);
  if (!database) await query(admin, `create database ${NAME} owner ${NAME}`);
}

async function query(url, text) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

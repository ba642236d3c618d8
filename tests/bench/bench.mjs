import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { buildIfStale } from "../../app/run/build.mjs";
import { dataFolder, root } from "../../app/run/places.mjs";
import { casesOf, LIMITS, limitTarget } from "./cases.mjs";
import { cpuOf, cpuOfServer, memoryOf, postmasterOf } from "./cpu.mjs";
import { drive } from "./drive.mjs";
import { factsOf } from "./facts.mjs";
import { startLimits, startPortal, untilReady } from "./portal.mjs";
import { signReleases } from "./release.mjs";
import { measureStarts } from "./starts.mjs";
import { growthOf, tableOf } from "./table.mjs";

/**
 * `npm run bench` measures the production build, one process, on the PostgreSQL of DATABASE_URL that `bench:seed` filled.
 * `--seconds 8 --warm-up 2 --clients 1,16`; `--only <words of a case's name>` measures those cases; `--quick` leaves out starts and releases.
 */
const { values: asked } = parseArgs({
  options: {
    seconds: { type: "string", default: "8" },
    "warm-up": { type: "string", default: "2" },
    clients: { type: "string", default: "1,16" },
    only: { type: "string", default: "" },
    quick: { type: "boolean", default: false },
  },
});
const say = (line) => process.stdout.write(`${line}\n`);
const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) throw new Error("Set DATABASE_URL to the PostgreSQL that bench:seed filled.");
const folder = join(dataFolder(), "bench");
const results = join(root, "tests/results");
const [seconds, warmUp] = [Number(asked.seconds), Number(asked["warm-up"])];
const clientCounts = asked.clients.split(",").map(Number);

await buildIfStale(say);
const database = new pg.Client({ connectionString: databaseUrl });
await database.connect();
const facts = await factsOf(database);
const postmaster = await postmasterOf(database);
const measure = (pid, target, clients) =>
  drive(target, { clients, warmUp, seconds, cpu: () => ({ server: cpuOf(pid), database: cpuOfServer(postmaster) }) });

const starts = asked.quick ? undefined : await measureStarts();
const portal = await startPortal({ DATABASE_URL: databaseUrl, TRILINEAGE_DATA: folder });
const bare = await startLimits(databaseUrl);
try {
  await untilReady(portal.base);
  const memory = { atRestMb: memoryOf(portal.pid) };
  const cases = (await casesOf(portal.base, facts, database)).filter(({ name }) => name.includes(asked.only));
  const used = new Set(cases.map(({ limit }) => limit));
  const limits = Object.fromEntries(
    Object.entries(LIMITS)
      .filter(([key]) => key === "html" || used.has(key))
      .map(([key, { name }]) => [key, { name, measured: {} }]),
  );
  const measuredCases = cases.map(({ name, limit, must }) => ({ name, limit, must, measured: {}, share: {} }));
  for (const clients of clientCounts) {
    // Machines swing within minutes: a limit is measured before and after the cases that are held against it.
    for (const [key, { measured }] of Object.entries(limits)) {
      const limit = () => measure(bare.pid, limitTarget(bare.base, LIMITS[key], facts), clients);
      const before = await limit();
      const own = measuredCases.filter((each) => each.limit === key);
      for (const each of own) each.measured[clients] = await measure(portal.pid, cases[measuredCases.indexOf(each)], clients);
      measured[clients] = own.length > 0 ? meanOf(before, await limit()) : before;
      for (const each of own) each.share[clients] = each.measured[clients].perSecond / measured[clients].perSecond;
    }
  }
  const releases = asked.quick ? [] : await signReleases(portal.base, folder, facts.waiting, database);
  memory.afterMb = memoryOf(portal.pid);
  const result = {
    at: new Date().toISOString(),
    vials: facts.vials,
    limits,
    cases: measuredCases,
    releases,
    starts,
    startMs: portal.firstPageMs,
    memory,
  };
  report(result);
} finally {
  bare.stop();
  await portal.stop();
  await database.end();
}

/** Of two runs the mean of each figure. */
function meanOf(one, other) {
  return Object.fromEntries(Object.entries(one).map(([figure, value]) => [figure, (value + other[figure]) / 2]));
}

function report(result) {
  for (const clients of clientCounts)
    say(`\n${result.vials} vials, ${clients} client${clients === 1 ? "" : "s"}\n\n${tableOf({ ...result, clients })}`);
  const s = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
  say(`\nFirst page ${s(result.startMs)} after the process starts on this database.`);
  if (starts) say(`First npm start: first page after ${s(starts.firstMs)}; second: ${s(starts.secondMs)}.`);
  for (const { signedMs, pdfMs } of result.releases) say(`A release: signed in ${s(signedMs)}, its certificate fetched after ${s(pdfMs)}.`);
  say(`Memory of the server: ${result.memory.atRestMb} MB at rest, ${result.memory.afterMb} MB after the run.`);
  mkdirSync(results, { recursive: true });
  const smaller = join(results, "bench-smallest.json");
  const before = existsSync(smaller) ? JSON.parse(readFileSync(smaller, "utf8")) : undefined;
  if (before && before.vials < result.vials) say(`\nMedian against ${before.vials} vials:\n${growthOf(result, before).join("\n")}`);
  else if (!asked.only) writeFileSync(smaller, JSON.stringify(result, null, 2));
  writeFileSync(join(results, `bench-${result.vials}.json`), JSON.stringify(result, null, 2));
}

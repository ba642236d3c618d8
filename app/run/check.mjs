import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./places.mjs";
import { roleProblems } from "./roles.mjs";
import { sizeProblems } from "./sizes.mjs";

/** All static checks; each counts as one test. Sizes only warn while `TRILINEAGE_SIZES` is `warn`. */
const CHECKS = {
  "format and lint (Biome)": () =>
    tool("@biomejs/biome/bin/biome", "ci", "--colors=off", "--diagnostic-level=error", "--max-diagnostics=40"),
  "types (TypeScript)": () => tool("typescript/bin/tsc", "--noEmit"),
  "arrows of the house (dependency-cruiser)": () =>
    tool("dependency-cruiser/bin/dependency-cruise.mjs", "--config", ".dependency-cruiser.cjs", "app", "db", "emails"),
  "sizes of the house": () => (process.env.TRILINEAGE_SIZES === "warn" ? warn(sizeProblems()) : sizeProblems().join("\n")),
  "roles are set in one place": () => roleProblems().join("\n"),
};

/** @returns {{ passed: number, failed: number }} */
export function check(say) {
  let failed = 0;
  for (const [name, run] of Object.entries(CHECKS)) {
    const problem = run();
    if (problem) failed++;
    say(problem ? `✗ ${name}\n${problem}` : `✓ ${name}`);
  }
  return { passed: Object.keys(CHECKS).length - failed, failed };
}

/** @returns {string} what the tool complained of, or nothing */
function tool(path, ...words) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [join(root, "node_modules", path), ...words], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64_000_000,
  });
  return status === 0 ? "" : `${stdout}${stderr}${error?.message ?? ""}`.trim() || `It ended with ${status}.`;
}

function warn(problems) {
  for (const problem of problems) process.stdout.write(`  warning: ${problem}\n`);
  return "";
}

if (process.argv[1] === join(root, "app/run/check.mjs")) {
  const { failed } = check((line) => process.stdout.write(`${line}\n`));
  process.exit(failed === 0 ? 0 : 1);
}

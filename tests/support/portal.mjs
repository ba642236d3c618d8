import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../app/run/places.mjs";

/** Runs the built portal as a demo of its own for the browser tests, and leaves nothing of it behind. */
const folder = process.env.TRILINEAGE_TEST_DATA || mkdtempSync(join(tmpdir(), "trilineage-portal-"));
const named = ["PORT", "HOST", "BASE_URL", "PATH", "HOME"];
const env = {
  ...Object.fromEntries(named.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
  TRILINEAGE_DATA: folder,
};
const portal = spawn(process.execPath, [join(root, "app/run/start.mjs")], { cwd: root, stdio: "inherit", env, detached: true });

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => portal.kill("SIGTERM"));
portal.on("exit", (code) => {
  const home = join(folder, "postgres-home");
  if (existsSync(home)) rmSync(join("/var/lib/trilineage", readFileSync(home, "utf8").trim()), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 1);
});

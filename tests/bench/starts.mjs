import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPortal, untilReady } from "./portal.mjs";

/** Process start to first page as `npm start` gives it, with the embedded PostgreSQL: in an empty folder, and again when the demo bank is filled. */
export async function measureStarts() {
  const folder = mkdtempSync(join(tmpdir(), "trilineage-bench-"));
  try {
    const first = await startPortal({ TRILINEAGE_DATA: folder });
    await untilReady(first.base);
    await first.stop();
    const second = await startPortal({ TRILINEAGE_DATA: folder });
    await second.stop();
    return { firstMs: first.firstPageMs, secondMs: second.firstPageMs };
  } finally {
    const home = join(folder, "postgres-home");
    if (existsSync(home)) rmSync(join("/var/lib/trilineage", readFileSync(home, "utf8").trim()), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

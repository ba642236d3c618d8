import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The one password of a demo's people, with which they sign: kept in the data folder of the portal that is tested. A portal that runs
 * already names its folder in `TRILINEAGE_TEST_DATA`, unless it is that of `npm start`.
 */
export function demoPassword(): string {
  const folder = process.env.TRILINEAGE_TEST_DATA ?? fileURLToPath(new URL("../../.data", import.meta.url));
  const { DEMO_PASSWORD } = JSON.parse(readFileSync(`${folder}/demo-secrets.json`, "utf8"));
  return String(DEMO_PASSWORD);
}

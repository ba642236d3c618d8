import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.mjs";

/** Where a transaction says who acts; nowhere else is a role set. */
const MAY_SET_A_ROLE = /^(app\/bank\/history\/(transact|read-as|acting)[\w.-]*|db\/client\.server)\.ts$/;
const SETS_A_ROLE = /\b(set\s+(local\s+|session\s+)?role\b|set_config\(\s*['"]role['"]|-c role=)/i;
const LEAVES_A_ROLE = /\bset\s+(local\s+|session\s+)?role\s+(to\s+)?['"]?none\b/i;

/** @returns {string[]} a sentence for each place that sets a role and must not */
export function roleProblems(checkout = root) {
  return ["app", "db", "emails"].flatMap((folder) =>
    readdirSync(join(checkout, folder), { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(checkout.length + 1))
      .filter((file) => /\.(tsx?|mjs|js|sql)$/.test(file) && file !== "app/run/roles.mjs")
      .flatMap((file) => {
        const text = readFileSync(join(checkout, file), "utf8");
        if (LEAVES_A_ROLE.test(text)) return [`${file} leaves its role (set role none); nothing may.`];
        return SETS_A_ROLE.test(text) && !MAY_SET_A_ROLE.test(file) ? [`${file} sets a role; only transact and readAs may.`] : [];
      }),
  );
}

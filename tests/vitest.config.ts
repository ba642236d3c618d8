import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { oneFile } from "../app/ui/verify/one-file.build";

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const alias = { "~db": at("db"), "~emails": at("emails"), "~tests": at("tests"), "~": at("app") };

/** A project for each kind of test; `tests/support/run.mjs` runs them one after the other. */
export default defineConfig({
  root: at("."),
  plugins: [oneFile(alias)],
  resolve: { alias },
  test: {
    maxWorkers: 2,
    isolate: false, // a worker reads each module once for all its files: reading them anew took half of the rules' time
    watch: false,
    projects: [
      {
        extends: true,
        test: {
          name: "rules",
          include: ["tests/rules/**/*.test.{ts,tsx}"],
          setupFiles: [at("tests/support/quiet-console.ts")],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.{ts,tsx}"],
          globalSetup: [at("tests/support/database-server.ts")],
          setupFiles: [at("tests/support/quiet-console.ts"), at("tests/support/database-setup.ts")],
          testTimeout: 90_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: { name: "build", include: ["tests/build/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
      },
      {
        extends: true,
        test: {
          name: "lifecycle",
          include: ["tests/build/lifecycle/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});

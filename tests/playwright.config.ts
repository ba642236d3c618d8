import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { installedChromium } from "./support/chromium.mjs";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Workers read this file too, so the port that was found first stays in the environment. */
process.env.TRILINEAGE_TEST_PORT ??= String(await freePort());
const port = process.env.TRILINEAGE_TEST_PORT;
/** A portal that runs already may be tested instead: `TRILINEAGE_TEST_URL=http://localhost:3000`. */
const running = process.env.TRILINEAGE_TEST_URL;
/** Where the portal keeps its data, and the password with which its people sign. One that runs already names its own folder. */
if (running === undefined) process.env.TRILINEAGE_TEST_DATA ??= join(tmpdir(), `trilineage-portal-${process.pid}-${port}`);
const baseURL = running ?? `http://localhost:${port}`;
const chromium = installedChromium();
/** Pictures are taken on the way of the tests that come to every type of page; journeys would come to them once more. */
const pictures = process.env.TRILINEAGE_PICTURES !== undefined;
const COME_TO_EVERY_TYPE = ["every-page.spec.ts", "public/verify.spec.ts", "rare-states/*.spec.ts"];

export default defineConfig({
  outputDir: at("results/browser"),
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: at("results/browser.json") }]],
  use: {
    baseURL,
    locale: "en-GB",
    timezoneId: "Europe/Rome",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: "retain-on-failure",
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-domain-reliability",
        "--disable-sync",
        "--no-pings",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
      ],
    },
  },
  projects: [
    { name: "e2e", testDir: at("e2e"), ...(pictures && { testMatch: COME_TO_EVERY_TYPE }) },
    { name: "after", testDir: at("after"), dependencies: ["e2e"], ...(pictures && { testMatch: "looked.spec.ts" }) },
  ],
  ...(running
    ? {}
    : {
        webServer: {
          command: `node ${JSON.stringify(at("support/portal.mjs"))}`,
          url: `${baseURL}/readyz`,
          env: { PORT: port, TRILINEAGE_TEST_DATA: process.env.TRILINEAGE_TEST_DATA ?? "" },
          timeout: 240_000,
          stdout: "ignore" as const,
          gracefulShutdown: { signal: "SIGTERM" as const, timeout: 60_000 },
        },
      }),
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

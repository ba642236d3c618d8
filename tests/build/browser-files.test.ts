import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { filesOfPage, gzipBytes, manifest, scripts, sharedFiles } from "~tests/support/client-build";
import { clientFolder } from "../../app/run/places.mjs";

const KILOBYTE = 1000;
/** `/verify` carries what it needs to work without the network. */
const EXCEPTED = /(^|\/)verify/;

describe("what a browser has to load", () => {
  test("what all pages share is at most 95 kB", () => {
    expect(gzipBytes(sharedFiles(manifest())) / KILOBYTE).toBeLessThanOrEqual(95);
  });

  test("no page has more than 105 kB", () => {
    const all = manifest();
    const pages = Object.keys(all.routes).filter((id) => id !== "root" && !EXCEPTED.test(id));
    const heavy = pages
      .map((id) => ({ id, kilobytes: gzipBytes(filesOfPage(all, id)) / KILOBYTE }))
      .filter(({ kilobytes }) => kilobytes > 105);
    expect(heavy).toEqual([]);
  });
});

describe("what stays on the server", () => {
  test.each([
    ["zod", /ZodError|_zod\b/],
    ["pg", /node-postgres|pg-pool|SCRAM-SHA-256/],
    ["Kysely", /PostgresDialect|CamelCasePlugin/],
    ["the roles and tables of the database", /portal_public|set local role|security definer|create table/i],
    ["Stripe's library", /StripeInvalidRequestError|api\.stripe\.com/],
    ["Resend's library", /api\.resend\.com|RESEND_API_KEY/],
    ["the environment", /SESSION_SECRET|LINK_SECRET|CERTIFICATE_SIGNING_KEY|DATABASE_URL/],
    ["pg-boss", /pgboss/],
    ["Node's modules", /from\s*["']node:|__vite-browser-external/],
  ])("nothing of %s is in a browser's file", (_, sign) => {
    expect(scripts().flatMap(({ name, text }) => (sign.test(text) ? [name] : []))).toEqual([]);
  });

  test("no path of the machine that built it is in a browser's file", () => {
    const here = process.cwd();
    expect(scripts().filter(({ text }) => text.includes(here))).toEqual([]);
  });
});

test("every larger file stands beside itself compressed, and unpacks to itself", () => {
  const folder = join(clientFolder, "assets");
  const large = readdirSync(folder).filter((name) => /\.(js|css)$/.test(name) && readFileSync(join(folder, name)).length >= 1000);
  expect(large.length).toBeGreaterThan(3);
  for (const name of large) {
    const content = readFileSync(join(folder, name));
    expect(brotliDecompressSync(readFileSync(join(folder, `${name}.br`))).equals(content)).toBe(true);
    expect(gunzipSync(readFileSync(join(folder, `${name}.gz`))).equals(content)).toBe(true);
  }
});

test("the fonts' licences are shipped with them", () => {
  const fonts = join(clientFolder, "fonts");
  expect(existsSync(fonts)).toBe(true);
  expect(readdirSync(fonts).filter((name) => /licen[cs]e|OFL/i.test(name)).length).toBeGreaterThan(0);
});

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkVariables, decideDemo, lacking, VARIABLE_NAMES } from "~/outside/environment.rules";
import { settle } from "~/outside/environment.server";

const KEY = JSON.stringify({
  kty: "OKP",
  crv: "Ed25519",
  d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
});
const BOTH = { STRIPE_SECRET_KEY: "sk_live_abc", RESEND_API_KEY: "re_abc" };
const WHOLE = {
  ...BOTH,
  BASE_URL: "https://cells.example",
  SESSION_SECRET: "s".repeat(32),
  LINK_SECRET: "l".repeat(32),
  CERTIFICATE_SIGNING_KEY: KEY,
  STRIPE_WEBHOOK_SECRET: "whsec_abc",
  RESEND_WEBHOOK_SECRET: "whsec_YWJj",
  BANK_NAME: "Cells",
  BANK_ADDRESS: "Here 1",
  BANK_EMAIL: "bank@cells.example",
  BANK_LICENCE: "L-1",
  BANK_FIN: "A1234",
};

describe("each variable that is wrong is named in a sentence of its own", () => {
  test.each([
    ["PORT", "http"],
    ["PORT", "0"],
    ["PORT", "70000"],
    ["PORT", "3000.5"],
    ["HOST", "every where"],
    ["BASE_URL", "cells.example"],
    ["BASE_URL", "ftp://cells.example"],
    ["BASE_URL", "https://cells.example/portal"],
    ["BASE_URL", "https://cells.example/?a=b"],
    ["DEMO", "yes"],
    ["TRUST_PROXY", "true"],
    ["TRUST_PROXY", "11"],
    ["DATABASE_URL", "mysql://localhost/portal"],
    ["SESSION_SECRET", "too short"],
    ["LINK_SECRET", "too short"],
    ["CERTIFICATE_SIGNING_KEY", "not json"],
    ["CERTIFICATE_SIGNING_KEY", "[]"],
    ["CERTIFICATE_SIGNING_KEY", JSON.stringify({ kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" })],
    ["CERTIFICATE_SIGNING_KEY", JSON.stringify({ kty: "RSA", n: "abc" })],
    ["STRIPE_SECRET_KEY", "pk_live_abc"],
    ["STRIPE_WEBHOOK_SECRET", "secret"],
    ["STRIPE_API_BASE", "localhost:4242"],
    ["RESEND_API_KEY", "sk_abc"],
    ["RESEND_WEBHOOK_SECRET", "whsec_***"],
    ["RESEND_BASE_URL", "localhost"],
    ["BANK_EMAIL", "bank"],
    ["BANK_FIN", "9999A"],
    ["BANK_ADMIN_EMAIL", "nobody"],
    ["BANK_ADMIN_EMAIL", "Ada <ada>"],
    ["BANK_NAME", "x".repeat(201)],
  ])("%s=%s", (name, value) => {
    const { problems } = checkVariables({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} .*[.8]$`));
  });

  test("three wrong variables are three sentences", () => {
    expect(checkVariables({ PORT: "x", DEMO: "x", BASE_URL: "x" }).problems).toHaveLength(3);
  });
});

test("nothing set is nothing wrong, and an empty variable counts as not set", () => {
  expect(checkVariables({})).toEqual({ checked: {}, problems: [] });
  expect(checkVariables({ PORT: "", STRIPE_SECRET_KEY: "  ", UNKNOWN: "1" })).toEqual({ checked: {}, problems: [] });
});

test("a signing key may be one private key, or a list that begins with one", () => {
  const published = JSON.parse(KEY);
  delete published.d;
  for (const key of [KEY, `[${KEY}]`, JSON.stringify([JSON.parse(KEY), published])]) {
    expect(checkVariables({ CERTIFICATE_SIGNING_KEY: key }).problems).toEqual([]);
  }
});

test("one key without the other is refused", () => {
  expect(checkVariables({ STRIPE_SECRET_KEY: "sk_test_a" }).problems).toEqual([expect.stringContaining("RESEND_API_KEY is not")]);
  expect(checkVariables({ RESEND_API_KEY: "re_a" }).problems).toEqual([expect.stringContaining("STRIPE_SECRET_KEY is not")]);
  expect(checkVariables(BOTH).problems).toEqual([]);
});

describe("whether it is a demo", () => {
  test.each([
    ["an empty database without keys becomes one", undefined, {}, true],
    ["an empty database without keys and DEMO=false does not", undefined, { DEMO: "false" }, false],
    ["an empty database with keys does not", undefined, BOTH, false],
    ["what is recorded stays, with keys of a stand-in", true, { STRIPE_SECRET_KEY: "sk_test_a", RESEND_API_KEY: "re_test_a" }, true],
    ["what is recorded stays, without keys", false, {}, false],
  ] as const)("%s", (_, recorded, checked, demo) => {
    expect(decideDemo(recorded, checked)).toEqual({ demo, problems: [] });
  });

  test.each([
    ["a demo refuses to become a portal", true, { DEMO: "false" }, "DEMO=false"],
    ["a portal refuses to become a demo", false, { DEMO: "true" }, "DEMO=true"],
    ["a demo refuses a live key of Stripe", true, { STRIPE_SECRET_KEY: "sk_live_a", RESEND_API_KEY: "re_test_a" }, "STRIPE_SECRET_KEY"],
    ["a demo refuses a restricted live key", true, { STRIPE_SECRET_KEY: "rk_live_a", RESEND_API_KEY: "re_test_a" }, "STRIPE_SECRET_KEY"],
    ["a demo refuses a key of Resend's", true, { STRIPE_SECRET_KEY: "sk_test_a", RESEND_API_KEY: "re_a" }, "RESEND_API_KEY"],
    ["a new demo refuses live keys", undefined, { ...BOTH, DEMO: "true" }, "STRIPE_SECRET_KEY"],
  ] as const)("%s", (_, recorded, checked, named) => {
    expect(decideDemo(recorded, checked).problems[0]).toContain(named);
  });
});

test("a portal that is no demo says everything that it lacks, and nothing when it lacks nothing", () => {
  expect(lacking({})).toHaveLength(13);
  expect(lacking({ DEMO: "false" })[0]).toBe("BASE_URL is not set, and a portal that is no demo needs it.");
  const { checked, problems } = checkVariables(WHOLE);
  expect(problems).toEqual([]);
  expect(lacking(checked)).toEqual([]);
});

test("a demo listens to this computer only and a portal to all, unless HOST says otherwise", () => {
  expect(settle({}, true)).toMatchObject({ host: "127.0.0.1", port: 3000, baseUrl: "http://localhost:3000", secure: false, trustProxy: 0 });
  expect(settle(checkVariables(WHOLE).checked, false)).toMatchObject({ host: "0.0.0.0", secure: true });
  expect(settle({ HOST: "10.0.0.1", PORT: 8080 }, true)).toMatchObject({ host: "10.0.0.1", baseUrl: "http://localhost:8080" });
});

test("the portal's address never ends in a slash, and cookies are secure exactly when it is https", () => {
  fc.assert(
    fc.property(fc.constantFrom("http", "https"), fc.domain(), fc.constantFrom("", "/"), (scheme, domain, end) => {
      const { checked, problems } = checkVariables({ BASE_URL: `${scheme}://${domain}${end}` });
      expect(problems).toEqual([]);
      const settled = settle(checked, true);
      expect(settled.baseUrl.endsWith("/")).toBe(false);
      expect(settled.secure).toBe(scheme === "https");
    }),
  );
});

test(".env.example lists every variable", () => {
  const example = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");
  expect(VARIABLE_NAMES.filter((name) => !new RegExp(`^#${name}=`, "m").test(example))).toEqual([]);
});

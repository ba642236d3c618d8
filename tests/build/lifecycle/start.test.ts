import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import {
  embeddedDatabase,
  freePort,
  portalFolder,
  processesNaming,
  startPortal,
  stopAll,
  type User,
  untilReady,
} from "~tests/support/started-portal";
import { root } from "../../../app/run/places.mjs";
import { startPostgres } from "../../../app/run/postgres.mjs";

const removes: (() => void)[] = [];
afterAll(async () => {
  await stopAll();
  for (const remove of removes) remove();
});
function newFolder(owner?: User): string {
  const { folder, remove } = portalFolder(owner);
  removes.push(remove);
  return folder;
}

async function rows(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Where this user keeps nothing of its own; only root may try others. */
const nobody: User = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;
const nobodyMayRead = isRoot && spawnSync("test", ["-r", join(root, "package.json")], { ...nobody }).status === 0;

describe("a start without any variable", () => {
  const folder = newFolder();
  let password = "";

  test("answers within ten seconds, says where and how to sign in, and is ready when the demo bank is", { timeout: 240_000 }, async () => {
    const startedAt = Date.now();
    const portal = await startPortal(folder);
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    expect((await fetch(`${portal.base}/healthz`)).status).toBe(200);
    expect(portal.said()).toContain(`Trilineage is open at ${portal.base}`);
    expect(portal.said()).toContain("This is a demo");
    password = /with the password ([\w-]+)/.exec(portal.said())?.[1] ?? "";
    expect(password).toHaveLength(19);
    await untilReady(portal.base);
    expect(await (await fetch(`${portal.base}/readyz`)).json()).toEqual({ database: true, worker: true, migrations: true, demoBank: true });
    expect(await portal.stop()).toBe(0);
  });

  test("listens to this computer only", async () => {
    const portal = await startPortal(folder);
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find(({ family, internal }) => family === "IPv4" && !internal);
    if (outside) await expect(fetch(portal.base.replace("localhost", outside.address))).rejects.toThrow();
    await portal.stop();
  });

  test("a second start keeps the data and the password, fills nothing again, and Ctrl-C leaves no process", async () => {
    const portal = await startPortal(folder);
    const { url } = embeddedDatabase(folder);
    const before = await rows(url, "select demo, filled_at, created_at from portal");
    expect(portal.said()).toContain(password);
    await portal.stop("SIGTERM");
    const again = await startPortal(folder);
    expect(await rows(url, "select demo, filled_at, created_at from portal")).toEqual(before);
    expect((await fetch(`${again.base}/readyz`)).status).toBe(200);
    expect(await again.stop("SIGINT")).toBe(0);
    expect(again.said()).toContain("Stopping…");
    const home = /host=([^&]+)/.exec(url)?.[1] ?? "";
    expect(processesNaming(decodeURIComponent(home).replace(/\/s$/, ""))).toEqual([]);
    expect(processesNaming(folder)).toEqual([]);
  });

  test("its secrets are for its owner's eyes only", () => {
    for (const file of ["postgres-password", "demo-secrets.json"]) expect(statSync(join(folder, file)).mode & 0o777, file).toBe(0o600);
    expect(readFileSync(join(folder, "demo-secrets.json"), "utf8")).toContain(password);
  });
});

test("when whoever read its words is gone, it still stops in order", async () => {
  const folder = newFolder();
  const portal = await startPortal(folder);
  portal.process.stdout?.destroy();
  portal.process.stderr?.destroy();
  await fetch(`${portal.base}/healthz`); // makes it speak
  expect(await portal.stop()).toBe(0);
  expect(processesNaming(folder)).toEqual([]);
});

test("killed while the demo bank is being filled, the next start begins it anew; until it is filled nobody writes", async () => {
  const folder = newFolder();
  const first = await startPortal(folder);
  const early = await fetch(`${first.base}/enquire`, { method: "POST", body: new URLSearchParams({ formToken: "x" }) });
  expect(early.status).toBe(503);
  const button = await fetch(`${first.base}/demo/sign-in/marco`, { method: "POST", headers: { "accept-language": "it" } });
  expect([button.status, button.headers.get("retry-after")]).toEqual([503, "60"]);
  const page = await button.text();
  expect(page).toContain("La dimostrazione si sta riempiendo");
  expect(page).toContain('href="/demo/sign-in/marco"');
  const back = await fetch(`${first.base}/demo/sign-in/marco`, { redirect: "manual" });
  expect(back.headers.get("location")).toBe("/sign-in");
  first.process.kill("SIGKILL");
  await first.ended;
  const second = await startPortal(folder);
  expect(second.said()).toContain("Trilineage is open");
  expect((await fetch(`${second.base}/readyz`)).status).toBe(503);
  expect(await second.stop()).toBe(0);
  expect(processesNaming(folder)).toEqual([]);
});

test.skipIf(!nobodyMayRead)("another user than root starts it too, from a folder so deep that no socket fits", async () => {
  const folder = newFolder(nobody);
  const deep = join(folder, "d".repeat(60), "e".repeat(60));
  const made = spawnSync("mkdir", ["-p", deep], { ...nobody });
  expect(made.status).toBe(0);
  const portal = await startPortal(deep, {}, nobody);
  expect(portal.said()).toContain("Trilineage is open");
  expect((await fetch(`${portal.base}/healthz`)).status).toBe(200);
  expect(statSync(join(deep, "postgres/data")).uid).toBe(nobody.uid);
  expect(await portal.stop()).toBe(0);
  expect(processesNaming(deep)).toEqual([]);
});

describe("with DATABASE_URL", () => {
  test("that database is used and none is started; a portal with keys is no demo and has nothing of one", async () => {
    const server = await startPostgres(newFolder());
    try {
      await rows(server.url, "create database elsewhere");
      const folder = newFolder();
      mkdirSync(join(folder, "data"));
      const url = server.url.replace("/trilineage?", "/elsewhere?");
      const demo = await startPortal(join(folder, "data"), { DATABASE_URL: url });
      expect(demo.said()).toContain("This is a demo");
      await demo.stop();
      expect(await rows(url, "select demo from portal")).toEqual([{ demo: true }]);
      expect(() => statSync(join(folder, "data/postgres-home"))).toThrow();

      await rows(server.url, "create database real_bank");
      const real = await startPortal(join(folder, "data"), { ...REAL, DATABASE_URL: server.url.replace("/trilineage?", "/real_bank?") });
      expect(real.said()).toContain("Trilineage is open at https://cells.example");
      expect(real.said()).not.toContain("demo");
      for (const page of ["/demo/mail", "/demo/card/cs_test_1", "/demo/clock"])
        expect((await fetch(`${real.base}${page}`)).status, page).toBe(404);
      const home = await fetch(`${real.base}/`);
      expect(home.headers.get("strict-transport-security")).toBeTruthy();
      await real.stop();
    } finally {
      await server.stop();
    }
  });

  test("a database that does not answer is said in a sentence", async () => {
    const portal = await startPortal(newFolder(), { DATABASE_URL: `postgresql://a:secret@127.0.0.1:${await freePort()}/b` });
    expect(await portal.ended).toBe(1);
    expect(portal.said()).toContain("The database does not answer");
    expect(portal.said()).not.toContain("secret");
  });
});

describe("a start that must not be", () => {
  test.each([
    ["a wrong variable", { PORT: "http" }, "PORT must be a whole number."],
    ["one key without the other", { STRIPE_SECRET_KEY: "sk_test_a" }, "STRIPE_SECRET_KEY is set but RESEND_API_KEY is not"],
    ["DEMO=false without keys", { DEMO: "false" }, "STRIPE_SECRET_KEY is not set, and a portal that is no demo needs it."],
    ["a demo with live keys", { DEMO: "true", STRIPE_SECRET_KEY: "sk_live_a", RESEND_API_KEY: "re_a" }, "STRIPE_SECRET_KEY is a live key"],
  ])("%s is refused in a sentence, and leaves no process", async (_, env, sentence) => {
    const folder = newFolder();
    const portal = await startPortal(folder, env as Record<string, string>);
    expect(await portal.ended).toBe(1);
    expect(portal.said()).toContain(sentence);
    expect(portal.said()).not.toMatch(/\n\s+at /);
    expect(processesNaming(folder)).toEqual([]);
  });

  test("a port that is taken is refused in a sentence", async () => {
    const [first, second] = [newFolder(), newFolder()];
    const portal = await startPortal(first);
    const port = new URL(portal.base).port;
    const other = await startPortal(second, { PORT: port });
    expect(await other.ended).toBe(1);
    expect(other.said()).toContain(`Port ${port} is taken`);
    await portal.stop();
  });
});

const REAL = {
  STRIPE_SECRET_KEY: "sk_live_abc",
  STRIPE_WEBHOOK_SECRET: "whsec_abc",
  RESEND_API_KEY: "re_abc",
  RESEND_WEBHOOK_SECRET: "whsec_YWJj",
  BASE_URL: "https://cells.example",
  SESSION_SECRET: "s".repeat(32),
  LINK_SECRET: "l".repeat(32),
  CERTIFICATE_SIGNING_KEY:
    '{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}',
  BANK_NAME: "Cells",
  BANK_ADDRESS: "Here 1",
  BANK_EMAIL: "bank@cells.example",
  BANK_LICENCE: "L-1",
  BANK_FIN: "A1234",
  BANK_ADMIN_EMAIL: "Ada Rossi <ada@cells.example>",
};

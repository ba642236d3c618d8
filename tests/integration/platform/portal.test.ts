import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { DEMO_ORIGIN } from "~/outside/clock.rules";
import { clockShiftSeconds, loadClock, now, shiftClock } from "~/outside/clock.server";
import { demoSecrets } from "~/outside/demo-secrets.server";
import { checkVariables } from "~/outside/environment.rules";
import { prepareDatabase, recordFilled, requireVariables, StartRefused, untilFilled } from "~/portal.server";
import { closeDatabase, connect, ownerPool, pool } from "~db/client.server";
import { emptyDatabase } from "~tests/support/database";

/** Runs `work` on a database that nobody has filled, and goes back to the file's own. */
async function onEmptyDatabase(work: () => Promise<void>): Promise<void> {
  const url = ownerPool().options.connectionString ?? "";
  const empty = await emptyDatabase();
  await closeDatabase();
  connect(empty.url, 4);
  try {
    await work();
  } finally {
    await closeDatabase();
    await empty.drop();
    connect(url);
    await loadClock(ownerPool());
  }
}

const BOTH = { STRIPE_SECRET_KEY: "sk_live_abc", RESEND_API_KEY: "re_abc" };
const problemsOf = async (work: Promise<unknown>): Promise<string[]> =>
  work.then(
    () => [],
    (error) => (error instanceof StartRefused ? error.problems : [String(error)]),
  );

describe("what a database becomes", () => {
  test("an empty one without keys becomes a demo, once for all", async () => {
    await onEmptyDatabase(async () => {
      const first = await prepareDatabase({});
      expect(first).toMatchObject({ demo: true, filled: false, filling: expect.anything() });
      await recordFilled();
      first.filling?.release(true);
      expect(await prepareDatabase({})).toEqual({ demo: true, filled: true, filling: undefined });
      expect(await problemsOf(prepareDatabase({ DEMO: "false" }))).toEqual([expect.stringContaining("DEMO=false")]);
      expect(await problemsOf(prepareDatabase(BOTH))).toEqual([
        expect.stringContaining("STRIPE_SECRET_KEY"),
        expect.stringContaining("RESEND_API_KEY"),
      ]);
      await expect(ownerPool().query("update portal set demo = false")).rejects.toThrow();
    });
  });

  test("one that is to be no demo stays empty until everything is there that a portal needs", async () => {
    await onEmptyDatabase(async () => {
      const problems = await problemsOf(prepareDatabase({ DEMO: "false" }));
      expect(problems).toContain("STRIPE_SECRET_KEY is not set, and a portal that is no demo needs it.");
      expect((await ownerPool().query("select to_regclass('portal') as portal")).rows[0].portal).toBeNull();
    });
  });

  test("a demo whose filling was interrupted begins anew", async () => {
    await onEmptyDatabase(async () => {
      const first = await prepareDatabase({});
      await ownerPool().query("create table left_over (id int)");
      const { rows: before } = await ownerPool().query("select created_at from portal");
      first.filling?.release(true);
      const second = await prepareDatabase({});
      expect(second).toMatchObject({ demo: true, filled: false, filling: expect.anything() });
      expect((await ownerPool().query("select to_regclass('left_over') as left_over")).rows[0].left_over).toBeNull();
      expect((await ownerPool().query("select created_at from portal")).rows).not.toEqual(before);
      expect((await pool().query("select current_user as role")).rows[0].role).toBe("portal_public");
      second.filling?.release(true);
    });
  });

  test("while one process fills it, another leaves it alone and waits", { timeout: 60_000 }, async () => {
    await onEmptyDatabase(async () => {
      const [one, other] = await Promise.all([prepareDatabase({}), prepareDatabase({})]);
      expect([one, other].filter(({ filling }) => filling)).toHaveLength(1);
      expect([one.demo, other.demo, one.filled, other.filled]).toEqual([true, true, false, false]);
      expect((await ownerPool().query("select count(*)::int as rows from portal")).rows[0].rows).toBe(1);
      const waiting = untilFilled(() => false);
      await recordFilled();
      expect(await waiting).toBe(true);
      for (const { filling } of [one, other]) filling?.release(true);
    });
  });

  test("a first start that was ended before its first table is begun again", async () => {
    await onEmptyDatabase(async () => {
      await ownerPool().query("create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)");
      const { demo, filling } = await prepareDatabase({});
      expect(demo).toBe(true);
      filling?.release(true);
    });
  });

  test("a database with tables of others is refused", async () => {
    await onEmptyDatabase(async () => {
      await ownerPool().query("create table invoices (id int)");
      expect(await problemsOf(prepareDatabase({}))).toEqual([expect.stringContaining("(invoices)")]);
    });
  });
});

test("wrong variables stop the start with all their sentences", () => {
  expect(() => requireVariables({ PORT: "x", DEMO: "x" })).toThrow(/PORT .*\nDEMO /);
  expect(requireVariables({ PORT: "8080" })).toEqual({ PORT: 8080 });
});

test("a demo's clock began at its origin and moves forward for good", async () => {
  await loadClock(ownerPool());
  const before = now();
  expect(before.getTime()).toBeGreaterThanOrEqual(DEMO_ORIGIN.getTime());
  const shift = clockShiftSeconds() ?? 0;
  const after = await shiftClock(ownerPool(), 86_400);
  expect(after.getTime() - before.getTime()).toBeGreaterThanOrEqual(86_400_000);
  expect(clockShiftSeconds()).toBe(shift + 86_400);
  await expect(shiftClock(ownerPool(), -1)).rejects.toThrow(RangeError);
  await loadClock(ownerPool());
  expect(clockShiftSeconds()).toBe(shift + 86_400);
});

describe("a demo's secrets", () => {
  const folder = mkdtempSync(join(tmpdir(), "trilineage-secrets-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "data", "demo-secrets.json");

  test("are made once, fit what the portal checks, and only their owner reads them", () => {
    const made = demoSecrets(join(folder, "data"));
    expect(checkVariables(made).problems).toEqual([]);
    expect(made.DEMO_PASSWORD).toMatch(/^[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){3}$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(demoSecrets(join(folder, "data"))).toEqual(made);
    expect(readFileSync(file, "utf8")).toContain(made.DEMO_PASSWORD);
  });

  test("that cannot be read are not silently replaced", () => {
    writeFileSync(file, "{");
    expect(() => demoSecrets(join(folder, "data"))).toThrow(/cannot be read/);
  });
});

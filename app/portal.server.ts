import { setTimeout as pause } from "node:timers/promises";
import type { PoolClient } from "pg";
import { ownerPool } from "~db/client.server";
import { migrate } from "~db/migrate.server";
import { prepareJobTables } from "./jobs/tables.server";
import { DEMO_ORIGIN } from "./outside/clock.rules";
import { loadClock } from "./outside/clock.server";
import { type Checked, checkVariables, decideDemo, lacking, type Variables } from "./outside/environment.rules";

/** Whoever holds it fills the demo bank. */
const FILLING_LOCK = 7_451_997;
const FILLING_PATIENCE_MS = 10_000;

/** The portal will not start like this; each problem is a sentence for the person who starts it. */
export class StartRefused extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join("\n"));
    this.name = "StartRefused";
  }
}

function refuseWith(problems: string[]): void {
  if (problems.length > 0) throw new StartRefused(problems);
}

/** What can be said about the variables before any database is there. @throws StartRefused */
export function requireVariables(variables: Variables): Checked {
  const { checked, problems } = checkVariables(variables);
  refuseWith(problems);
  return checked;
}

/** @throws StartRefused when no database answers, in its own words but without its address, which holds a password. */
export async function requireDatabase(): Promise<void> {
  try {
    await ownerPool().query("select 1");
  } catch (error) {
    throw new StartRefused([
      `The database does not answer (${(error as Error).message || (error as { code?: string }).code}): check DATABASE_URL.`,
    ]);
  }
}

/** What the database is, and, when it is a demo that nobody has filled yet, whether this process is the one to fill it. */
export interface Prepared {
  demo: boolean;
  filled: boolean;
  filling: PoolClient | undefined;
}

/** Brings the database to this version and settles, once for all, whether it is a demo. @throws StartRefused */
export async function prepareDatabase(checked: Checked): Promise<Prepared> {
  const recorded = await readPortal();
  const { demo, problems } = decideDemo(recorded?.demo, checked);
  refuseWith(problems);
  if (!demo) refuseWith(lacking(checked));
  if (!recorded) await requireEmpty();
  const filling = demo && recorded?.filled !== true ? await claimFilling() : undefined;
  try {
    if (recorded && filling) await beginAnew();
    await migrate();
    await prepareJobTables();
    await ownerPool().query(
      "insert into portal (demo, demo_origin_at, demo_started_real_at) select $1::boolean, case when $1 then $2::timestamptz end, case when $1 then now() end on conflict do nothing",
      [demo, DEMO_ORIGIN],
    );
    await loadClock(ownerPool());
    const settled = await readPortal();
    if (settled?.demo !== demo) throw new StartRefused(["Another process has just filled this database in another mode; start again."]);
    return { ...settled, filling };
  } catch (error) {
    filling?.release(true);
    throw error;
  }
}

/** Tables of others must not be mixed up with the portal's. Those of the migrations alone are of a start that is under way, or was ended early. */
async function requireEmpty(): Promise<void> {
  const { rows } = await ownerPool().query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely_migration%' limit 1",
  );
  const first = rows[0];
  if (first) refuseWith([`This database holds a table that is not the portal's (${first.name}): give the portal an empty database.`]);
}

/** Takes the part of filling the demo bank, which ends with the connection. A process that was just killed may hold it for moments. */
async function claimFilling(): Promise<PoolClient | undefined> {
  const client = await ownerPool().connect();
  for (const until = Date.now() + FILLING_PATIENCE_MS; Date.now() < until; await pause(200)) {
    const { rows } = await client.query("select pg_try_advisory_lock($1) as mine", [FILLING_LOCK]);
    if (rows[0].mine) return client;
  }
  client.release();
  return undefined;
}

/**
 * A demo whose filling was interrupted begins anew. Nobody's work is lost: until it is filled, nobody can write
 * (`refusedWith` 503), so it holds nothing but what the filling had made.
 */
async function beginAnew(): Promise<void> {
  await ownerPool().query(`
    drop schema if exists pgboss cascade;
    drop schema public cascade;
    create schema public;
    grant usage on schema public to public;`);
}

export async function recordFilled(): Promise<void> {
  await ownerPool().query("update portal set filled_at = now() where filled_at is null");
}

/** Waits until another process has filled the demo bank. */
export async function untilFilled(stopping: () => boolean): Promise<boolean> {
  while (!stopping()) {
    if ((await readPortal())?.filled) return true;
    await pause(1_000);
  }
  return false;
}

async function readPortal(): Promise<{ demo: boolean; filled: boolean } | undefined> {
  const { rows: tables } = await ownerPool().query("select to_regclass('portal') is not null as there");
  if (tables[0]?.there !== true) return undefined;
  const { rows } = await ownerPool().query<{ demo: boolean; filled: boolean }>("select demo, filled_at is not null as filled from portal");
  return rows[0];
}

import { ownerPool } from "~db/client.server";
import { migrate } from "~db/migrate.server";
import { prepareJobTables } from "./jobs/tables.server";
import { DEMO_ORIGIN } from "./outside/clock.rules";
import { loadClock } from "./outside/clock.server";
import { type Checked, checkVariables, decideDemo, lacking, type Variables } from "./outside/environment.rules";

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

/** Brings the database to this version and settles, once for all, whether it is a demo. @throws StartRefused */
export async function prepareDatabase(checked: Checked): Promise<{ demo: boolean; filled: boolean }> {
  const recorded = await readPortal();
  const { demo, problems } = decideDemo(recorded?.demo, checked);
  refuseWith(problems);
  if (!demo) refuseWith(lacking(checked));
  await migrate();
  await prepareJobTables();
  await ownerPool().query(
    "insert into portal (demo, demo_origin_at, demo_started_real_at) select $1::boolean, case when $1 then $2::timestamptz end, case when $1 then now() end on conflict do nothing",
    [demo, DEMO_ORIGIN],
  );
  await loadClock(ownerPool());
  const settled = await readPortal();
  if (settled?.demo !== demo) throw new StartRefused(["Another process has just filled this database in another mode; start again."]);
  return settled;
}

export async function recordFilled(): Promise<void> {
  await ownerPool().query("update portal set filled_at = now() where filled_at is null");
}

async function readPortal(): Promise<{ demo: boolean; filled: boolean } | undefined> {
  const { rows: tables } = await ownerPool().query("select to_regclass('portal') is not null as there");
  if (tables[0]?.there !== true) return undefined;
  const { rows } = await ownerPool().query<{ demo: boolean; filled: boolean }>("select demo, filled_at is not null as filled from portal");
  return rows[0];
}

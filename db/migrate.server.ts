import { Kysely, type Migration, Migrator, PostgresDialect } from "kysely";
import { ownerPool } from "./client.server";

const MIGRATIONS = import.meta.glob<Migration>("./migrations/*.ts", { eager: true });
const OLDEST_SERVER = 150_000;

/** Brings the database to this version, as its owner. Several processes may start at once: one does the work, the others wait. */
export async function migrate(): Promise<void> {
  await requireServer();
  const migrator = new Migrator({
    db: new Kysely<Record<string, unknown>>({ dialect: new PostgresDialect({ pool: ownerPool() }) }),
    provider: { getMigrations: async () => migrations() },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** Every migration by its name, which begins with its date. */
export function migrations(): Record<string, Migration> {
  return Object.fromEntries(Object.entries(MIGRATIONS).map(([file, migration]) => [file.replace(/^.*\/|\.ts$/g, ""), migration]));
}

async function requireServer(): Promise<void> {
  const { rows } = await ownerPool().query<{ version: number; name: string }>(
    "select current_setting('server_version_num')::int as version, current_setting('server_version') as name",
  );
  const server = rows[0];
  if (server && server.version < OLDEST_SERVER) throw new Error(`This PostgreSQL is version ${server.name}; the portal needs 15 or newer.`);
}

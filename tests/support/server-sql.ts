import pg from "pg";

/** The same server and login, another database. */
export function inDatabase(serverUrl: string, name: string): string {
  return serverUrl.replace(/^([^/]+\/\/[^/]*\/)[^?]*/, `$1${name}`);
}

/** Runs statements as the login of `url`, outside every pool. */
export async function onServer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Drops a database with what is still connected to it. Not `with (force)`: before PostgreSQL 17 that fails for a login
 * that is no superuser whenever autovacuum happens to look at the database; a plain drop sends autovacuum away.
 */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await onServer(
    serverUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and usename = session_user`,
    `drop database if exists ${name}`,
  );
}

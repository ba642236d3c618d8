import pg from "pg";

/** The same server and login, another database. */
export function inDatabase(serverUrl: string, name: string): string {
  return serverUrl.replace(/^([^/]+\/\/[^/]*\/)[^?]*/, `$1${name}`);
}

/** Runs one statement as the login of `url`, outside every pool. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

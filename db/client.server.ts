import { CamelCasePlugin, Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Database } from "./schema";

/** int8 and numeric come as numbers (counts of cells stay below 2^53); a date stays the text that it is. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

interface Pools {
  portal: pg.Pool;
  owner: pg.Pool;
}
let pools: Pools | undefined;

/**
 * Opens both pools. Connections of the portal start as `portal_public`, which may do next to nothing, so that a forgotten
 * role leaks nothing; connections of the owner are for migrations and the job tables only.
 */
export function connect(databaseUrl: string, size = 16): void {
  pools = {
    portal: new pg.Pool({ connectionString: databaseUrl, max: size, options: "-c role=portal_public" }),
    owner: new pg.Pool({ connectionString: databaseUrl, max: 6 }),
  };
  for (const each of [pools.portal, pools.owner]) {
    each.on("error", () => undefined);
    each.on("connect", (client) => client.on("error", () => undefined)); // one that breaks between two queries is noticed at the next
  }
}

export const pool = (): pg.Pool => opened().portal;
export const ownerPool = (): pg.Pool => opened().owner;

export async function closeDatabase(): Promise<void> {
  const closing = pools;
  pools = undefined;
  await Promise.all([closing?.portal.end(), closing?.owner.end()]);
}

function opened(): Pools {
  if (pools === undefined) throw new Error("The database is not connected: call connect(databaseUrl) first.");
  return pools;
}

/** Kysely on one connection that is already taken: whoever took it gives it back. */
export function on(client: pg.PoolClient): Kysely<Database> {
  const taken = { query: client.query.bind(client), release: () => undefined };
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool: { connect: async () => taken as never, end: async () => undefined } }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })], // what stands in a document keeps its spelling
  });
}

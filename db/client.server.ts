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

/** A connection that nobody needs stays this long: what it has prepared would have to be planned again. */
const IDLE_MS = 5 * 60 * 1000;

/**
 * Opens both pools. Connections of the portal start as `portal_public`, which may do next to nothing, so that a forgotten
 * role leaks nothing; connections of the owner are for migrations and the job tables only.
 */
export function connect(databaseUrl: string, size = 16): void {
  pools = {
    // Pipelined: what is asked without waiting for the answer before goes out at once.
    portal: new pg.Pool({
      connectionString: databaseUrl,
      max: size,
      idleTimeoutMillis: IDLE_MS,
      options: "-c role=portal_public",
      pipeline: true,
    }),
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

/**
 * Kysely on one connection that is already taken, whose statements run as `role`: whoever took it gives it back. Once the transaction is
 * `over` nothing more is sent, since the connection may belong to another by then. `sent` is told of each statement that was.
 */
export function on(client: pg.PoolClient, role: string, over: () => boolean, sent: () => void = () => undefined): Kysely<Database> {
  const query = async (text: string, values: unknown[]) => {
    if (over()) throw new Error("This transaction is over; nothing more can be asked in it.");
    const answer = askOn(client, role, text, values);
    sent();
    return answer;
  };
  const taken = { query, release: () => undefined };
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool: { connect: async () => taken as never, end: async () => undefined } }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })], // what stands in a document keeps its spelling
  });
}

/** Sends a statement as `role` on a connection that is taken. */
export const askOn = <Row extends pg.QueryResultRow>(client: pg.PoolClient, role: string, text: string, values: unknown[]) =>
  gathered(client).query<Row>(statement(role, text, values));

/** The same connection; whatever is asked of it before the process turns to something else leaves by one write. */
export function gathered(client: pg.PoolClient): pg.PoolClient {
  const { stream } = (client as unknown as pg.Client).connection;
  if (stream.writableCorked === 0) {
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
  return client;
}

/** Asks one of the functions that anybody may call, outside any transaction: sessions, forms, passwords, links. */
export function ask<Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<pg.QueryResult<Row>> {
  return pool().query<Row>(statement("portal_public", text, values));
}

/** How many texts may be prepared on each connection: PostgreSQL keeps a plan of each, and texts that are made up as they go would never end. */
const MOST_PREPARED = 300;
const MOST_SEEN_ONCE = 3_000;
const seenOnce = new Set<string>();
const numbers = new Map<string, number>();

/**
 * A statement that comes for the second time is prepared, by a name of its own for each role, since what row-level security adds to it
 * depends on the role. Planning a list of vials with their places costs PostgreSQL ten times what running it does.
 */
function statement(role: string, text: string, values: unknown[]): pg.QueryConfig {
  const number = numbers.get(text) ?? numbered(text);
  return number === undefined ? { text, values } : { name: `${role}_${number}`, text, values };
}

function numbered(text: string): number | undefined {
  if (numbers.size >= MOST_PREPARED) return undefined;
  if (!seenOnce.delete(text)) {
    if (seenOnce.size >= MOST_SEEN_ONCE) seenOnce.clear();
    seenOnce.add(text);
    return undefined;
  }
  numbers.set(text, numbers.size + 1);
  return numbers.size;
}

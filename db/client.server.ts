import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  Kysely,
  PostgresDialect,
  type QueryResult,
} from "kysely";
import pg from "pg";
import { type Answer, Batch } from "./batch.server";
import { names } from "./names.server";
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

/** What compiles a query and runs it on whatever connection it is given. */
const dialect = new PostgresDialect({ pool: async () => Promise.reject(new Error("Every query has a connection of its own.")) });
const whole = { config: { dialect }, driver: dialect.createDriver(), dialect };
const nowhere: ConnectionProvider = { provideConnection: () => Promise.reject(new Error("This query has no connection.")) };
const executor = new DefaultQueryExecutor(dialect.createQueryCompiler(), dialect.createAdapter(), nowhere, [names]);

/**
 * Kysely on one connection that is already taken, whose statements run as `role`: whoever took it gives it back. Once the transaction is
 * `over` nothing more is sent, since the connection may belong to another by then. `sent` is told of each statement that was, `failed` of each
 * fault in its order, which is not always the order in which promises are heard.
 */
export function on(client: pg.PoolClient, role: string, { over, sent, failed }: Watch): Kysely<Database> {
  const executeQuery = async <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> => {
    if (over()) throw new Error("This transaction is over; nothing more can be asked in it.");
    const answer = askOn<Row>(client, role, sql, parameters);
    sent?.();
    const { rows, done } = await answer.catch((error) => {
      failed?.(error);
      return fromHere(error);
    });
    const changed = /^(?:INSERT 0|UPDATE|DELETE|MERGE) (\d+)$/.exec(done)?.[1];
    return { rows, ...(changed !== undefined && { numAffectedRows: BigInt(changed) }) };
  };
  const connection: DatabaseConnection = { executeQuery, streamQuery: () => raise("Nothing here is streamed.") };
  const provider: ConnectionProvider = { provideConnection: (consumer) => consumer(connection) };
  return new Kysely<Database>({ ...whole, executor: executor.withConnectionProvider(provider) });
}

interface Watch {
  over: () => boolean;
  sent?: () => void;
  failed?: (error: unknown) => void;
}

/** A fault of the database arrives out of a socket: its stack says who asked. */
function fromHere(error: unknown): never {
  if (error instanceof Error) Error.captureStackTrace(error, fromHere);
  throw error;
}

const raise = (sentence: string): never => {
  throw new Error(sentence);
};

/** What is asked of a connection before the process turns to something else. */
const gathering = new WeakMap<pg.PoolClient, Batch>();

/** Asks a statement as `role` on a connection that is taken; it leaves together with whatever is asked at the same time. */
export function askOn<Row>(client: pg.PoolClient, role: string, text: string, values: readonly unknown[] = []): Promise<Answer<Row>> {
  let batch = gathering.get(client);
  if (!batch) {
    batch = new Batch();
    gathering.set(client, batch);
    process.nextTick(sendGathered, client);
  }
  return batch.ask<Row>({ name: nameOf(role, text), text, values });
}

/** Sends at once what was gathered: what is asked next is done although it fails. */
export function sendGathered(client: pg.PoolClient): void {
  const batch = gathering.get(client);
  if (!batch) return;
  gathering.delete(client);
  client.query(batch);
}

/** Asks one of the functions that anybody may call, outside any transaction: sessions, forms, passwords, links. */
export function ask<Row>(text: string, values: readonly unknown[]): Promise<Answer<Row>> {
  return taking((client) => askOn<Row>(client, "portal_public", text, values));
}

/** Takes a connection for what needs no begin and no commit, and gives it back. */
export async function taking<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken = false;
  try {
    return await work(client);
  } catch (error) {
    broken = isStale(error);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A newer version of the portal has changed a table under a statement that this connection had prepared: the next connection prepares it anew. */
export const isStale = (error: unknown) => (error as { code?: unknown } | null)?.code === "0A000";

/** How many texts may be prepared on each connection: PostgreSQL keeps a plan of each, and texts that are made up as they go would never end. */
const MOST_PREPARED = 300;
const MOST_SEEN_ONCE = 3_000;
const seenOnce = new Set<string>();
const numbers = new Map<string, number>();

/**
 * A statement that comes for the second time is prepared, by a name of its own for each role, since what row-level security adds to it
 * depends on the role. Planning a list of vials with their places costs PostgreSQL ten times what running it does.
 */
function nameOf(role: string, text: string): string | undefined {
  const number = numbers.get(text) ?? numbered(text);
  return number === undefined ? undefined : `${role}_${number}`;
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

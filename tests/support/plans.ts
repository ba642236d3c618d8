import pg from "pg";
import type { Actor } from "~/bank/people/actor";
import { now } from "~/outside/clock.server";
import { Batch } from "~db/batch.server";
import { ownerPool, pool } from "~db/client.server";

const { escapeLiteral } = pg;

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Cond"?: string;
  Filter?: string;
  Plans?: PlanNode[];
}

interface Statement {
  text: string;
  values: readonly unknown[];
}

/** Every query that an act sends, as it sends it; what begins, sets and ends has no plan. */
export async function statementsOf(act: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const watch = (client: pg.PoolClient) => {
    const query = client.query as (asked: unknown, ...others: unknown[]) => unknown;
    client.query = ((asked: unknown, ...others: unknown[]) => {
      if (asked instanceof Batch) statements.push(...asked.statements.map(({ text, values }) => ({ text, values })));
      return query.call(client, asked, ...others);
    }) as typeof client.query;
  };
  pool().on("acquire", watch);
  const unwatch = (_error: unknown, client: pg.PoolClient) => Reflect.deleteProperty(client, "query"); // what its class does comes back
  pool().on("release", unwatch);
  try {
    await act();
  } finally {
    pool().off("acquire", watch);
    pool().off("release", unwatch);
  }
  return statements.filter(({ text }) => /^(select|with)\b/.test(text) && !text.startsWith("select set_config"));
}

/** A table read from end to end, or an index walked along in its order by a query that looks for something else. */
const readsWhole = (node: PlanNode): boolean =>
  node["Node Type"] === "Seq Scan" ||
  (node["Node Type"].startsWith("Index") && node.Filter !== undefined && !node["Index Cond"]?.includes(" = "));

/** The tables that PostgreSQL would read from end to end for these statements of an actor, after `changes`, which are taken back. */
export async function tablesReadWhole(actor: Actor, statements: readonly Statement[], ...changes: string[]): Promise<Set<string>> {
  const nodes = await plannedFor(actor, statements, changes);
  return new Set(nodes.filter(readsWhole).map((node) => node["Relation Name"] ?? ""));
}

/** Whether PostgreSQL, told that sorting is dear, would still sort rows for these statements: no index has their order. */
export async function sortsRows(actor: Actor, statements: readonly Statement[], ...changes: string[]): Promise<boolean> {
  const nodes = await plannedFor(actor, statements, ["set local enable_sort = off", "set local enable_seqscan = off", ...changes]);
  return nodes.some((node) => node["Node Type"] === "Sort");
}

async function plannedFor(actor: Actor, statements: readonly Statement[], changes: readonly string[]): Promise<PlanNode[]> {
  const client = await ownerPool().connect();
  try {
    await client.query("begin");
    for (const change of changes) await client.query(change);
    await client.query("set local random_page_cost = 1.1"); // as on a solid-state disk; a test's small bank would else be read whole for a few rows
    await becoming(client, actor);
    await client.query("set local plan_cache_mode = force_generic_plan"); // as the portal's connections have it
    const nodes: PlanNode[] = [];
    for (const { text, values } of statements) {
      await client.query(`prepare asked as ${text}`);
      const { rows } = await client.query(`explain (format json) execute asked${given(values)}`);
      await client.query("deallocate asked");
      nodes.push(...nodesOf(rows[0]["QUERY PLAN"][0].Plan));
    }
    return nodes;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

/** The values of a prepared statement, as text that stands for itself. */
const given = (values: readonly unknown[]): string =>
  values.length === 0 ? "" : `(${values.map((value) => (value === null ? "null" : escapeLiteral(textOf(value)))).join(", ")})`;

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? `{${value.map((each) => JSON.stringify(each)).join(",")}}` : String(value);
}

/** What `readAs` tells PostgreSQL about an actor. */
async function becoming(client: pg.PoolClient, actor: Actor): Promise<void> {
  await client.query(`set local role portal_${actor.kind}`);
  const told = {
    actor_id: actor.id,
    person_id: "personId" in actor ? actor.personId : "",
    clinic_id: actor.kind === "clinic" ? actor.clinicId : "",
    now: now().toISOString(),
  };
  for (const [name, value] of Object.entries(told)) await client.query("select set_config($1, $2, true)", [`portal.${name}`, value ?? ""]);
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

import type { CompiledQuery, KyselyPlugin, RootOperationNode } from "kysely";
import type pg from "pg";
import { type Db, readAs } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { ownerPool } from "~db/client.server";

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  Plans?: PlanNode[];
}

/** Every statement that a reading sends, as it sends it; settings have no plan. */
export async function statementsOf(actor: Actor, read: (db: Db) => Promise<unknown>): Promise<CompiledQuery[]> {
  const statements: CompiledQuery[] = [];
  await readAs(actor, (db) => {
    const keep: KyselyPlugin = {
      transformQuery: ({ node, queryId }) => {
        statements.push(db.getExecutor().compileQuery(node as RootOperationNode, queryId));
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    return read(Object.assign(db.withPlugin(keep), { now: db.now }) as Db);
  });
  return statements.filter(({ sql }) => !sql.startsWith("set "));
}

/** The tables that PostgreSQL would read from end to end for these statements of an actor, after `changes`, which are taken back. */
export async function tablesReadWhole(actor: Actor, statements: readonly CompiledQuery[], ...changes: string[]): Promise<Set<string>> {
  const client = await ownerPool().connect();
  try {
    await client.query("begin");
    for (const change of changes) await client.query(change);
    await client.query("set local random_page_cost = 1.1"); // as on a solid-state disk; a test's small bank would else be read whole for a few rows
    await becoming(client, actor);
    const whole = new Set<string>();
    for (const { sql, parameters } of statements) {
      const { rows } = await client.query(`explain (format json) ${sql}`, [...parameters]);
      for (const node of nodesOf(rows[0]["QUERY PLAN"][0].Plan))
        if (node["Node Type"] === "Seq Scan") whole.add(node["Relation Name"] ?? "");
    }
    return whole;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

/** What `readAs` tells PostgreSQL about an actor. */
async function becoming(client: pg.PoolClient, actor: Actor): Promise<void> {
  await client.query(`set local role portal_${actor.kind}`);
  const told = {
    actor_id: actor.id,
    person_id: "personId" in actor ? actor.personId : "",
    clinic_id: actor.kind === "clinic" ? actor.clinicId : "",
    now: new Date().toISOString(),
  };
  for (const [name, value] of Object.entries(told)) await client.query("select set_config($1, $2, true)", [`portal.${name}`, value ?? ""]);
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

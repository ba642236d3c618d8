import type { CompiledQuery, Kysely } from "kysely";
import type { Database } from "./schema";

const built = new Map<string, CompiledQuery>();

/**
 * Asks a query that is built for the first time of each `shape` and kept: the shape names everything that its text depends on, `values` are its
 * parameters in their order. Building a list of vials with their places anew takes the server ten times as long as sending it.
 * @throws TypeError when the query that was built does not take these values.
 */
export async function keptQuery<Row>(
  db: Kysely<Database>,
  shape: string,
  values: readonly unknown[],
  build: () => { compile(): CompiledQuery<Row> },
): Promise<Row[]> {
  const query = (built.get(shape) as CompiledQuery<Row> | undefined) ?? keep(shape, values, build().compile());
  return (await db.executeQuery<Row>({ ...query, parameters: values })).rows;
}

function keep<Row>(shape: string, values: readonly unknown[], query: CompiledQuery<Row>): CompiledQuery<Row> {
  const fits = query.parameters.length === values.length && query.parameters.every((parameter, at) => parameter === values[at]);
  if (!fits) throw new TypeError(`The kept query "${shape}" takes other values than those given.`);
  built.set(shape, query);
  return query;
}

import { type SelectQueryBuilder, sql } from "kysely";
import { isId } from "~/outside/ids.server";

/** What a list goes by: an instant or a day of a table's rows, and how the query names the table. */
export interface Dated {
  table: string;
  as?: string;
  column: string;
}

/**
 * A page of a list, newest first, in the order of its dates and not of its ids: what is written down later may have happened earlier.
 * Where dates are equal ids decide, so that pages follow each other without gap or repeat.
 * @param after the id of the last row seen; what is no id is none, and then the list begins
 * @returns at most `size` rows, and the id after which the next page begins; null where nothing follows
 */
export async function newestFirst<DB, TB extends keyof DB, Row extends { id: string }>(
  query: SelectQueryBuilder<DB, TB, Row>,
  { table, as = table, column }: Dated,
  after: string | null,
  size: number,
): Promise<{ rows: Row[]; next: string | null }> {
  const [date, id] = [sql.ref(`${as}.${column}`), sql.ref(`${as}.id`)];
  const seen = isId(after);
  const last = sql`(select ${sql.ref(column)}, id from ${sql.table(table)} where id = ${after})`;
  const found: Row[] = await query
    .$if(seen, (rows) => rows.where(sql<boolean>`(${date}, ${id}) < ${last}`))
    .orderBy(date, "desc")
    .orderBy(id, "desc")
    .limit(sql.lit(size + 1))
    .execute();
  const rows = found.slice(0, size);
  return { rows, next: found.length > size ? (rows.at(-1)?.id ?? null) : null };
}

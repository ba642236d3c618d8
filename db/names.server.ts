import { CamelCasePlugin, type PluginTransformResultArgs, type QueryResult, type UnknownRow } from "kysely";

/** Names of tables and columns as PostgreSQL has them in queries; rows come with the portal's names already (db/batch.server.ts). */
class Names extends CamelCasePlugin {
  override async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }
  of = (column: string): string => this.camelCase(column);
}

export const names = new Names();

/** A column's name in the portal: `lot_id` is `lotId`. What stands inside a document keeps its spelling. */
export const columnName = names.of;

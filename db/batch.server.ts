import pg from "pg";
import { columnName } from "./names.server";

export interface Answer<Row> {
  rows: Row[];
  /** What PostgreSQL says was done: `INSERT 0 1`, `SELECT 20`. */
  done: string;
}

export interface Statement {
  text: string;
  values: readonly unknown[];
  /** Under which it is prepared on each connection; without a name it is planned and forgotten. */
  name?: string | undefined;
}

interface Asked extends Statement {
  rows: Record<string, unknown>[];
  columns: Columns | undefined;
  resolve(answer: Answer<never>): void;
  reject(error: unknown): void;
}

interface Columns {
  names: string[];
  parsers: ((text: string) => unknown)[];
}
const NO_COLUMNS: Columns = { names: [], parsers: [] };

/** What a connection has prepared, by name; how its rows look is known once it has answered. */
type Prepared = Map<string, { columns?: Columns | undefined }>;
const preparedOn = new WeakMap<pg.Connection, Prepared>();

/** pg's map of a value to what its protocol carries; its types do not name it. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): Bound } }).utils;
type Bound = string | Buffer | null;

/**
 * Statements that leave by one write, and whose answers come by one read: PostgreSQL is asked for an answer (Sync) once, at their end. When one
 * fails, those after it are not done and are refused as in a failed transaction. A statement that is prepared describes its rows once a connection.
 * It is a pg.Query because pg's pipeline takes nothing else.
 * @see https://www.postgresql.org/docs/15/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 */
export class Batch extends pg.Query {
  readonly statements: Asked[] = [];
  #at = 0;
  #prepared: Prepared | undefined;

  constructor() {
    super("");
  }

  ask<Row>({ name, text, values }: Statement): Promise<Answer<Row>> {
    return new Promise((resolve, reject) => {
      const told = values.map((value) => prepareValue(value));
      this.statements.push({ name, text, values: told, rows: [], columns: undefined, resolve: resolve as Asked["resolve"], reject });
    });
  }

  override submit = (connection: pg.Connection) => {
    const prepared = preparedOn.get(connection) ?? new Map();
    preparedOn.set(connection, prepared);
    this.#prepared = prepared;
    connection.stream.cork();
    for (const asked of this.statements) send(connection, prepared, asked);
    connection.sync();
    connection.stream.uncork();
    return null;
  };

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
    const asked = this.statements[this.#at];
    if (!asked) return;
    asked.columns = {
      names: fields.map(({ name }) => columnName(name)),
      parsers: fields.map(({ dataTypeID }) => pg.types.getTypeParser(dataTypeID, "text")),
    };
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const asked = this.statements[this.#at];
    if (!asked?.columns) return;
    const { names, parsers } = asked.columns;
    const row: Record<string, unknown> = {};
    for (let at = 0; at < fields.length; at++) {
      const text = fields[at] ?? null;
      row[names[at] ?? ""] = text === null ? null : parsers[at]?.(text);
    }
    asked.rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const asked = this.statements[this.#at++];
    if (!asked) return;
    if (asked.name !== undefined) this.#prepared?.set(asked.name, { columns: asked.columns ?? NO_COLUMNS });
    asked.resolve({ rows: asked.rows as never[], done: text });
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: "" });
  }

  /** Nothing that follows in the batch is done; whether it was prepared is not known, so that it will be anew. */
  handleError(reason: unknown): void {
    for (const { name, reject } of this.statements.splice(this.#at)) {
      if (name !== undefined) this.#prepared?.delete(name);
      reject(reason);
      reason = aborted();
    }
  }

  handleReadyForQuery(): void {}
}

function send(connection: pg.Connection, prepared: Prepared, asked: Asked): void {
  const { name, text, values } = asked;
  const known = name === undefined ? undefined : prepared.get(name);
  if (!known) {
    if (name !== undefined) {
      connection.close({ type: "S", name }, true);
      prepared.set(name, {});
    }
    connection.parse({ name: name ?? "", text, types: [] }, true);
  }
  connection.bind({ statement: name ?? "", values: values as Bound[] }, true);
  asked.columns = known?.columns;
  if (!asked.columns) connection.describe({ type: "P" }, true);
  connection.execute({}, true);
}

const aborted = () => Object.assign(new Error("A statement before this one failed: the transaction is aborted."), { code: "25P02" });

type Cell = string | number | boolean | null;

/** Rows as text: a line a row, the names of the columns first. */
export type Written<Row> = string & { readonly of?: Row };

/**
 * Rows of a long list as a loader sends them. Remix takes every value of what a loader returns apart and notes it by itself, which for a page
 * of rows costs more than to read them from the database. What is as in the row above is left out.
 */
export function written<Row extends { [Name in keyof Row]: Cell }>(rows: readonly Row[]): Written<Row> {
  const names = Object.keys(rows[0] ?? {}) as (keyof Row & string)[];
  let above: readonly string[] = [];
  const lines = rows.map((row) => {
    const cells = names.map((name) => cellOf(row[name]));
    const line = cells.map((cell, at) => (cell === above[at] ? "" : cell)).join("\t");
    above = cells;
    return line;
  });
  return [names.join("\t"), ...lines].join("\n");
}

/** The rows again. */
export function readWritten<Row>(text: Written<Row>): Row[] {
  const [names = [], ...lines] = text.split("\n").map((line) => line.split("\t"));
  const row: Record<string, Cell> = {};
  return lines.map((cells) => {
    names.forEach((name, at) => {
      const cell = cells[at];
      if (cell) row[name] = readCell(cell);
    });
    return { ...row } as Row;
  });
}

/** A word after its mark; what is none, or would break its line, as JSON. */
const cellOf = (value: Cell): string => (typeof value === "string" && !/[\\\t\n]/.test(value) ? `'${value}` : JSON.stringify(value));

const readCell = (cell: string): Cell => (cell.startsWith("'") ? cell.slice(1) : (JSON.parse(cell) as Cell));

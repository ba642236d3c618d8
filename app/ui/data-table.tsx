import type { ReactNode } from "react";
import type { Markup } from "./markup";
import { rowWriter } from "./written-row";

interface Head {
  key: string;
  head: string;
  /** Numbers stand at the end side, under each other. */
  end?: boolean;
  /** False where a phone can do without. */
  phone?: boolean;
}

export type Column<Row> = Head & { cell: (row: Row) => ReactNode };
/** A column of a list of many rows, whose cells are written as text. */
export type TextColumn<Row> = Head & { markup: (row: Row) => Markup };

interface Props<Row> {
  caption: string;
  /** Shows the caption; otherwise it is only heard. */
  captioned?: boolean;
  columns: readonly Column<Row>[] | readonly TextColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a row leads: the first cell becomes the link. */
  rowTo?: (row: Row) => string;
  selected?: string | undefined;
  /** Stands in the table's place when there are no rows. */
  empty?: ReactNode;
}

/** Rows of facts: the head stays in sight, on a phone each row becomes a block with its heads beside the values. */
export function DataTable<Row>({ caption, captioned = false, columns, rows, rowKey, rowTo, selected, empty }: Props<Row>) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  const inside = insideOf(columns, rowTo);
  return (
    <table className="data stacks">
      <caption className={captioned ? "h21 serif" : "vh"}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={classes(column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = rowKey(row);
          return (
            <tr
              key={key}
              data-row=""
              className={key === selected ? "sel" : undefined}
              {...(key === selected ? { "aria-current": true } : {})}
              {...inside(row)}
            />
          );
        })}
      </tbody>
    </table>
  );
}

type Inside = { children: ReactNode } | { dangerouslySetInnerHTML: { __html: Markup } };

/** What stands in a row: elements, or, where every column is written, text. */
function insideOf<Row>(columns: Props<Row>["columns"], rowTo: Props<Row>["rowTo"]): (row: Row) => Inside {
  if (areWritten(columns)) {
    const write = rowWriter(
      columns.map((column) => ({ ...column, classes: classes(column) })),
      rowTo,
    );
    return (row) => ({ dangerouslySetInnerHTML: { __html: write(row) } });
  }
  return (row) => ({
    children: columns.map((column, at) =>
      at > 0 ? (
        <td key={column.key} className={classes(column)} data-head={column.head}>
          {column.cell(row)}
        </td>
      ) : (
        <th key={column.key} scope="row" className={classes(column)}>
          {rowTo ? (
            <a href={rowTo(row)} className="rowlink" data-near="">
              {column.cell(row)}
            </a>
          ) : (
            column.cell(row)
          )}
        </th>
      ),
    ),
  });
}

const areWritten = <Row,>(columns: Props<Row>["columns"]): columns is readonly TextColumn<Row>[] =>
  columns.every((column) => "markup" in column);

function classes({ end, phone }: Pick<Head, "end" | "phone">): string | undefined {
  return [end ? "r fig" : "", phone === false ? "onlywide" : ""].filter(Boolean).join(" ") || undefined;
}

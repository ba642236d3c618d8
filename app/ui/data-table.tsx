import type { ReactNode } from "react";
import { useLinksWithin } from "./links-within";

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end side, under each other. */
  end?: boolean;
  /** False where a phone can do without. */
  phone?: boolean;
}

interface Props<Row> {
  caption: string;
  /** Shows the caption; otherwise it is only heard. */
  captioned?: boolean;
  columns: readonly Column<Row>[];
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
  const follow = useLinksWithin();
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  const [first, ...rest] = columns;
  if (first === undefined) return null;
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
      <tbody {...(rowTo && { onClick: follow })}>
        {rows.map((row) => {
          const key = rowKey(row);
          return (
            <tr
              key={key}
              data-row=""
              className={key === selected ? "sel" : undefined}
              {...(key === selected ? { "aria-current": true } : {})}
            >
              <th scope="row" className={classes(first)}>
                {rowTo ? (
                  <a href={rowTo(row)} className="rowlink" data-near="">
                    {first.cell(row)}
                  </a>
                ) : (
                  first.cell(row)
                )}
              </th>
              {rest.map((column) => (
                <td key={column.key} className={classes(column)} data-head={column.head}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function classes({ end, phone }: Pick<Column<never>, "end" | "phone">): string | undefined {
  return [end ? "r fig" : "", phone === false ? "onlywide" : ""].filter(Boolean).join(" ") || undefined;
}

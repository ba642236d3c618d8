import { escaped, type Markup } from "./markup";

export interface WrittenColumn<Row> {
  head: string;
  /** The inside of a cell. */
  markup: (row: Row) => Markup;
  classes: string | undefined;
}

/** Writes the cells of a row; what is the same in every row is put together once. */
export function rowWriter<Row>(columns: readonly WrittenColumn<Row>[], rowTo: ((row: Row) => string) | undefined): (row: Row) => Markup {
  const cells = columns.map(({ head, markup, classes }, at) => {
    const look = classes === undefined ? "" : ` class="${classes}"`;
    return { markup, open: at === 0 ? `<th scope="row"${look}>` : `<td${look} data-head="${escaped(head)}">` };
  });
  return (row) => {
    let written = "";
    for (const { open, markup } of cells) {
      if (written !== "") written += `${open}${markup(row)}</td>`;
      else if (rowTo) written += `${open}<a href="${escaped(rowTo(row))}" class="rowlink" data-near="">${markup(row)}</a></th>`;
      else written += `${open}${markup(row)}</th>`;
    }
    return written;
  };
}

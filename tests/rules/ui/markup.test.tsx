import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { DataTable } from "~/ui/data-table";
import { escaped, withoutFarLetters } from "~/ui/markup";

const text = fc.string({ unit: "binary", maxLength: 40 });
const naughty = ["<script>alert(1)</script>", `"><img src=x onerror='alert(1)'>`, "&lt;", "a & b", "'", "\u202e", "細胞", "🧫"];

describe("markup that is written as text", () => {
  test("says a text between tags and in an attribute as React does", () => {
    const same = (said: string) => {
      expect(`<td>${escaped(said)}</td>`).toBe(renderToStaticMarkup(<td>{said}</td>));
      expect(`<td title="${escaped(said)}"></td>`).toBe(renderToStaticMarkup(<td title={said} />));
    };
    naughty.forEach(same);
    fc.assert(fc.property(text, same));
  });

  test("of a Latin page holds no letter beyond Latin-1, and says the same", () => {
    const read = (markup: string) => markup.replace(/&#(\d+);/g, (_all, number) => String.fromCodePoint(Number(number)));
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (said) => {
        const written = withoutFarLetters(escaped(said));
        expect(written).toMatch(/^[\0-\xff]*$/);
        expect(read(written)).toBe(read(escaped(said)));
      }),
    );
  });
});

interface Row {
  id: string;
  name: string;
}

test("a table of written cells is the table of the same elements", () => {
  const frame = {
    caption: "Vials",
    rowKey: (row: Row) => row.id,
    rowTo: (row: Row) => `/staff/vials/${row.id}?a=1&b=2`,
    selected: "2",
  };
  const heads = [
    { key: "name", head: `Na"me` },
    { key: "count", head: "Count", end: true },
    { key: "place", head: "Place", phone: false },
  ];
  fc.assert(
    fc.property(fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[0-9]{1,3}$/), name: text }), { selector: ({ id }) => id }), (rows) => {
      const elements = <DataTable {...frame} rows={rows} columns={heads.map((head) => ({ ...head, cell: ({ name }: Row) => name }))} />;
      const written = (
        <DataTable {...frame} rows={rows} columns={heads.map((head) => ({ ...head, markup: ({ name }: Row) => escaped(name) }))} />
      );
      expect(renderToStaticMarkup(written)).toBe(renderToStaticMarkup(elements));
    }),
  );
});

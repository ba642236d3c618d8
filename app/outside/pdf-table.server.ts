import { COLUMN_SCOPE, ROW_SCOPE } from "./pdf-blocks.server";
import type { Inline, Line, TextStyle } from "./pdf-runs.server";
import {
  drawLines,
  GOOD,
  group,
  hairline,
  heightOf,
  INK,
  linesOf,
  MM,
  MUTED,
  need,
  ornament,
  type Sheet,
  STOP,
  startAt,
  tagged,
  WATCH,
} from "./pdf-sheet.server";

export interface Column {
  header: string;
  /** Share of the table's width; all together 1. */
  share: number;
  face?: "text" | "medium" | "mono";
  align?: "start" | "end";
}

/** A verdict has a word and a shape: a filled circle with a tick, a square with a cross, a ring. */
export type Mark = "good" | "stop" | "watch";
export type Cell = Inline | { mark: Mark; word: string };

const CELL: TextStyle = { face: "text", size: 8.5, leading: 1.35, color: INK };
const HEAD: TextStyle = { face: "medium", size: 8, leading: 1.35, color: MUTED };
const PADDING = 1.1 * MM;
const GUTTER = 2.5 * MM;
const MARK = 3 * MM;
const MARK_COLOR: Record<Mark, string> = { good: GOOD, stop: STOP, watch: WATCH };

interface Place {
  x: number;
  width: number;
}

/** A table whose first column heads its rows. It breaks between rows; its heads are drawn again on the next page. */
export function table(sheet: Sheet, heads: readonly Column[], rows: readonly (readonly Cell[])[]): void {
  const places = placesOf(sheet, heads);
  group(sheet, "Table", () => {
    group(sheet, "TR", () => drawHeads(sheet, heads, places, (draw) => tagged(sheet, "TH", draw, COLUMN_SCOPE)));
    for (const row of rows) {
      const cells = row.map((cell, index) => layCell(sheet, cell, heads[index], places[index]?.width ?? 0));
      const height = Math.max(...cells.map(({ lines, style }) => heightOf(lines, style))) + 2 * PADDING;
      if (need(sheet, height)) drawHeads(sheet, heads, places, (draw) => ornament(sheet, draw));
      group(sheet, "TR", () => {
        for (const [index, cell] of cells.entries()) drawCell(sheet, cell, places[index] ?? { x: 0, width: 0 }, index === 0);
      });
      sheet.y += height;
      hairline(sheet, sheet.y);
    }
  });
}

function placesOf(sheet: Sheet, heads: readonly Column[]): Place[] {
  let offset = 0;
  return heads.map(({ share }, index) => {
    const whole = sheet.width * share;
    const width = whole - (index === heads.length - 1 ? 0 : GUTTER);
    const x = startAt(sheet, offset, width);
    offset += whole;
    return { x, width };
  });
}

function drawHeads(sheet: Sheet, heads: readonly Column[], places: readonly Place[], wrap: (draw: () => void) => void): void {
  const laid = heads.map(({ header }, index) => linesOf(sheet, header, HEAD, places[index]?.width ?? 0));
  const height = Math.max(...laid.map((lines) => heightOf(lines, HEAD))) + 2 * PADDING;
  for (const [index, lines] of laid.entries()) {
    const place = places[index];
    if (place) wrap(() => drawLines(sheet, lines, HEAD, place.x, sheet.y + PADDING, place.width, heads[index]?.align));
  }
  sheet.y += height;
  hairline(sheet, sheet.y, 0.75, INK);
}

interface LaidCell {
  align: "start" | "end";
  lines: Line[];
  style: TextStyle;
  mark: Mark | null;
}

const MARK_ROOM = MARK + 1.2 * MM;

function layCell(sheet: Sheet, cell: Cell, column: Column | undefined, width: number): LaidCell {
  if (typeof cell === "object" && "mark" in cell) {
    const style = { ...CELL, color: MARK_COLOR[cell.mark] };
    return { lines: linesOf(sheet, cell.word, style, width - MARK_ROOM), style, mark: cell.mark, align: "start" };
  }
  const style = { ...CELL, face: column?.face ?? "text" };
  return { lines: linesOf(sheet, cell, style, width), style, mark: null, align: column?.align ?? "start" };
}

function drawCell(sheet: Sheet, { lines, style, mark, align }: LaidCell, { x, width }: Place, heads: boolean): void {
  const y = sheet.y + PADDING;
  if (mark !== null) {
    const markX = sheet.dir === "rtl" ? x + width - MARK : x;
    ornament(sheet, () => drawMark(sheet.pdf, mark, markX, y + (style.size * style.leading - MARK) / 2));
  }
  const room = mark === null ? 0 : MARK_ROOM;
  const textX = sheet.dir === "rtl" ? x : x + room;
  tagged(sheet, heads ? "TH" : "TD", () => drawLines(sheet, lines, style, textX, y, width - room, align), heads ? ROW_SCOPE : {});
}

/** Drawn on a square of 16. */
function drawMark(pdf: PDFKit.PDFDocument, mark: Mark, x: number, y: number): void {
  pdf
    .save()
    .translate(x, y)
    .scale(MARK / 16)
    .lineCap("round")
    .lineJoin("round")
    .lineWidth(1.8);
  const color = MARK_COLOR[mark];
  if (mark === "good") {
    pdf.circle(8, 8, 7.25).fill(color);
    pdf.path("M4.6 8.3l2.3 2.3 4.5-4.9").stroke("#FFFFFF");
  } else if (mark === "stop") {
    pdf.roundedRect(1, 1, 14, 14, 2).fill(color);
    pdf.path("M5 5l6 6M11 5l-6 6").stroke("#FFFFFF");
  } else {
    pdf.circle(8, 8, 6.4).stroke(color);
    pdf.path("M8 4.5V8.6").stroke(color);
    pdf.circle(8, 11.4, 0.9).fill(color);
  }
  pdf.restore();
}

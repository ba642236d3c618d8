import { boxPadding, type Inline, type Line, layoutText, type Measure, type TextStyle } from "./pdf-runs.server";

/** A millimetre in points. */
export const MM = 72 / 25.4;

export const INK = "#14212B";
export const MUTED = "#55626B";
export const HAIRLINE = "#D6D3CA";
export const ACCENT = "#0F6B63";
export const GOOD = "#2C6E49";
export const WATCH = "#8A5A00";
export const STOP = "#A8261D";

export const BODY: TextStyle = { face: "text", size: 10.5, leading: 1.4, color: INK };
export const SMALL: TextStyle = { face: "text", size: 8.5, leading: 1.45, color: INK };
export const FINE: TextStyle = { face: "text", size: 8, leading: 1.4, color: MUTED };

/** What is being drawn on: a PDF, a writing direction, and the column that is open. Lengths in points, `y` grows downwards. */
export interface Sheet {
  pdf: PDFKit.PDFDocument;
  dir: "ltr" | "rtl";
  left: number;
  width: number;
  y: number;
  top: number;
  /** Of the pages after the first. */
  laterTop: number;
  bottom: number;
  /** The element of the structure tree that new content belongs to. */
  parent: PDFKit.PDFStructureElement;
}

/** The left edge of something so far from the start of the column. */
export const startAt = (sheet: Pick<Sheet, "dir" | "left" | "width">, offset: number, width: number): number =>
  sheet.dir === "rtl" ? sheet.left + sheet.width - offset - width : sheet.left + offset;

/** Goes on to a new page when less than this is left. */
export function need(sheet: Sheet, height: number): boolean {
  if (sheet.y + height <= sheet.bottom || sheet.y === sheet.top) return false;
  newPage(sheet);
  return true;
}

export function newPage(sheet: Sheet): void {
  sheet.pdf.addPage();
  sheet.top = sheet.laterTop;
  sheet.y = sheet.top;
}

const widths = new WeakMap<PDFKit.PDFDocument, Map<string, number>>();

/** Widths of one document, each shaped once: words come back often. */
function measureOn(pdf: PDFKit.PDFDocument): Measure {
  const known = widths.get(pdf) ?? new Map<string, number>();
  widths.set(pdf, known);
  return (text, font, size) => {
    const key = `${font} ${size} ${text}`;
    const width = known.get(key) ?? pdf.font(font, size).widthOfString(text, { features: ["rtla"] });
    known.set(key, width);
    return width;
  };
}

export const linesOf = (sheet: Pick<Sheet, "pdf" | "dir">, inline: Inline, style: TextStyle, width: number): Line[] =>
  layoutText(inline, style, width, sheet.dir, measureOn(sheet.pdf));

export const heightOf = (lines: readonly Line[], style: TextStyle): number => lines.length * style.size * style.leading;

/** Draws lines in a box whose upper left corner is given; `end` and `center` align within the box. */
export function drawLines(
  sheet: Sheet,
  lines: readonly Line[],
  style: TextStyle,
  x: number,
  y: number,
  width: number,
  align: "start" | "end" | "center" = "start",
): void {
  const right = (align === "end") !== (sheet.dir === "rtl");
  const height = style.size * style.leading;
  for (const [index, line] of lines.entries()) {
    const spare = width - line.width;
    let at = x + (align === "center" ? spare / 2 : right ? spare : 0);
    const base = y + index * height + height / 2 + style.size * 0.35;
    for (const run of line.runs) {
      if (run.boxed) drawBox(sheet, at, base, run.width, run.size);
      sheet.pdf
        .font(run.font, run.size)
        .fillColor(run.color)
        .text(run.text, at + (run.boxed ? boxPadding(run.size) : 0), base - run.rise, {
          lineBreak: false,
          baseline: "alphabetic",
          features: ["rtla"],
        });
      at += run.width;
    }
  }
}

function drawBox({ pdf }: Sheet, x: number, base: number, width: number, size: number): void {
  pdf
    .lineWidth(0.75)
    .strokeColor(INK)
    .roundedRect(x, base - size * 1.02, width, size * 1.3, 1.5)
    .stroke();
}

/** What is drawn inside is one element of the structure tree, read aloud in the order of drawing. */
export function tagged(
  sheet: Sheet,
  role: string,
  draw: () => void,
  options: PDFKit.Mixins.StructureElementOptions = {},
): PDFKit.PDFStructureElement {
  const element = sheet.pdf.struct(role, options);
  sheet.parent.add(element);
  const content = sheet.pdf.markStructureContent(role);
  draw();
  sheet.pdf.endMarkedContent();
  element.add(content);
  return element;
}

/** What is drawn inside holds other elements. */
export function group(sheet: Sheet, role: string, draw: () => void, options: PDFKit.Mixins.StructureElementOptions = {}): void {
  const element = sheet.pdf.struct(role, options);
  const { parent } = sheet;
  parent.add(element);
  sheet.parent = element;
  draw();
  sheet.parent = parent;
}

/** What is drawn inside is ornament: no reader speaks it. */
export function ornament({ pdf }: Pick<Sheet, "pdf">, draw: () => void, type: "Layout" | "Pagination" = "Layout"): void {
  pdf.markContent("Artifact", { type });
  draw();
  pdf.endMarkedContent();
}

/** A line across the column. */
export function hairline(sheet: Sheet, y: number, width = 0.5, color = HAIRLINE): void {
  ornament(sheet, () => {
    sheet.pdf
      .lineWidth(width)
      .strokeColor(color)
      .moveTo(sheet.left, y)
      .lineTo(sheet.left + sheet.width, y)
      .stroke();
  });
}

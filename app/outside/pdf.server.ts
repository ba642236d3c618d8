import PDFDocument from "pdfkit";
import { FONT_NAMES } from "./fonts/fonts.server";
import { openFont } from "./fonts/open.server";
import type { Inline, TextStyle } from "./pdf-runs.server";
import { drawLines, FINE, HAIRLINE, INK, linesOf, MM, ornament, type Sheet, SMALL, startAt } from "./pdf-sheet.server";

/** What stands on every page of a document, already in its language. */
export interface Furniture {
  bank: string;
  /** Lines at the end of the first page's head: name, address, licence. */
  address: readonly string[];
  /** At the end of the other pages' heads. */
  running: Inline;
  footStart: string;
  footMiddle: string;
  /** "Page 1 of 2" */
  page: (page: number, of: number) => string;
}

export interface PdfRequest {
  title: string;
  subject?: string;
  locale: string;
  dir: "ltr" | "rtl";
  /** The instant that the file says it was made at; the same input gives the same bytes. */
  now: Date;
  furniture: Furniture;
  draw: (sheet: Sheet) => void;
}

const MARGIN = 18 * MM;
/** Below the head of the first page; of the others see `LATER_TOP`. */
const FIRST_TOP = 40 * MM;
const LATER_TOP = 34 * MM;
const FOOT = 22 * MM;

/** Renders a tagged A4 document with its own fonts inside. */
export function renderPdf({ title, subject, locale, dir, now, furniture, draw }: PdfRequest): Promise<Uint8Array> {
  const pdf = openPdf({ title, ...(subject !== undefined && { subject }), locale, now, size: "A4" });
  const root = pdf.struct("Document", { lang: locale });
  pdf.addStructure(root);
  pdf.addPage();
  const { width, height } = pdf.page;
  const sheet: Sheet = {
    pdf,
    dir,
    left: MARGIN,
    width: width - 2 * MARGIN,
    y: FIRST_TOP,
    top: FIRST_TOP,
    laterTop: LATER_TOP,
    bottom: height - FOOT,
    parent: root,
  };
  draw(sheet);
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    ornament(sheet, () => drawFurniture(sheet, furniture, page, count), "Pagination");
  }
  return closePdf(pdf);
}

/** An empty tagged PDF with every font of the house at hand; fonts that nothing uses do not enter the file. */
export function openPdf(options: {
  title: string;
  subject?: string;
  locale: string;
  now: Date;
  size: "A4" | [number, number];
}): PDFKit.PDFDocument {
  const { title, subject, locale, now, size } = options;
  const pdf = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    size,
    margin: 0,
    tagged: true,
    lang: locale,
    displayTitle: true,
    pdfVersion: "1.7",
    info: {
      Title: title,
      ...(subject !== undefined && { Subject: subject }),
      Creator: "Trilineage",
      Producer: "Trilineage",
      CreationDate: now,
      ModDate: now,
    },
  });
  for (const name of FONT_NAMES) pdf.registerFont(name, openFont(name) as never); // PDFKit takes a font that is open; its types do not say so
  return pdf;
}

export function closePdf(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    pdf.on("data", (part: Uint8Array) => parts.push(part));
    pdf.on("end", () => resolve(new Uint8Array(Buffer.concat(parts))));
    pdf.on("error", reject);
    pdf.end();
  });
}

function drawFurniture(sheet: Sheet, furniture: Furniture, page: number, count: number): void {
  const { pdf } = sheet;
  const first = page === 0;
  const head = 16 * MM;
  const mark = first ? 22 : 18;
  drawMark(pdf, startAt(sheet, 0, mark), head, mark);
  const name: TextStyle = { face: "serif", size: first ? 15 : 13, leading: 1.2, color: INK };
  const offset = mark + 8;
  const room = sheet.width / 2 - offset;
  drawLines(
    sheet,
    linesOf(sheet, furniture.bank, name, room),
    name,
    startAt(sheet, offset, room),
    head + (mark - name.size * 1.2) / 2,
    room,
  );
  const beside = linesOf(sheet, first ? furniture.address.join("\n") : furniture.running, SMALL, sheet.width / 2);
  drawLines(sheet, beside, SMALL, startAt(sheet, sheet.width / 2, sheet.width / 2), head - 1, sheet.width / 2, "end");
  line(sheet, (first ? FIRST_TOP : LATER_TOP) - 6 * MM, 0.75, INK);
  const foot = pdf.page.height - 14 * MM - FINE.size;
  line(sheet, foot - 2.5 * MM, 0.5, HAIRLINE);
  const third = sheet.width / 3;
  const put = (text: Inline, offset: number, width: number, align: "start" | "center" | "end") =>
    drawLines(sheet, linesOf(sheet, text, FINE, width), FINE, startAt(sheet, offset, width), foot, width, align);
  put(furniture.footStart, 0, third, "start");
  put({ text: furniture.footMiddle, face: "mono" }, third, third, "center");
  put(furniture.page(page + 1, count), 2 * third, third, "end");
}

function line({ pdf, left, width }: Sheet, y: number, thickness: number, color: string): void {
  pdf
    .lineWidth(thickness)
    .strokeColor(color)
    .moveTo(left, y)
    .lineTo(left + width, y)
    .stroke();
}

/** The bank's mark: one cell, three lineages. Drawn on a square of 32. */
function drawMark(pdf: PDFKit.PDFDocument, x: number, y: number, size: number): void {
  pdf
    .save()
    .translate(x, y)
    .scale(size / 32);
  pdf.lineWidth(2).lineCap("round").strokeColor("#0F6B63").fillColor("#0F6B63");
  pdf.circle(16, 26, 3.2).fill();
  for (const path of ["M16 22.5V7", "M13.6 23.6C8.5 20.5 6 16 5.6 10.5", "M18.4 23.6c5.1-3.1 7.6-7.6 8-13.1"]) pdf.path(path).stroke();
  for (const [cx, cy] of [
    [16, 4.3],
    [5.4, 7.6],
    [26.6, 7.6],
  ] as const)
    pdf.circle(cx, cy, 2).stroke();
  pdf.restore();
}

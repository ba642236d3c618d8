import { drawMatrix, QUIET, qrCode } from "./matrix-codes.server";
import type { Inline, Span, TextStyle } from "./pdf-runs.server";
import {
  ACCENT,
  BODY,
  drawLines,
  FINE,
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
  startAt,
  tagged,
} from "./pdf-sheet.server";

const HEADINGS: Record<1 | 2, TextStyle> = {
  1: { face: "serif", size: 25, leading: 1.15, color: INK },
  2: { face: "strong", size: 9, leading: 1.3, color: ACCENT },
};

/** A heading that stays with at least a little of what follows. */
export function heading(sheet: Sheet, level: 1 | 2, text: string, width = sheet.width): void {
  const style = HEADINGS[level];
  const lines = linesOf(sheet, text, style, width);
  need(sheet, heightOf(lines, style) + 14 * MM);
  tagged(sheet, `H${level}`, () => drawLines(sheet, lines, style, startAt(sheet, 0, width), sheet.y, width));
  sheet.y += heightOf(lines, style) + (level === 1 ? 1.5 : 1) * MM;
}

/** A paragraph; it goes on to the next page line by line, never leaving one line alone at the foot. */
export function paragraph(sheet: Sheet, text: Inline, style: TextStyle = BODY, width = sheet.width): void {
  let lines = linesOf(sheet, text, style, width);
  const lineHeight = style.size * style.leading;
  need(sheet, Math.min(lines.length, 2) * lineHeight);
  group(sheet, "P", () => {
    while (lines.length > 0) {
      const fit = Math.max(1, Math.floor((sheet.bottom - sheet.y) / lineHeight));
      const here = lines.slice(0, fit);
      lines = lines.slice(fit);
      tagged(sheet, "Span", () => drawLines(sheet, here, style, startAt(sheet, 0, width), sheet.y, width));
      sheet.y += here.length * lineHeight;
      if (lines.length > 0) need(sheet, sheet.bottom);
    }
  });
}

export const gap = (sheet: Sheet, millimetres: number): void => {
  sheet.y += millimetres * MM;
};

export interface KeyValue {
  key: string;
  value: Inline;
}

/** Names and what they are, a hairline below each: the plain face of a certificate. */
export function keyValues(sheet: Sheet, rows: readonly KeyValue[], keyMm = 42, style: TextStyle = BODY): void {
  const keyWidth = keyMm * MM;
  const offset = keyWidth + 4 * MM;
  const width = sheet.width - offset;
  group(sheet, "Table", () => {
    for (const { key, value } of rows) {
      const keyStyle = { ...style, color: MUTED };
      const keyLines = linesOf(sheet, key, keyStyle, keyWidth);
      const lines = linesOf(sheet, value, style, width);
      const height = Math.max(heightOf(keyLines, style), heightOf(lines, style)) + 2.5 * MM;
      need(sheet, height);
      group(sheet, "TR", () => {
        const y = sheet.y + 1.25 * MM;
        tagged(sheet, "TH", () => drawLines(sheet, keyLines, keyStyle, startAt(sheet, 0, keyWidth), y, keyWidth), ROW_SCOPE);
        tagged(sheet, "TD", () => drawLines(sheet, lines, style, startAt(sheet, offset, width), y, width));
      });
      sheet.y += height;
      hairline(sheet, sheet.y);
    }
  });
}

/** Scope of a header cell; the library takes it, its types do not know it. */
export const ROW_SCOPE: PDFKit.Mixins.StructureElementOptions = { scope: "Row" } as PDFKit.Mixins.StructureElementOptions;
export const COLUMN_SCOPE: PDFKit.Mixins.StructureElementOptions = { scope: "Column" } as PDFKit.Mixins.StructureElementOptions;

/** Columns side by side from one height; below goes on under the longest. Their content does not break across pages. */
export function columns(sheet: Sheet, parts: readonly { share: number; draw: (sheet: Sheet) => void }[], gapMm: number): void {
  const whole = { left: sheet.left, width: sheet.width, y: sheet.y };
  const free = whole.width - gapMm * MM * (parts.length - 1);
  let offset = 0;
  let lowest = whole.y;
  for (const { share, draw } of parts) {
    const width = free * share;
    sheet.left = startAt({ ...whole, dir: sheet.dir }, offset, width);
    sheet.width = width;
    sheet.y = whole.y;
    draw(sheet);
    lowest = Math.max(lowest, sheet.y);
    offset += width + gapMm * MM;
  }
  Object.assign(sheet, whole, { y: lowest });
}

const STAMP_WIDTH = 34 * MM;

/** Words that must be seen, framed: FOR AUTOLOGOUS USE ONLY. So far from the end of the column, its top at `y`. @returns its height */
export function stamp(sheet: Sheet, text: string, { y, offset, color }: { y: number; offset: number; color: string }): number {
  const style: TextStyle = { face: "strong", size: 10.5, leading: 1.25, color };
  const inner = STAMP_WIDTH - 6 * MM;
  const lines = linesOf(sheet, text, style, inner);
  const height = heightOf(lines, style) + 4 * MM;
  const x = startAt(sheet, sheet.width - STAMP_WIDTH - offset, STAMP_WIDTH);
  ornament(sheet, () => sheet.pdf.lineWidth(1).strokeColor(color).rect(x, y, STAMP_WIDTH, height).stroke());
  tagged(sheet, "P", () => drawLines(sheet, lines, style, x + 3 * MM, y + 2 * MM, inner, "center"));
  return height;
}

const QR_WIDTH = 40 * MM;

/** The square code that holds the signed data, 40 mm wide with its quiet zone, with a link of the same text. Ends at the end of the column. */
export function squareCode(
  sheet: Sheet,
  { text, alt, caption, address }: { text: string; alt: string; caption: string; address: string },
): void {
  const x = startAt(sheet, sheet.width - QR_WIDTH, QR_WIDTH);
  const { y } = sheet;
  const figure = tagged(sheet, "Figure", () => drawMatrix(sheet.pdf, qrCode(text), x, y, QR_WIDTH, QUIET.qr), { alt });
  figure.end();
  const link = sheet.pdf.struct("Link", { alt });
  sheet.parent.add(link);
  sheet.pdf.link(x, y, QR_WIDTH, QR_WIDTH, text, {
    structParent: link,
    Contents: new String(alt),
  } as unknown as PDFKit.Mixins.AnnotationOption);
  link.end();
  const style: TextStyle = { face: "text", size: 7.5, leading: 1.4, color: INK };
  const inset = (QR_WIDTH / 65) * QUIET.qr;
  const width = QR_WIDTH - inset;
  const at = x + (sheet.dir === "rtl" ? 0 : inset);
  sheet.y = y + QR_WIDTH;
  for (const [words, face] of [
    [caption, style],
    [address, { ...style, face: "mono", size: Math.min(7.5, width / (0.61 * address.length)) }],
  ] as const) {
    const lines = linesOf(sheet, words, face, width);
    tagged(sheet, "P", () => drawLines(sheet, lines, face, at, sheet.y, width));
    sheet.y += heightOf(lines, face);
  }
}

export interface SignatureBlock {
  /** The name as it stood at signing. */
  name: string;
  capacity: string;
  /** What the signature means, in the signer's words. */
  meaning: string;
  signedAt: Date;
}

const SIGNATURE: TextStyle = { face: "text", size: 8.5, leading: 1.45, color: INK };
const SIGNER: TextStyle = { face: "strong", size: 11, leading: 1.3, color: INK };

/** Signatures side by side, two a row: printed name, capacity, meaning, instant in UTC (21 CFR 11.50). */
export function signatures(
  sheet: Sheet,
  signers: readonly SignatureBlock[],
  hash: { label: string; value: string | readonly string[] } | null,
): void {
  for (let index = 0; index < signers.length; index += 2) {
    const pair = signers.slice(index, index + 2);
    const drawn = pair.map((signer) => ({ share: 0.5, draw: (part: Sheet) => drawSignature(part, signer) }));
    columns(sheet, pair.length === 1 ? [...drawn, { share: 0.5, draw: () => undefined }] : drawn, 8);
  }
  if (hash === null) return;
  gap(sheet, 3);
  const values = [hash.value].flat().map((value): Span => ({ text: `\nSHA-256 ${grouped(value)}`, face: "mono" }));
  paragraph(sheet, [hash.label, ...values], { ...FINE, size: 7 });
}

function drawSignature(sheet: Sheet, { name, capacity, meaning, signedAt }: SignatureBlock): void {
  const inner = sheet.width;
  gap(sheet, 3);
  paragraph(sheet, name, SIGNER, inner);
  gap(sheet, 1);
  hairline(sheet, sheet.y, 0.5, MUTED);
  gap(sheet, 1.5);
  paragraph(sheet, [`${capacity}\n`, `${meaning}\n`, { text: utc(signedAt), face: "mono" }], SIGNATURE, inner);
}

/** 2026-04-18 14:31:05 UTC */
export const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** Eight characters at a time, so that eyes can compare. */
export const grouped = (hash: string): string => hash.match(/.{1,8}/g)?.join(" ") ?? "";

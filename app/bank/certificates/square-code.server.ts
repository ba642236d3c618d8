import bwipjs from "bwip-js/node";
import { CODE_TEXT_LIMIT } from "./code.rules";

/** Printed side in millimetres, the quiet zone of four modules on each side included. */
export const SQUARE_CODE_MM = 40;
export const QUIET_MODULES = 4;
const POINTS_PER_MM = 72 / 25.4;

/** A QR code's modules, row by row; true is dark. */
export interface SquareCode {
  size: number;
  dark(column: number, row: number): boolean;
}

/** The square code of a certificate: error correction M, version 18 at most. @throws Error for a text over 560 characters. */
export function squareCode(text: string): SquareCode {
  if (text.length > CODE_TEXT_LIMIT)
    throw new Error(`The text of the code has ${text.length} characters; ${CODE_TEXT_LIMIT} fit. BASE_URL may be too long.`);
  const [symbol] = bwipjs.raw("qrcode", text, "eclevel=M");
  if (symbol === undefined || !("pixs" in symbol)) throw new Error("No square code could be made of this text.");
  const { pixs, pixx } = symbol;
  return { size: pixx, dark: (column, row) => pixs[row * pixx + column] === 1 };
}

/** Draws the code as vectors, 40 mm wide with its quiet zone on white; its corner stands at (x, y) in points. The code is a link as well. */
export function drawSquareCode(page: PDFKit.PDFDocument, text: string, x: number, y: number): void {
  const { size, dark } = squareCode(text);
  const side = SQUARE_CODE_MM * POINTS_PER_MM;
  const module = side / (size + 2 * QUIET_MODULES);
  page.rect(x, y, side, side).fill("#ffffff");
  for (let row = 0; row < size; row++) {
    for (const [from, length] of runs(size, (column) => dark(column, row))) {
      page.rect(x + (from + QUIET_MODULES) * module, y + (row + QUIET_MODULES) * module, length * module, module);
    }
  }
  page.fill("#000000");
  page.link(x, y, side, side, text);
}

/** Dark stretches of one row, as start and length: one rectangle each leaves no hairlines between modules. */
function runs(size: number, dark: (column: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  for (let column = 0; column < size; column++) {
    const last = found.at(-1);
    if (!dark(column)) continue;
    if (last && last[0] + last[1] === column) last[1] += 1;
    else found.push([column, 1]);
  }
  return found;
}

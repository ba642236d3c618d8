import bwipjs from "bwip-js/node";

/** A square code as its dark modules, row by row. */
export interface Matrix {
  columns: number;
  rows: number;
  isDark: (row: number, column: number) => boolean;
}

/** The QR code of a text, error correction M, no quiet zone. */
export const qrCode = (text: string): Matrix => matrixOf("qrcode", text, "eclevel=M");

/** The DataMatrix (ECC 200, square) of a text, no quiet zone. */
export const dataMatrix = (text: string): Matrix => matrixOf("datamatrix", text, "format=square");

function matrixOf(bcid: string, text: string, options: string): Matrix {
  const [symbol] = bwipjs.raw(bcid, text, options);
  if (symbol === undefined || !("pixs" in symbol)) throw new Error(`No ${bcid} holds this text.`);
  const { pixs, pixx: columns, pixy: rows } = symbol;
  return { columns, rows, isDark: (row, column) => pixs[row * columns + column] === 1 };
}

/** Quiet zone of each kind, in modules on every side. */
export const QUIET = { qr: 4, dataMatrix: 1 } as const;

/** Draws a code as one filled path, `size` points wide with its quiet zone; upper left corner given. */
export function drawMatrix(pdf: PDFKit.PDFDocument, matrix: Matrix, x: number, y: number, size: number, quiet: number): void {
  const module = size / (matrix.columns + 2 * quiet);
  for (let row = 0; row < matrix.rows; row += 1) {
    for (let column = 0; column < matrix.columns; column += 1) {
      let run = 0;
      while (column + run < matrix.columns && matrix.isDark(row, column + run)) run += 1;
      if (run > 0) pdf.rect(x + (column + quiet) * module, y + (row + quiet) * module, run * module, module);
      column += run;
    }
  }
  pdf.fill("#000000");
}

import type { Translator } from "~/web/translate";
import { closePdf, openPdf } from "./pdf.server";
import { HAIRLINE, MM, ornament, type Sheet } from "./pdf-sheet.server";

/** A sheet of labels on A4; millimetres. */
export interface SheetFormat {
  width: number;
  height: number;
  columns: number;
  rows: number;
  marginTop: number;
  marginStart: number;
  gap: number;
}

/** Cryo labels, 38 × 19 mm, 65 a page. */
export const VIAL_SHEET: SheetFormat = { width: 38, height: 19, columns: 5, rows: 13, marginTop: 25, marginStart: 10, gap: 0 };

/** Labels of a kit, 92 × 42 mm, 12 a page. */
export const KIT_SHEET: SheetFormat = { width: 92, height: 42, columns: 2, rows: 6, marginTop: 15, marginStart: 10, gap: 3 };

/** Draws each label in its place, cut lines around it; page after page. The same input gives the same bytes. */
export function labelSheet<L>(
  labels: readonly L[],
  format: SheetFormat,
  { title, now, words: { locale, dir } }: { title: string; now: Date; words: Pick<Translator, "locale" | "dir"> },
  draw: (sheet: Sheet, label: L) => void,
): Promise<Uint8Array> {
  const pdf = openPdf({ title, locale, now, size: "A4" });
  const root = pdf.struct("Document", { lang: locale });
  pdf.addStructure(root);
  const each = format.columns * format.rows;
  for (const [index, label] of labels.entries()) {
    if (index % each === 0) pdf.addPage();
    const column = index % format.columns;
    const row = Math.floor((index % each) / format.columns);
    const left = (format.marginStart + column * (format.width + format.gap)) * MM;
    const top = (format.marginTop + row * (format.height + format.gap)) * MM;
    const [width, height] = [format.width * MM, format.height * MM];
    const element = pdf.struct("Sect");
    root.add(element);
    ornament({ pdf }, () => pdf.lineWidth(0.25).strokeColor(HAIRLINE).rect(left, top, width, height).stroke());
    draw({ pdf, dir, left, width, y: top, top, laterTop: top, bottom: top + height, parent: element }, label);
  }
  return closePdf(pdf);
}

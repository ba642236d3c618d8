import type { Translator } from "~/web/translate";
import type { Face } from "./fonts/fonts.server";
import { KIT_SHEET, labelSheet, VIAL_SHEET } from "./label-sheets.server";
import { dataMatrix, drawMatrix, QUIET } from "./matrix-codes.server";
import { documentWords } from "./pdf-furniture.server";
import type { Inline, TextStyle } from "./pdf-runs.server";
import { drawLines, heightOf, linesOf, MM, ornament, type Sheet, startAt, tagged } from "./pdf-sheet.server";

const BLACK = "#000000";
const style = (face: Face, size: number): TextStyle => ({ face, size, leading: 1.2, color: BLACK });

/** What every label says: the code, and the DIN for eyes with its check character. */
export interface Coded {
  message: string;
  din: string;
  check: string;
}

export interface VialLabel extends Coded {
  fullProductCode: string;
  /** MSC(M); empty for tissue. */
  product: string;
  lot: string;
  coi: string;
  cells: number | null;
  volumeMl: number;
  expiresOn: string;
  autologous: boolean;
  biohazard: boolean;
}

export interface KitLabel extends Coded {
  part: "container" | "tube_edta" | "tube_serum" | "tube_nat" | "record";
  serial: string;
  coi: string;
  donorCode: string;
  autologous: boolean;
  /** The tubes hold the mother's blood: birth tissue. */
  maternalBlood: boolean;
}

interface Printing {
  now: Date;
  demo: boolean;
  words: Translator;
}

/** Cryo labels for vials, 38 × 19 mm. */
export function vialLabels(labels: readonly VialLabel[], { now, demo, words }: Printing): Promise<Uint8Array> {
  const speaker = documentWords(words);
  const title = words.t("documents.label_sheet", { din: labels[0]?.din ?? "" });
  return labelSheet(labels, VIAL_SHEET, { title, now, words }, (sheet, label) => drawVial(sheet, label, demo, speaker));
}

/** The labels of a kit: container, tubes, donor record; names and times are written by hand at the collection. */
export function kitLabels(labels: readonly KitLabel[], { now, demo, words }: Printing): Promise<Uint8Array> {
  const speaker = documentWords(words);
  const title = words.t("documents.label_sheet", { din: labels[0]?.din ?? "" });
  return labelSheet(labels, KIT_SHEET, { title, now, words }, (sheet, label) => drawKit(sheet, label, demo, speaker));
}

function drawVial(sheet: Sheet, label: VialLabel, demo: boolean, { t, cells, unit, date }: Translator): void {
  const inset = 1.2 * MM;
  const code = 10.5 * MM;
  drawCode(sheet, label.message, inset, inset, code);
  const offset = inset + code + 1 * MM;
  const held =
    label.cells === null
      ? unit(label.volumeMl, "mL")
      : t("documents.label_cells", { cells: cells(label.cells), volume: unit(label.volumeMl, "mL") });
  const write = writer(sheet, offset, sheet.width - offset - inset, inset);
  write(dinWords(label), style("monoStrong", 6));
  write([{ text: label.fullProductCode, face: "mono" }, ` ${label.product}`], style("strong", 5.4));
  write({ text: label.lot, face: "mono" }, style("text", 4.8));
  write(held, style("text", 4.8));
  write(t("documents.label_expires", { date: date(label.expiresOn) }), style("text", 4.8));
  const below = writer(sheet, inset, sheet.width - 2 * inset, inset + code + 0.5 * MM);
  if (label.autologous) below(t("documents.label_autologous"), style("strong", 4.8));
  if (demo) below(t("documents.demo_line"), style("text", 3.8));
  if (label.biohazard) drawStrip(sheet, t("documents.label_biohazard"), 2.6 * MM, 5);
}

function drawKit(sheet: Sheet, label: KitLabel, demo: boolean, { t }: Translator): void {
  const inset = 2.5 * MM;
  const code = 17 * MM;
  drawCode(sheet, label.message, inset, inset, code);
  const offset = inset + code + 3 * MM;
  const blood = label.part.startsWith("tube");
  const write = writer(sheet, offset, sheet.width - offset - inset, inset);
  write(t(`documents.label_${label.part}`), style("strong", 9));
  write(dinWords(label), style("monoStrong", 11));
  write({ text: label.coi, face: "mono" }, style("text", 7));
  write([t("documents.label_kit", { serial: label.serial }), "\u2002", { text: label.donorCode, face: "mono" }], style("text", 7));
  const below = writer(sheet, inset, sheet.width - 2 * inset, inset + code + 1.5 * MM);
  below(t("documents.label_by_hand"), { ...style("text", 6.5), leading: 1.9 });
  if (label.maternalBlood && blood) below(t("documents.label_maternal"), style("strong", 7));
  if (label.autologous && !blood) below(t("documents.label_autologous"), style("strong", 7));
  below(t("documents.label_not_evaluated"), style("text", 5.5));
  if (demo) below(t("documents.demo_line"), style("text", 5));
}

/** Writes one line under the other from a corner of the label. */
function writer(sheet: Sheet, offset: number, width: number, top: number): (words: Inline, style: TextStyle) => void {
  let y = sheet.top + top;
  return (words, look) => {
    const lines = linesOf(sheet, words, look, width);
    const at = y;
    tagged(sheet, "P", () => drawLines(sheet, lines, look, startAt(sheet, offset, width), at, width));
    y += heightOf(lines, look);
  };
}

const dinWords = ({ din, check }: Coded): Inline => [
  { text: `${din}\u00a0`.replaceAll(" ", "\u00a0"), face: "monoStrong" },
  { text: check, face: "monoStrong", boxed: true },
];

function drawCode(sheet: Sheet, message: string, offset: number, top: number, size: number): void {
  const draw = () => drawMatrix(sheet.pdf, dataMatrix(message), startAt(sheet, offset, size), sheet.top + top, size, QUIET.dataMatrix);
  tagged(sheet, "Figure", draw, { alt: message });
}

/** White on black along the lower edge: seen before anything is read. */
function drawStrip(sheet: Sheet, text: string, height: number, size: number): void {
  const y = sheet.bottom - height;
  ornament(sheet, () => sheet.pdf.rect(sheet.left, y, sheet.width, height).fill(BLACK));
  const look: TextStyle = { ...style("strong", size), color: "#FFFFFF" };
  const lines = linesOf(sheet, text, look, sheet.width);
  tagged(sheet, "P", () => drawLines(sheet, lines, look, sheet.left, y + (height - heightOf(lines, look)) / 2, sheet.width, "center"));
}

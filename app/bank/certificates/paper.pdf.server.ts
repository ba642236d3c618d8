import { checkCharacter, groupDin } from "~/bank/collection/isbt.rules";
import { columns, gap, heading, paragraph, type SignatureBlock, signatures, squareCode, stamp } from "~/outside/pdf-blocks.server";
import type { Inline, Span } from "~/outside/pdf-runs.server";
import { BODY, hairline, INK, MM, MUTED, need, type Sheet } from "~/outside/pdf-sheet.server";
import type { Translator } from "~/web/translate";

/** Where the signed code leads, and what the reader types: the text of the square, and the address that stands under it. */
export interface PaperSeal {
  number: string;
  issuedAt: Date;
  codeText: string;
  /** Without scheme: `verify.northlight.example`. */
  verifyAddress: string;
  /** SHA-256 of the canonical JSON. */
  contentHash: string;
  supersedes: string | null;
}

/** Who signed; capacity and meaning by their words in `documents`. */
export interface PaperSigner {
  name: string;
  capacity: "laboratory" | "quality" | "qualified_person" | "responsible_person" | "medical_director";
  meaning: "entered" | "compared" | "reviewed" | "certify_atmp" | "certify_tissue" | "ordered" | "destroyed" | "witnessed";
  signedAt: Date;
}

const STAMP_ROOM = 36 * MM;

/** Title, number, date and what it supersedes, with the words that must be seen at the other side. */
export function drawTitle(
  sheet: Sheet,
  title: string,
  seal: PaperSeal,
  { t, date }: Translator,
  stamps: readonly { text: string; color: string }[],
): void {
  const { y } = sheet;
  const width = sheet.width - stamps.length * STAMP_ROOM;
  heading(sheet, 1, title, width);
  const supersedes = seal.supersedes === null ? t("documents.supersedes_none") : t("documents.supersedes", { number: seal.supersedes });
  const line: Inline = [{ text: seal.number, face: "mono" }, `\u2002${date(seal.issuedAt)}\u2002${supersedes}`];
  paragraph(sheet, line, { ...BODY, color: MUTED }, width);
  const heights = stamps.map(({ text, color }, index) => stamp(sheet, text, { y, offset: index * STAMP_ROOM, color }));
  sheet.y = Math.max(sheet.y + 5 * MM, y + Math.max(0, ...heights) + 3 * MM);
}

const NBSP = "\u00a0";

/** A DIN as eyes compare it: grouped, its check character in a box. */
export const dinSpans = (din: string): Span[] => [
  { text: groupDin(din).replaceAll(" ", NBSP) + NBSP, face: "mono" },
  { text: checkCharacter(din), face: "mono", boxed: true },
];

export const signerWords = (signers: readonly PaperSigner[], { t }: Translator): SignatureBlock[] =>
  signers.map(({ name, capacity, meaning, signedAt }) => ({
    name,
    capacity: t(`documents.capacity_${capacity}`),
    meaning: t(`documents.meaning_${meaning}`),
    signedAt,
  }));

const SIGNED_HEIGHT = 64 * MM;

/** Signatures at one side and the square code at the other, at the foot of the page. */
export function drawSigned(
  sheet: Sheet,
  seal: PaperSeal,
  signers: readonly PaperSigner[],
  recordHashes: readonly string[],
  translator: Translator,
): void {
  const { t } = translator;
  if (!need(sheet, SIGNED_HEIGHT)) sheet.y = Math.max(sheet.y + 4 * MM, sheet.bottom - SIGNED_HEIGHT);
  hairline(sheet, sheet.y, 0.75, INK);
  gap(sheet, 4);
  const code = 40 / (sheet.width / MM - 10);
  columns(
    sheet,
    [
      {
        share: 1 - code,
        draw: (part) => {
          heading(part, 2, t("documents.section_signatures"));
          signatures(part, signerWords(signers, translator), { label: t("documents.signed_electronically"), value: recordHashes });
        },
      },
      {
        share: code,
        draw: (part) =>
          squareCode(part, {
            text: seal.codeText,
            alt: t("documents.code_alt"),
            caption: t("documents.code_caption"),
            address: seal.verifyAddress,
          }),
      },
    ],
    10,
  );
}

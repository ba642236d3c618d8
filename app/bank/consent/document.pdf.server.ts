import { renderPdf } from "~/outside/pdf.server";
import { gap, heading, keyValues, paragraph, signatures } from "~/outside/pdf-blocks.server";
import { type BankIdentity, documentWords, furnitureOf } from "~/outside/pdf-furniture.server";
import { BODY, FINE, hairline, INK, MM, MUTED, need, type Sheet, SMALL, WATCH } from "~/outside/pdf-sheet.server";
import { type Cell, table } from "~/outside/pdf-table.server";
import type { Translator } from "~/web/translate";

/** One signer's consent as it was read and answered; its bytes are kept and never rendered again. */
export interface ConsentPaper {
  bank: BankIdentity;
  /** Shown in the foot: the first letters of the document's id, or the order's number. */
  number: string;
  title: string;
  version: number;
  /** The language of the text, in that language. */
  language: string;
  legallyReviewed: boolean;
  donor: { name: string; bornOn: string | null };
  coi: string;
  signer: { name: string; capacity: "self" | "mother" | "father" | "guardian" };
  signedAt: Date;
  /** SHA-256, hex, of the record that was signed. */
  recordHash: string;
  /** An answer is null only in a preview. */
  clauses: readonly { heading: string; plain: string; fullText: string; required: boolean; answer: "yes" | "no" | null }[];
  /** What stands in the place of the signature on a paper that nobody signed yet. */
  preview?: string;
}

/** The paper of one signer: the answers first, then every word that was read. */
export function consentDocument(paper: ConsentPaper, speaker: Translator): Promise<Uint8Array> {
  const translator = documentWords(speaker);
  const { locale, dir } = translator;
  return renderPdf({
    title: paper.title,
    subject: paper.bank.name,
    locale,
    dir,
    now: paper.signedAt,
    furniture: furnitureOf(translator, paper.bank, paper.number, { text: paper.coi, face: "mono" }),
    draw: (sheet) => {
      drawOpening(sheet, paper, translator);
      drawAnswers(sheet, paper, translator);
      drawSignature(sheet, paper, translator);
      drawClauses(sheet, paper, translator);
    },
  });
}

function drawOpening(sheet: Sheet, paper: ConsentPaper, { t, date }: Translator): void {
  const { donor, signer, version, language } = paper;
  heading(sheet, 1, paper.title);
  paragraph(sheet, t("documents.consent_version", { version, language }), { ...BODY, color: MUTED });
  if (!paper.legallyReviewed) paragraph(sheet, t("documents.consent_unreviewed"), { ...SMALL, face: "strong", color: WATCH });
  gap(sheet, 5);
  keyValues(sheet, [
    { key: t("documents.key_donor"), value: donor.bornOn === null ? donor.name : `${donor.name}, ${date(donor.bornOn)}` },
    { key: t("documents.key_signer"), value: signer.name },
    { key: t("documents.key_capacity"), value: t(`documents.capacity_${signer.capacity}`) },
    { key: t("documents.key_coi"), value: { text: paper.coi, face: "mono" } },
  ]);
  gap(sheet, 6);
}

function drawAnswers(sheet: Sheet, { clauses }: ConsentPaper, { t }: Translator): void {
  heading(sheet, 2, t("documents.consent_answers"));
  const heads = [
    { header: t("documents.head_item"), share: 0.62, face: "medium" as const },
    { header: "", share: 0.18 },
    { header: t("documents.head_answer"), share: 0.2 },
  ];
  const rows = clauses.map(({ heading: item, required, answer }) => [
    item,
    required ? "" : t("documents.answer_optional"),
    answerCell(answer, t),
  ]);
  table(sheet, heads, rows);
  gap(sheet, 2);
  paragraph(sheet, t("documents.consent_withdraw"), FINE);
}

function answerCell(answer: "yes" | "no" | null, t: Translator["t"]): Cell {
  if (answer === null) return "–";
  return answer === "yes" ? { mark: "good", word: t("documents.answer_yes") } : { mark: "watch", word: t("documents.answer_no") };
}

function drawSignature(sheet: Sheet, { signer, signedAt, recordHash, preview }: ConsentPaper, { t }: Translator): void {
  if (preview !== undefined) {
    gap(sheet, 6);
    paragraph(sheet, preview, { ...BODY, face: "strong", color: WATCH });
    gap(sheet, 8);
    return;
  }
  need(sheet, 46 * MM);
  gap(sheet, 6);
  hairline(sheet, sheet.y, 0.75, INK);
  gap(sheet, 4);
  heading(sheet, 2, t("documents.section_signature"));
  const signed = {
    name: signer.name,
    capacity: t(`documents.capacity_${signer.capacity}`),
    meaning: t("documents.meaning_consent"),
    signedAt,
  };
  signatures(sheet, [signed], { label: t("documents.signed_once"), value: recordHash });
  gap(sheet, 8);
}

function drawClauses(sheet: Sheet, { clauses }: ConsentPaper, { t }: Translator): void {
  heading(sheet, 2, t("documents.consent_full"));
  for (const [index, clause] of clauses.entries()) {
    gap(sheet, 2);
    need(sheet, 24 * MM);
    paragraph(sheet, `${index + 1}. ${clause.heading}`, { ...BODY, face: "strong" });
    paragraph(sheet, clause.plain);
    gap(sheet, 1);
    paragraph(sheet, clause.fullText, { ...SMALL, color: MUTED });
    gap(sheet, 2);
  }
}

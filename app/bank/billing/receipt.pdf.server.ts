import { renderPdf } from "~/outside/pdf.server";
import { gap, heading, keyValues, paragraph } from "~/outside/pdf-blocks.server";
import { type BankIdentity, documentWords, furnitureOf } from "~/outside/pdf-furniture.server";
import { BODY, FINE, MUTED } from "~/outside/pdf-sheet.server";
import { table } from "~/outside/pdf-table.server";
import type { Translator } from "~/web/translate";

/** What was paid; amounts in minor units. */
export interface ReceiptFacts {
  bank: BankIdentity;
  number: string;
  payer: string;
  /** Chain-of-identity number of the order. */
  coi: string;
  paidAt: Date;
  lines: readonly {
    item: "deposit" | "balance" | "storage_yearly" | "storage_prepaid_20" | "expansion" | "release";
    amountMinor: number;
  }[];
  currency: string;
  refundedMinor: number;
  reference: string;
}

/** The receipt of one payment. */
export function receipt(facts: ReceiptFacts, speaker: Translator): Promise<Uint8Array> {
  const translator = documentWords(speaker);
  const { t, locale, dir, dateTime, date, money } = translator;
  const { bank, number, currency, refundedMinor } = facts;
  const amount = (minor: number) => money(minor, currency, "exact");
  const total = facts.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return renderPdf({
    title: `${t("documents.receipt_title")} ${number}`,
    subject: bank.name,
    locale,
    dir,
    now: facts.paidAt,
    furniture: furnitureOf(translator, bank, number),
    draw: (sheet) => {
      heading(sheet, 1, t("documents.receipt_title"));
      paragraph(sheet, [{ text: number, face: "mono" }, `\u2002${date(facts.paidAt)}`], { ...BODY, color: MUTED });
      gap(sheet, 6);
      keyValues(sheet, [
        { key: t("documents.key_paid_by"), value: facts.payer },
        { key: t("documents.key_paid_at"), value: dateTime(facts.paidAt) },
        { key: t("documents.key_case"), value: { text: facts.coi, face: "mono" } },
        { key: t("documents.key_reference"), value: { text: facts.reference, face: "mono" } },
      ]);
      gap(sheet, 8);
      const heads = [
        { header: t("documents.head_item"), share: 0.75, face: "medium" as const },
        { header: t("documents.head_amount"), share: 0.25, align: "end" as const },
      ];
      const paid = facts.lines.map(({ item, amountMinor }) => [t(`documents.item_${item}`), amount(amountMinor)]);
      const back = refundedMinor === 0 ? [] : [[t("documents.receipt_refunded"), amount(-refundedMinor)]];
      table(sheet, heads, [...paid, [t("documents.receipt_total"), { text: amount(total), face: "strong" as const }], ...back]);
      gap(sheet, 4);
      if (bank.demo) paragraph(sheet, t("documents.receipt_no_vat"), FINE);
    },
  });
}

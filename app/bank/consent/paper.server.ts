import type { Signature } from "~/bank/history/signature.server";
import type { Db } from "~/bank/history/transact.server";
import { environment } from "~/outside/environment.server";
import { renderPdf } from "~/outside/pdf.server";
import { gap, heading, keyValues, paragraph, signatures } from "~/outside/pdf-blocks.server";
import { documentWords, furnitureOf } from "~/outside/pdf-furniture.server";
import { FINE, type Sheet } from "~/outside/pdf-sheet.server";
import { table } from "~/outside/pdf-table.server";
import { translator } from "~/web/i18n.server";
import type { Translator } from "~/web/translate";
import type { Signing } from "./record.server";

/** The paper of one signer's answers: what they read and what they said, with their signature once there is one. The same input gives the same bytes. */
export async function consentPaper(db: Db, signing: Signing, signature: Signature | null): Promise<Buffer> {
  const words = documentWords(translator(signing.text.locale));
  const { bank } = environment();
  const donor = await db.selectFrom("donors").select("code").where("id", "=", signing.record.donorId).executeTakeFirstOrThrow();
  const { coi } = await db.selectFrom("cases").select("coi").where("id", "=", signing.record.caseId).executeTakeFirstOrThrow();
  const identity = { name: bank.name, address: bank.address.split(", "), licence: bank.licence, demo: environment().demo };
  const pdf = await renderPdf({
    title: signing.text.title,
    subject: words.t("documents.consent_title"),
    locale: signing.text.locale,
    dir: signing.text.locale === "ar" ? "rtl" : "ltr",
    now: signature?.signedAt ?? db.now,
    furniture: furnitureOf(words, identity, coi, signing.text.title),
    draw: (sheet) => draw(sheet, words, signing, { donor: donor.code, coi }, signature),
  });
  return Buffer.from(pdf);
}

function draw(sheet: Sheet, { t }: Translator, { text, record, signer, recordHash }: Signing, ids: { donor: string; coi: string }, signature: Signature | null): void {
  heading(sheet, 1, text.title);
  if (!text.legallyReviewed) paragraph(sheet, t("documents.consent_unreviewed"), FINE);
  gap(sheet, 3);
  keyValues(sheet, [
    { key: t("documents.key_text"), value: t("documents.consent_version", { version: text.version, language: t(`ui.lang_${text.locale}`) }) },
    { key: t("documents.key_signer"), value: signature?.printedName ?? `${signer.givenName} ${signer.familyName}` },
    { key: t("documents.key_capacity"), value: t(`consent.capacity_${signer.capacity}`) },
    { key: t("documents.key_donor"), value: { text: ids.donor, face: "mono" } },
    { key: t("documents.key_coi"), value: { text: ids.coi, face: "mono" } },
  ]);
  gap(sheet, 6);
  heading(sheet, 2, t("documents.consent_answers"));
  const headings = new Map(text.clauses.map((clause) => [clause.code, clause.heading]));
  table(
    sheet,
    [
      { header: t("consent.clause"), share: 0.75 },
      { header: t("documents.head_answer"), share: 0.25 },
    ],
    record.answers.map(({ code, required, answer }) => [
      `${headings.get(code) ?? code}${required ? "" : ` (${t("documents.answer_optional")})`}`,
      answer === "yes" ? { mark: "good", word: t("documents.answer_yes") } : t("documents.answer_no"),
    ]),
  );
  gap(sheet, 6);
  if (signature === null) paragraph(sheet, t("consent.paper_unsigned"), FINE);
  else {
    heading(sheet, 2, t("documents.section_signature"));
    const block = { name: signature.printedName, capacity: t(`consent.capacity_${signer.capacity}`), meaning: t("documents.meaning_consent"), signedAt: signature.signedAt };
    signatures(sheet, [block], { label: t("consent.paper_hash"), value: recordHash });
  }
  gap(sheet, 4);
  paragraph(sheet, t("documents.consent_withdraw"), FINE);
  gap(sheet, 8);
  heading(sheet, 2, t("documents.consent_full"));
  for (const clause of text.clauses) {
    paragraph(sheet, `${clause.ordinal}. ${clause.heading}`, { ...FINE, face: "strong", size: 10, color: "#14212B" });
    gap(sheet, 1);
    paragraph(sheet, clause.plain);
    gap(sheet, 1);
    paragraph(sheet, clause.fullText, FINE);
    gap(sheet, 4);
  }
}

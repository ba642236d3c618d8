import { renderPdf } from "~/outside/pdf.server";
import { gap, heading, keyValues, paragraph } from "~/outside/pdf-blocks.server";
import { type BankIdentity, documentWords, furnitureOf } from "~/outside/pdf-furniture.server";
import type { Translator } from "~/web/translate";
import { dinSpans, drawSigned, drawTitle, type PaperSeal, type PaperSigner } from "./paper.pdf.server";

/** What a destruction certificate says; two people signed (rule 43). Words are in the document's language. */
export interface DestructionFacts {
  seal: PaperSeal;
  bank: BankIdentity;
  donor: string;
  material: string;
  dins: readonly string[];
  coi: string;
  reason: string;
  /** Null where it was not asked for. */
  method: string | null;
  destroyedAt: Date;
  /** Who stood by without signing. */
  witness: string | null;
  signers: readonly PaperSigner[];
  /** SHA-256 of what each signer signed, in their order. */
  recordHashes: readonly string[];
}

/** The certificate that material was destroyed. */
export function destructionCertificate(facts: DestructionFacts, speaker: Translator): Promise<Uint8Array> {
  const translator = documentWords(speaker);
  const { t, locale, dir, dateTime } = translator;
  const { seal, bank } = facts;
  return renderPdf({
    title: `${t("documents.destruction_title")} ${seal.number}`,
    subject: bank.name,
    locale,
    dir,
    now: seal.issuedAt,
    furniture: furnitureOf(translator, bank, seal.number),
    draw: (sheet) => {
      drawTitle(sheet, t("documents.destruction_title"), seal, translator, []);
      paragraph(sheet, t("documents.destruction_lead"));
      gap(sheet, 5);
      heading(sheet, 2, t("documents.key_material"));
      keyValues(sheet, [
        { key: t("documents.key_material"), value: facts.material },
        { key: t("documents.key_donor"), value: facts.donor },
        { key: t("documents.key_din"), value: facts.dins.flatMap((din, index) => [...(index > 0 ? ["\u2003"] : []), ...dinSpans(din)]) },
        { key: t("documents.key_coi"), value: { text: facts.coi, face: "mono" } },
        { key: t("documents.key_reason"), value: facts.reason },
        ...(facts.method === null ? [] : [{ key: t("documents.key_method"), value: facts.method }]),
        { key: t("documents.key_destroyed_at"), value: dateTime(facts.destroyedAt) },
        ...(facts.witness === null ? [] : [{ key: t("documents.key_witness"), value: facts.witness }]),
      ]);
      drawSigned(sheet, seal, facts.signers, facts.recordHashes, translator);
    },
  });
}

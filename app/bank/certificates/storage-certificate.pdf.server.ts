import { renderPdf } from "~/outside/pdf.server";
import { columns, gap, heading, type KeyValue, keyValues, paragraph, squareCode } from "~/outside/pdf-blocks.server";
import { type BankIdentity, documentWords, furnitureOf, power } from "~/outside/pdf-furniture.server";
import { hairline, INK, MM, need, type Sheet, STOP } from "~/outside/pdf-sheet.server";
import type { Translator } from "~/web/translate";
import { dinSpans, drawTitle, type PaperSeal } from "./paper.pdf.server";

export type StoredStanding = "quarantine" | "releasable" | "releasable_autologous_biohazard" | "nonconforming_hold" | "hold" | "rejected";

/** What a family's storage certificate of one lot says (domain.md 5.4): stored and usable apart, the place as a town only. */
export interface StorageFacts {
  seal: PaperSeal;
  bank: BankIdentity;
  holder: string;
  donor: { name: string; bornOn: string | null };
  /** In the document's language. */
  tissue: string;
  product: { name: string; code: string };
  dins: readonly string[];
  coi: string;
  lot: string;
  vials: number;
  /** Null when the product is not counted in cells. */
  viableCells: number | null;
  standing: StoredStanding;
  /** Of the required tests: how many are final, and how many of them are outside their limits. */
  tests: { final: number; failed: number; required: number };
  /** Towns with the site's code: "San Marino (RSM)". */
  sites: readonly string[];
  storedOn: string;
  autologous: boolean;
}

/** The certificate of storage of one lot. */
export function storageCertificate(facts: StorageFacts, speaker: Translator): Promise<Uint8Array> {
  const translator = documentWords(speaker);
  const { t, locale, dir } = translator;
  const { seal, bank } = facts;
  return renderPdf({
    title: `${t("documents.storage_title")} ${seal.number}`,
    subject: bank.name,
    locale,
    dir,
    now: seal.issuedAt,
    furniture: furnitureOf(translator, bank, seal.number),
    draw: (sheet) => {
      const hazard = facts.standing === "releasable_autologous_biohazard";
      drawTitle(sheet, t("documents.storage_title"), seal, translator, [
        ...(facts.autologous ? [{ text: t("documents.autologous_only"), color: INK }] : []),
        ...(hazard ? [{ text: t("documents.biohazard"), color: STOP }] : []),
      ]);
      paragraph(sheet, t("documents.storage_lead", { bank: bank.name }));
      gap(sheet, 5);
      heading(sheet, 2, t("documents.section_cells"));
      keyValues(sheet, rows(facts, translator));
      drawMeaning(sheet, facts, translator);
    },
  });
}

function rows(facts: StorageFacts, { t, date, cells, number, list }: Translator): KeyValue[] {
  const { holder, donor, tissue, product, dins, coi, lot, vials, viableCells, tests, sites } = facts;
  const counts = { done: tests.final, count: tests.required, failed: tests.failed };
  const held = t("documents.storage_vials", { count: vials, lots: 1 });
  const born = donor.bornOn === null ? donor.name : t("documents.person_born", { name: donor.name, born: date(donor.bornOn) });
  return [
    { key: t("documents.key_holder"), value: holder },
    { key: t("documents.key_donor"), value: born },
    { key: t("documents.key_tissue"), value: tissue },
    { key: t("documents.key_product"), value: product.name },
    { key: t("documents.key_lot"), value: { text: `${lot}  ${product.code}`, face: "mono" as const } },
    { key: t("documents.key_din"), value: dins.flatMap((din, index) => [...(index > 0 ? ["\u2003"] : []), ...dinSpans(din)]) },
    { key: t("documents.key_coi"), value: { text: coi, face: "mono" } },
    { key: t("documents.key_containers"), value: held },
    ...(viableCells === null
      ? []
      : [{ key: t("documents.key_cells"), value: `${cells(viableCells)} (${power(viableCells, { number })})` }]),
    { key: t("documents.key_disposition"), value: { text: t(`documents.standing_${facts.standing}`), face: "strong" as const } },
    {
      key: t("documents.key_tests"),
      value: t(testsKey(tests), counts),
    },
    { key: t("documents.key_site"), value: list(sites) },
    { key: t("documents.key_stored_since"), value: date(facts.storedOn) },
  ];
}

function testsKey({ final, failed, required }: StorageFacts["tests"]) {
  if (failed > 0) return "documents.tests_failed";
  return final === required ? "documents.tests_done" : "documents.tests_waiting";
}

const FOOT_HEIGHT = 64 * MM;

function drawMeaning(sheet: Sheet, { seal, standing }: StorageFacts, { t }: Translator): void {
  if (!need(sheet, FOOT_HEIGHT)) sheet.y = Math.max(sheet.y + 4 * MM, sheet.bottom - FOOT_HEIGHT);
  hairline(sheet, sheet.y, 0.75, INK);
  gap(sheet, 4);
  const code = 40 / (sheet.width / MM - 10);
  const square = { text: seal.codeText, alt: t("documents.code_alt"), caption: t("documents.code_caption"), address: seal.verifyAddress };
  const words = (part: Sheet) => {
    heading(part, 2, t("documents.section_meaning"));
    paragraph(part, t(`documents.meaning_${standing}`));
  };
  columns(
    sheet,
    [
      { share: 1 - code, draw: words },
      { share: code, draw: (part) => squareCode(part, square) },
    ],
    10,
  );
}

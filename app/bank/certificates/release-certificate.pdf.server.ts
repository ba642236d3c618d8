import { renderPdf } from "~/outside/pdf.server";
import { gap, heading, type KeyValue, keyValues, paragraph } from "~/outside/pdf-blocks.server";
import { type BankIdentity, documentWords, furnitureOf, power } from "~/outside/pdf-furniture.server";
import { INK, type Sheet, SMALL, STOP } from "~/outside/pdf-sheet.server";
import type { Translator } from "~/web/translate";
import { type AnalysisFacts, drawAnalysis } from "./analysis-pages.pdf.server";
import { drawGates, type SignedGates } from "./gate-page.pdf.server";
import { dinSpans, drawSigned, drawTitle, type PaperSeal, type PaperSigner } from "./paper.pdf.server";

/** Everything that a release certificate says (domain.md 5.2), as read at signing. Words are already in the document's language. */
export interface ReleaseFacts {
  seal: PaperSeal;
  bank: BankIdentity;
  use: "autologous" | "directed";
  biohazard: boolean;
  product: { name: string; code: string; productClass: "ATMP_351" | "TISSUE_361" };
  dins: readonly string[];
  lots: readonly string[];
  coi: string;
  /** The lot from whose thawed vials this one was grown, with its own passage and doublings. */
  grownFrom: { lot: string; passage: number; cumulativePdl: number } | null;
  growth: { passage: number; cumulativePdl: number; convention: "P0_HARVEST_ZERO" | "CFUF_ORIGIN" } | null;
  /** Dates `YYYY-MM-DD`. */
  made: { fromOn: string; toOn: string; record: string };
  containers: { count: number; volumeMl: number; cellsEach: number | null; cryoprotectant: string; divisions: readonly string[] };
  stored: { limitCelsius: number; thawByOn: string; inUseHours: number };
  /** Single European Code as printed; null for an ATMP. */
  sec: string | null;
  patient: { name: string; bornOn: string; number: string };
  consignee: { clinic: string; licence: string; licenceUntil: string; prescriber: string };
  dose: { cells: number; route: "intravenous" | "intrathecal" | "local" };
  legalBasis: { kind: "marketing_authorisation" | "clinical_trial" | "hospital_exemption" | "named_patient"; reference: string };
  /** Null when every gate was met. */
  exceptional: string | null;
  signers: readonly PaperSigner[];
  /** SHA-256 of what each signer signed, in their order. */
  recordHashes: readonly string[];
  analysis: AnalysisFacts;
  gates: SignedGates;
}

/** The release certificate with its certificates of analysis, one PDF. */
export function releaseCertificate(facts: ReleaseFacts, speaker: Translator): Promise<Uint8Array> {
  const translator = documentWords(speaker);
  const { t, locale, dir } = translator;
  const { seal, bank, lots } = facts;
  return renderPdf({
    title: `${t("documents.release_title")} ${seal.number}`,
    subject: bank.name,
    locale,
    dir,
    now: seal.issuedAt,
    furniture: furnitureOf(translator, bank, seal.number, { text: lots.join("  "), face: "mono" }),
    draw: (sheet) => {
      drawRelease(sheet, facts, translator);
      drawAnalysis(sheet, facts.analysis, translator);
      drawGates(sheet, facts.gates, translator);
    },
  });
}

function drawRelease(sheet: Sheet, facts: ReleaseFacts, translator: Translator): void {
  const { t } = translator;
  drawTitle(sheet, t("documents.release_title"), facts.seal, translator, [
    ...(facts.use === "autologous" ? [{ text: t("documents.autologous_only"), color: INK }] : []),
    ...(facts.biohazard ? [{ text: t("documents.biohazard"), color: STOP }] : []),
  ]);
  heading(sheet, 2, t("documents.section_cells"));
  keyValues(sheet, cellRows(facts, translator));
  gap(sheet, 5);
  heading(sheet, 2, t("documents.section_patient"));
  keyValues(sheet, patientRows(facts, translator));
  gap(sheet, 4);
  const { bank, product } = facts;
  paragraph(
    sheet,
    t(product.productClass === "ATMP_351" ? "documents.statement_atmp" : "documents.statement_tissue", { licence: bank.licence }),
    SMALL,
  );
  drawSigned(sheet, facts.seal, facts.signers, facts.recordHashes, translator);
}

function cellRows(facts: ReleaseFacts, { t, date, number, unit, cells, list }: Translator): KeyValue[] {
  const { product, dins, lots, coi, growth, grownFrom, made, containers, stored, sec } = facts;
  const growthKey = growth?.convention === "CFUF_ORIGIN" ? "documents.passage_cfuf" : "documents.passage_p0";
  const each = { count: containers.count, volume: unit(containers.volumeMl, "mL"), cryoprotectant: containers.cryoprotectant };
  const held =
    containers.cellsEach === null
      ? t("documents.containers_plain", each)
      : t("documents.containers_cells", { ...each, cells: cells(containers.cellsEach) });
  const grown = ({ lot, passage, cumulativePdl }: NonNullable<typeof grownFrom>) =>
    t("documents.grown_from_value", { lot, passage, doublings: number(cumulativePdl, 1) });
  const divisions = t("documents.containers_divisions", { divisions: list(containers.divisions) });
  return [
    { key: t("documents.key_product"), value: product.name },
    { key: t("documents.key_din"), value: dins.flatMap((din, index) => [...(index > 0 ? ["\u2003"] : []), ...dinSpans(din)]) },
    { key: t("documents.key_lot"), value: { text: [...lots, product.code].join("  "), face: "mono" } },
    { key: t("documents.key_coi"), value: { text: coi, face: "mono" } },
    {
      key: t("documents.key_passage"),
      value:
        growth === null
          ? t("documents.passage_none")
          : t(growthKey, { passage: growth.passage, doublings: number(growth.cumulativePdl, 1) }),
    },
    ...(grownFrom === null ? [] : [{ key: t("documents.key_grown_from"), value: grown(grownFrom) }]),
    {
      key: t("documents.key_made"),
      value: t("documents.made_value", { from: date(made.fromOn), to: date(made.toOn), record: made.record }),
    },
    { key: t("documents.key_containers"), value: containers.divisions.length === 0 ? held : `${held}; ${divisions}` },
    {
      key: t("documents.key_stored"),
      value: t("documents.stored_value", { limit: unit(stored.limitCelsius, "°C"), when: date(stored.thawByOn), hours: stored.inUseHours }),
    },
    ...(sec === null ? [] : [{ key: t("documents.key_sec"), value: { text: sec, face: "mono" as const } }]),
  ];
}

function patientRows(facts: ReleaseFacts, { t, date, cells, number }: Translator): KeyValue[] {
  const { patient, consignee, dose, legalBasis, exceptional } = facts;
  const route = t(`documents.route_${dose.route}`);
  return [
    {
      key: t("documents.key_patient"),
      value: t("documents.patient_value", { name: patient.name, born: date(patient.bornOn), number: patient.number }),
    },
    { key: t("documents.key_consignee"), value: t("documents.consignee_value", { ...consignee, until: date(consignee.licenceUntil) }) },
    {
      key: t("documents.key_dose"),
      value: t("documents.dose_value", { cells: cells(dose.cells), power: power(dose.cells, { number }), route }),
    },
    { key: t("documents.key_legal"), value: t(`documents.basis_${legalBasis.kind}`, { reference: legalBasis.reference }) },
    { key: t("documents.key_exceptional"), value: exceptional ?? t("documents.exceptional_none") },
  ];
}

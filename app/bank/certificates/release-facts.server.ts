import { z } from "zod";
import { secText, singleEuropeanCode } from "~/bank/collection/european-code.rules";
import { fullProductCode } from "~/bank/collection/product-codes.rules";
import { settingAt } from "~/bank/history/settings.server";
import type { Db } from "~/bank/history/transact.server";
import type { Gate } from "~/bank/release/gates.rules";
import { type ReleaseRequest, vialsHeldBy } from "~/bank/release/store.server";
import type { MessageKey } from "~/locales/namespaces";
import { environment } from "~/outside/environment.server";
import { analysisFacts } from "./analysis-facts.server";
import { bankIdentity } from "./bank-identity.server";
import type { SignedGates } from "./gate-page.pdf.server";
import { type ReleasedLot, releasedLot } from "./lot-facts.server";
import type { PaperSigner } from "./paper.pdf.server";
import { type PaperWords, paperWords } from "./paper-words.server";
import { localeOfAccount, standingSignatures } from "./people-facts.server";
import { sitesOf } from "./places.server";
import type { ReleaseFacts } from "./release-certificate.pdf.server";

export type Unsealed<F> = Omit<F, "seal">;

/** What an approved release certifies, read from what was signed and recorded; nothing of it is typed. In the language of whoever asked. */
export async function releaseFacts(db: Db, requestId: string) {
  const request = await db.selectFrom("requests").selectAll().where("id", "=", requestId).executeTakeFirstOrThrow();
  const locale = await localeOfAccount(db, request.askedBy);
  const words = paperWords(locale);
  const vials = await vialsHeldBy(db, requestId, "release");
  const ids = vials.map(({ id }) => id);
  const [site] = await sitesOf(db, ids);
  if (site === undefined) throw new Error("Nothing tells at which site the vials of this release stand or were packed.");
  const zone = site.timeZone;
  const lot = await releasedLot(db, request.lotId ?? "", zone);
  const [first] = vials;
  if (first === undefined) throw new Error("A release without vials certifies nothing.");
  const { coi } = await db.selectFrom("cases").select("coi").where("id", "=", request.caseId).executeTakeFirstOrThrow();
  const isTissue = request.productClass === "TISSUE_361";
  const product = fullProductCode(lot.productCode, first.collectionType);
  const dins = [...new Set(vials.map(({ din }) => din))];
  const facts: Unsealed<ReleaseFacts> = {
    bank: bankIdentity(),
    use: request.relationship,
    biohazard: lot.biohazard,
    product: { name: words.product(lot.productCode), code: product, productClass: request.productClass },
    dins,
    lots: [lot.number],
    coi,
    ...lot.course,
    made: lot.made,
    containers: {
      count: vials.length,
      volumeMl: first.volumeMl,
      cellsEach: isTissue ? null : first.cells,
      cryoprotectant: lot.cryoprotectant,
      divisions: vials.map(({ division }) => division).sort(),
    },
    stored: await storedFacts(db, lot, request),
    sec: isTissue ? secOf(lot, first, site.country) : null,
    ...(await consigneeFacts(db, request)),
    exceptional: null,
    ...(await signedFacts(db, request)),
    analysis: await analysisFacts(db, lot, ids, words, zone),
    gates: await gateFacts(db, request.id, words),
  };
  const viableCells = isTissue ? null : vials.reduce((sum, { cells }) => sum + cells, 0);
  const { donorId, caseId, clinicId, lotId } = request;
  return {
    facts,
    certified: { dins, dinCount: dins.length, productCode: product, vials: vials.length, viableCells, verdict: "released" as const },
    subject: { donorId, caseId, requestId, lotId, clinicId, locale },
  };
}

async function storedFacts(db: Db, lot: ReleasedLot, request: ReleaseRequest): Promise<ReleaseFacts["stored"]> {
  return {
    limitCelsius: await settingAt(db, "release.arrival_max_celsius", z.number()),
    thawByOn: lot.expiresOn ?? request.plannedOn,
    inUseHours: await settingAt(db, "certificates.in_use_hours", z.number()),
  };
}

/** The Single European Code of tissue; it does not apply to cell therapies (domain.md 4.4). */
function secOf(lot: ReleasedLot, vial: { din: string }, country: string): string {
  const establishment = environment().bank.fin;
  return secText(
    singleEuropeanCode({ country, establishment, din: vial.din, product: lot.productCode, split: "000", expiresOn: lot.expiresOn }),
  );
}

/** For whom, by whom and under what law, as the clinic asked and the gates compared it. */
async function consigneeFacts(
  db: Db,
  request: ReleaseRequest,
): Promise<Pick<ReleaseFacts, "patient" | "consignee" | "dose" | "legalBasis">> {
  const clinic = await db.selectFrom("clinics").select("name").where("id", "=", request.clinicId).executeTakeFirstOrThrow();
  const licence = await db
    .selectFrom("clinicLicences")
    .select(["number", "validUntil"])
    .where("clinicId", "=", request.clinicId)
    .where("validFrom", "<=", request.plannedOn)
    .orderBy("validUntil", "desc")
    .executeTakeFirst();
  return {
    patient: { name: request.patientName, bornOn: request.patientBornOn, number: request.patientNumber },
    consignee: {
      clinic: clinic.name,
      licence: licence?.number ?? "–",
      licenceUntil: licence?.validUntil ?? request.plannedOn,
      prescriber: `${request.prescriberName} (${request.prescriberRegistration})`,
    },
    dose: { cells: request.doseCells, route: request.route },
    legalBasis: { kind: request.legalBasis, reference: request.legalBasisReference },
  };
}

/** Review and approval: printed name, capacity, meaning, instant and the hash of what was signed (21 CFR 11.50). */
async function signedFacts(db: Db, request: ReleaseRequest): Promise<Pick<ReleaseFacts, "signers" | "recordHashes">> {
  const signatures = await standingSignatures(db, request.id, ["review", "approval"]);
  const certify = request.productClass === "ATMP_351" ? ("certify_atmp" as const) : ("certify_tissue" as const);
  const signers = signatures.map(
    ({ printedName, capacity, meaning, signedAt }): PaperSigner => ({
      name: printedName,
      capacity: capacity as PaperSigner["capacity"],
      meaning: meaning === "review" ? "reviewed" : certify,
      signedAt,
    }),
  );
  return { signers, recordHashes: signatures.map(({ recordHash }) => recordHash) };
}

/** The gates of the approval's snapshot, each with its reason. */
async function gateFacts(db: Db, requestId: string, words: PaperWords): Promise<SignedGates> {
  const snapshot = await db
    .selectFrom("gateSnapshots")
    .select(["gates", "takenAt"])
    .where("requestId", "=", requestId)
    .where("stage", "=", "approval")
    .orderBy("takenAt", "desc")
    .executeTakeFirstOrThrow();
  const gates = snapshot.gates as unknown as Gate[];
  return {
    takenAt: snapshot.takenAt,
    gates: gates.map(({ name, state, evidence, values }) => ({
      gate: name,
      name: words.t(`release.gate_${name}`),
      state,
      evidence: words.t(`release.gate_${name}_${evidence}` as MessageKey, evidenceValues(values, words)),
    })),
  };
}

function evidenceValues(values: Gate["values"], { date, cells, number }: PaperWords): Gate["values"] {
  const said = Object.entries(values).map(([name, value]) => {
    if (typeof value === "string") return [name, /^\d{4}-\d{2}-\d{2}$/.test(value) ? date(value) : value] as const;
    if (name === "cells" || name === "doseCells") return [name, cells(value)] as const;
    return [name, Number.isInteger(value) ? value : number(value, 2)] as const;
  });
  return Object.fromEntries(said);
}

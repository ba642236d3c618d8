import { nextState } from "~/bank/history/life";
import { stillSigned } from "~/bank/history/signature.server";
import type { Db, Tx } from "~/bank/history/transact.server";
import { type DispositionFacts, recommendDisposition } from "./disposition.rules";
import { isAlive, LOT_LIFE } from "./lots.rules";
import { type DonorMarkers, markersOf } from "./markers.server";
import { type SignedResult, standingOfLot } from "./standing.server";

type Lot = Awaited<ReturnType<typeof lotOf>>;

const lotOf = (db: Db, lotId: string) => db.selectFrom("lots").selectAll().where("id", "=", lotId).executeTakeFirstOrThrow();

/** Deviations of a lot, of the culture it came from and of the collection behind both. */
export const deviationsOf = (db: Db, lot: { id: string; cultureId: string | null; donationId: string }) =>
  db
    .selectFrom("deviations")
    .selectAll()
    .where("subjectId", "in", [lot.id, lot.donationId, ...(lot.cultureId ? [lot.cultureId] : [])])
    .orderBy("openedAt")
    .execute();

/** Everything that the disposition of a lot is computed from, as it is now. */
async function gather(db: Db, lot: Lot) {
  const donation = await db.selectFrom("donations").select("tissue").where("id", "=", lot.donationId).executeTakeFirstOrThrow();
  const limits = await db
    .selectFrom("specifications")
    .select(["code", "version", "passageMax", "cpdlMax", "pdlConvention"])
    .where("id", "=", lot.specificationId)
    .executeTakeFirstOrThrow();
  const request = lot.requestId
    ? await db.selectFrom("requests").select("relationship").where("id", "=", lot.requestId).executeTakeFirst()
    : undefined;
  const use = request?.relationship ?? "autologous";
  const standing = await standingOfLot(db, lot);
  const deviations = await deviationsOf(db, lot);
  const markers = await markersOf(db, lot.donationId, use);
  return { tissue: donation.tissue, limits, use, standing, deviations, markers };
}

/** What the facts say about a lot, now. It computes; quality decides and signs. */
export async function proposeDisposition(db: Db, lotId: string) {
  const lot = await lotOf(db, lotId);
  const { tissue, limits, use, standing, deviations, markers } = await gather(db, lot);
  const facts: DispositionFacts = {
    tissue,
    use,
    limits,
    lot: { passage: lot.passage, cumulativePdl: lot.cumulativePdl, origin: lot.origin, held: lot.state === "hold" },
    tests: standing,
    markers: { ...markers, biohazard: markers.biohazard || lot.biohazard },
    openDeviations: deviations.filter(({ state }) => state === "open").length,
    rejectedDeviations: deviations.filter(({ state, subjectId }) => state === "rejected" && subjectId === lot.id).length,
    assessed: markers.assessed,
  };
  return { ...recommendDisposition(facts), facts, limits, standing, deviations, markers };
}

interface Decided {
  disposition: string;
  reason: string;
}
/** What a disposition is signed upon, besides the lot. */
interface Grounds {
  limits: { code: string; version: number };
  standing: { results: readonly SignedResult[] };
  markers: Pick<DonorMarkers, "standings" | "final" | "biohazard" | "assessed">;
  deviations: readonly { id: string; state: string }[];
}

/** The record that a disposition signs, from what is in the database now. */
export async function dispositionRecord(db: Db, lotId: string, decided: Decided) {
  const lot = await lotOf(db, lotId);
  return decidedRecord(lot, await gather(db, lot), decided);
}

/** What a disposition signs: the lot's facts, every result, the donor's markers, and what was decided. */
export const decidedRecord = (lot: Lot, { limits, standing, markers, deviations }: Grounds, decided: Decided) => ({
  lot: {
    id: lot.id,
    number: lot.number,
    passage: lot.passage,
    cumulativePdl: lot.cumulativePdl,
    cellsHarvested: lot.cellsHarvested,
    cellsTested: lot.cellsTested,
    viabilityPercent: lot.viabilityPercent,
    origin: lot.origin,
    biohazard: lot.biohazard,
  },
  specification: { code: limits.code, version: limits.version },
  results: standing.results.map((row) => ({
    id: row.id,
    test: row.specificationTestId,
    value: row.valueNumber ?? row.valueText,
    verdict: row.verdict,
    status: row.status,
    retestOf: row.retestOf,
    approvedBy: row.approvedBy,
  })),
  markers: markersSigned(markers),
  deviations: deviations.map(({ id, state }) => ({ id, state })),
  ...decided,
});

const markersSigned = ({ standings, final, biohazard, assessed }: Grounds["markers"]) => ({ standings, final, biohazard, assessed });

/** The disposition whose signature stands: the last one, unless its record was changed afterwards. */
export function standingDisposition(db: Db, lotId: string) {
  return db
    .selectFrom("dispositions")
    .innerJoin("signatures", "signatures.id", "dispositions.signatureId")
    .selectAll("dispositions")
    .select(["signatures.printedName", "signatures.signedAt"])
    .where("dispositions.lotId", "=", lotId)
    .where("signatures.voidedAt", "is", null)
    .orderBy("dispositions.decidedAt", "desc")
    .orderBy("dispositions.id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/**
 * After anything about these lots changed: a signed disposition whose record is no longer to the letter what was signed loses its
 * signature, and the lot goes back to quarantine (rule 28). @returns the ids of what changed, for the event
 */
export async function reopenChanged(tx: Tx, lotIds: readonly string[]): Promise<string[]> {
  const changed: string[] = [];
  for (const lotId of [...lotIds].sort()) {
    const lot = await tx.selectFrom("lots").selectAll().where("id", "=", lotId).forNoKeyUpdate().executeTakeFirstOrThrow();
    if (!isAlive(lot.state)) continue;
    const standing = await standingDisposition(tx, lotId);
    const stands = standing === undefined || (await stillSigned(tx, standing.signatureId, await recordAsSigned(tx, standing)));
    if (standing && !stands) {
      await tx.updateTable("signatures").set({ voidedAt: tx.now }).where("id", "=", standing.signatureId).execute();
      changed.push(standing.signatureId);
    }
    const state = stands ? lot.state : nextState(LOT_LIFE, lot.state, "reopen");
    await tx
      .updateTable("lots")
      .set({ state, revision: lot.revision + 1 })
      .where("id", "=", lotId)
      .execute();
    changed.push(lotId);
  }
  return changed;
}

const recordAsSigned = (db: Db, { lotId, disposition, reason }: Decided & { lotId: string }) =>
  dispositionRecord(db, lotId, { disposition, reason });

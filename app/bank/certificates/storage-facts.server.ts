import type { Db } from "~/bank/history/transact.server";
import { lotStanding } from "~/bank/laboratory/standing.server";
import { DEFAULT_ZONE } from "~/web/formats";
import { dayIn } from "~/web/when";
import { bankIdentity } from "./bank-identity.server";
import { paperWords } from "./paper-words.server";
import { donorNamed, holderOf } from "./people-facts.server";
import { sitesOf } from "./places.server";
import type { Unsealed } from "./release-facts.server";
import type { StorageFacts, StoredStanding } from "./storage-certificate.pdf.server";

/**
 * What the bank certifies to the family of one lot in store, in the family's language: that it is stored, and apart from that whether it
 * is usable (domain.md 5.4). Null for a release lot, which has its release certificate, and while nothing of the lot is in store.
 */
export async function storageFacts(db: Db, lotId: string) {
  const lot = await db.selectFrom("lots").selectAll().where("id", "=", lotId).executeTakeFirstOrThrow();
  const vials = await storedVials(db, lotId);
  if (lot.kind === "release" || lot.state === "discarded" || vials.length === 0) return null;
  const { donorId, caseId } = lot;
  const holder = await holderOf(db, caseId);
  const words = paperWords(holder.locale);
  const sites = await sitesOf(
    db,
    vials.map(({ id }) => id),
  );
  const dins = [...new Set(vials.map(({ din }) => din))];
  const viableCells = lot.productClass === "TISSUE_361" ? null : vials.reduce((sum, { cells }) => sum + cells, 0);
  const storedAt = vials.map((vial) => vial.storedAt ?? db.now).reduce((one, other) => (one < other ? one : other));
  const facts: Unsealed<StorageFacts> = {
    bank: bankIdentity(),
    holder: holder.name,
    donor: await donorNamed(db, donorId),
    tissue: words.t(`ui.tissue_${holder.tissue}`),
    product: { name: words.product(lot.productCode), code: lot.productCode },
    dins,
    coi: holder.coi,
    lot: lot.number,
    vials: vials.length,
    viableCells,
    standing: lot.state satisfies StoredStanding,
    tests: await testsDone(db, lotId),
    sites: sites.map(({ city, code }) => `${city} (${code})`),
    storedOn: dayIn(storedAt, sites[0]?.timeZone ?? DEFAULT_ZONE),
    autologous: vials.every(({ collectionType }) => collectionType === "1" || collectionType === "X"),
  };
  const verdict = lot.state.startsWith("releasable") ? ("stored_releasable" as const) : ("stored_quarantine" as const);
  return {
    facts,
    certified: { dins, dinCount: dins.length, productCode: lot.productCode, vials: vials.length, viableCells, verdict },
    subject: { donorId, caseId, requestId: null, lotId, clinicId: null, locale: holder.locale },
  };
}

/** The vials of a lot that stand in a tank. */
export const storedVials = (db: Db, lotId: string) =>
  db.selectFrom("vials").selectAll().where("lotId", "=", lotId).where("state", "in", ["stored", "reserved"]).orderBy("division").execute();

async function testsDone(db: Db, lotId: string): Promise<StorageFacts["tests"]> {
  const { rows } = await lotStanding(db, lotId);
  const required = rows.filter(({ test }) => test.required);
  const final = required.filter(({ result }) => result?.status === "final" && result.approvedAt !== null);
  return { final: final.length, failed: final.filter(({ result }) => result?.verdict === "out_of_spec").length, required: required.length };
}

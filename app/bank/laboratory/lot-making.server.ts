import { PRODUCTS, type ProductCode } from "~/bank/collection/product-codes.rules";
import { refuseUnless } from "~/bank/history/refusal";
import type { Tx } from "~/bank/history/transact.server";
import { newId } from "~/outside/ids.server";
import { lotNumber } from "./lots.rules";
import { markersOf } from "./markers.server";
import { specificationAt } from "./specifications.server";

interface Source {
  id: string;
  donorId: string;
  caseId: string;
  din: string;
}

interface NewLot {
  kind: "bank" | "release" | "tissue";
  productCode: string;
  harvestedAt: Date;
  viabilityPercent: number | null;
  cultureId?: string;
  parentLotId?: string | null;
  requestId?: string | null;
  passage?: number;
  cumulativePdl?: number;
  doublingTimeH?: number | null;
  cellsHarvested?: number;
  cellsTested?: number;
}

/** Writes a lot in quarantine, under the specification in force at its manufacture (rule 16). The collection must be locked. */
export async function makeLot(tx: Tx, donation: Source, lot: NewLot): Promise<{ id: string; number: string }> {
  const specification = await specificationAt(tx, lot.productCode, lot.kind === "release" ? "release" : "bank", lot.harvestedAt);
  refuseUnless(specification, "no_specification", { product: lot.productCode });
  const stem = lotNumber(lot.productCode, donation.din, []).slice(0, -1);
  const taken = await tx.selectFrom("lots").select("number").where("number", "like", `${stem}%`).execute();
  const number = lotNumber(
    lot.productCode,
    donation.din,
    taken.map((row) => row.number),
  );
  const { biohazard } = await markersOf(tx, donation.id);
  const id = newId();
  await tx
    .insertInto("lots")
    .values({
      id,
      number,
      donorId: donation.donorId,
      caseId: donation.caseId,
      donationId: donation.id,
      cultureId: lot.cultureId ?? null,
      parentLotId: lot.parentLotId ?? null,
      specificationId: specification.id,
      kind: lot.kind,
      requestId: lot.requestId ?? null,
      productCode: lot.productCode,
      productClass: PRODUCTS[lot.productCode as ProductCode].productClass,
      passage: lot.passage ?? null,
      cumulativePdl: lot.cumulativePdl ?? null,
      doublingTimeH: lot.doublingTimeH ?? null,
      cellsHarvested: lot.cellsHarvested ?? null,
      cellsTested: lot.cellsTested ?? 0,
      viabilityPercent: lot.viabilityPercent,
      biohazard,
      origin: null,
      state: "quarantine",
      harvestedAt: lot.harvestedAt,
    })
    .execute();
  return { id, number };
}

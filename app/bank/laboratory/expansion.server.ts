import { refuseUnless } from "~/bank/history/refusal";
import type { Tx } from "~/bank/history/transact.server";
import { newId } from "~/outside/ids.server";

interface Thawed {
  requestId: string;
  parentLotId: string;
  /** The vials that were thawed; the caller has spent them. */
  vials: readonly { id: string; cells: number }[];
  startedAt: Date;
  startedBy: string | null;
  protocol?: string;
}

/**
 * Opens the culture of an expansion from thawed vials: passage and doublings go on where the parent lot stood (rule 14). The next
 * passage is then seeded by `seedPassage`. @returns the culture's id, which the caller's event must be about
 */
export async function openExpansionCulture(tx: Tx, thawed: Thawed): Promise<string> {
  const parent = await tx
    .selectFrom("lots")
    .innerJoin("cultures", "cultures.id", "lots.cultureId")
    .select(["lots.donorId", "lots.donationId", "lots.productCode", "lots.passage", "lots.cumulativePdl", "lots.state"])
    .select(["cultures.protocol", "cultures.pdlConvention"])
    .where("lots.id", "=", thawed.parentLotId)
    .forUpdate("lots")
    .executeTakeFirstOrThrow();
  refuseUnless(!["hold", "rejected", "discarded"].includes(parent.state), "lot_not_in_good_standing");
  refuseUnless(parent.passage !== null && parent.cumulativePdl !== null && thawed.vials.length > 0, "wrong_state");
  const id = newId();
  await tx
    .insertInto("cultures")
    .values({
      id,
      donorId: parent.donorId,
      donationId: parent.donationId,
      parentLotId: thawed.parentLotId,
      requestId: thawed.requestId,
      productCode: parent.productCode,
      protocol: thawed.protocol ?? parent.protocol,
      state: "growing",
      pdlConvention: parent.pdlConvention,
      startingPassage: parent.passage,
      startingCpdl: parent.cumulativePdl,
      startedAt: thawed.startedAt,
      startedBy: thawed.startedBy,
      measured: JSON.stringify({ thawedVials: thawed.vials.length, thawedCells: thawed.vials.reduce((sum, { cells }) => sum + cells, 0) }),
    })
    .execute();
  return id;
}

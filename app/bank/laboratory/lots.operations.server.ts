import { z } from "zod";
import { refuseUnless } from "~/bank/history/refusal";
import { transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { reopenChanged } from "./disposition.server";
import { Measure, Millions, Note } from "./fields.server";
import { makeLot } from "./lot-making.server";
import { isAlive } from "./lots.rules";
import { checkCells } from "./mass-balance.rules";
import { lockCulture, lockLot, passagesOf } from "./store.server";

const TestedMillions = Measure(0, 1e7).transform((millions) => Math.round(millions * 1e6));

export const LotForm = z
  .object({ cellsHarvestedMillions: Millions.optional(), cellsTestedMillions: TestedMillions.default(0) })
  .transform(({ cellsHarvestedMillions, cellsTestedMillions }) => ({
    cellsHarvested: cellsHarvestedMillions,
    cellsTested: cellsTestedMillions,
  }));
export interface LotForm {
  /** Viable cells of the harvest that become this lot; without it, all that are in no lot yet. */
  cellsHarvested?: number | undefined;
  /** Of these, used for tests and discarded. */
  cellsTested: number;
}

/** Makes a lot of a culture's last harvest; a harvest can give several, as long as cells are left. @returns the lot's id */
export async function harvestLot(actor: Actor, cultureId: string, form: LotForm): Promise<string> {
  return transact(actor, async (tx, record) => {
    const culture = await lockCulture(tx, cultureId);
    authorise(actor, "culture.work", culture);
    refuseUnless(culture.state !== "failed", "wrong_state", { state: culture.state });
    const passages = await passagesOf(tx, cultureId);
    const last = passages.at(-1);
    refuseUnless(last?.harvestedAt && last.harvestedCells !== null && last.cumulativePdl !== null, "nothing_harvested");
    const donation = await tx
      .selectFrom("donations")
      .select(["id", "donorId", "caseId", "din"])
      .where("id", "=", culture.donationId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    const earlier = await tx.selectFrom("lots").select("cellsHarvested").where("cultureId", "=", cultureId).execute();
    const left = last.harvestedCells - earlier.reduce((sum, { cellsHarvested }) => sum + (cellsHarvested ?? 0), 0);
    const cellsHarvested = form.cellsHarvested ?? left;
    refuseUnless(left > 0 && cellsHarvested <= left, "more_cells_than_harvested", { harvested: left, needed: cellsHarvested });
    checkCells(cellsHarvested, form.cellsTested, 0);
    const kind = culture.requestId === null ? "bank" : "release";
    const lot = await makeLot(tx, donation, {
      kind,
      productCode: culture.productCode,
      harvestedAt: last.harvestedAt,
      viabilityPercent: last.viabilityPercent,
      cultureId,
      parentLotId: culture.parentLotId,
      requestId: culture.requestId,
      passage: last.number,
      cumulativePdl: last.cumulativePdl,
      doublingTimeH: measuredDoublingTime(passages),
      cellsHarvested,
      cellsTested: form.cellsTested,
    });
    if (culture.state === "growing") await tx.updateTable("cultures").set({ state: "harvested" }).where("id", "=", cultureId).execute();
    await record({
      type: "lot.harvested",
      about: [lot.id, ...(culture.state === "growing" ? [cultureId] : [])],
      donorId: donation.donorId,
      caseId: donation.caseId,
      happenedAt: last.harvestedAt,
      data: { lotId: lot.id, cultureId, number: lot.number, kind, requestId: culture.requestId },
    });
    return lot.id;
  });
}

/** The lot's own doubling time: growing hours of all its passages for each of their doublings; null when none was measured. */
function measuredDoublingTime(passages: readonly { populationDoublings: number | null; doublingTimeH: number | null }[]): number | null {
  const measured = passages.flatMap(({ populationDoublings, doublingTimeH }) =>
    populationDoublings !== null && doublingTimeH !== null ? [{ populationDoublings, doublingTimeH }] : [],
  );
  const doublings = measured.reduce((sum, each) => sum + each.populationDoublings, 0);
  return doublings > 0 ? measured.reduce((sum, each) => sum + each.doublingTimeH * each.populationDoublings, 0) / doublings : null;
}

export const AmendForm = z
  .object({ cellsHarvestedMillions: Millions, cellsTestedMillions: TestedMillions, reason: Note })
  .transform(({ cellsHarvestedMillions, cellsTestedMillions, reason }) => ({
    cellsHarvested: cellsHarvestedMillions,
    cellsTested: cellsTestedMillions,
    reason,
  }));
export type AmendForm = z.output<typeof AmendForm>;

/** Corrects a lot's cell count, with the reason. A signed disposition loses its signature and the lot goes back to quarantine (rule 28). */
export async function amendLot(actor: Actor, lotId: string, form: AmendForm): Promise<void> {
  await transact(actor, async (tx, record) => {
    const lot = await lockLot(tx, lotId);
    authorise(actor, "lot.amend", lot);
    refuseUnless(isAlive(lot.state) && lot.cellsHarvested !== null, "wrong_state", { state: lot.state });
    const vials = await tx.selectFrom("vials").select("cells").where("lotId", "=", lotId).execute();
    checkCells(
      form.cellsHarvested,
      form.cellsTested,
      vials.reduce((sum, { cells }) => sum + cells, 0),
    );
    const before = { cellsHarvestedBefore: lot.cellsHarvested, cellsTestedBefore: lot.cellsTested };
    await tx
      .updateTable("lots")
      .set({ cellsHarvested: form.cellsHarvested, cellsTested: form.cellsTested })
      .where("id", "=", lotId)
      .execute();
    const reopened = await reopenChanged(tx, [lotId]);
    const { donorId, caseId } = lot;
    await record({ type: "lot.amended", about: [lotId, ...reopened], donorId, caseId, data: { lotId, ...before, ...form } });
  });
}

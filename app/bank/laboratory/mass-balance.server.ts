import type { Db } from "~/bank/history/transact.server";
import { type MassBalance, massBalance } from "./mass-balance.rules";

/** Where every vial and every cell of a lot is (rule 13). */
export async function massBalanceOf(db: Db, lotId: string): Promise<MassBalance> {
  const lot = await db.selectFrom("lots").select(["cellsHarvested", "cellsTested"]).where("id", "=", lotId).executeTakeFirstOrThrow();
  const run = await db.selectFrom("freezingRuns").select("vialsMade").where("lotId", "=", lotId).executeTakeFirst();
  const vials = await db.selectFrom("vials").select(["state", "cells"]).where("lotId", "=", lotId).execute();
  return massBalance(lot, run?.vialsMade ?? 0, vials);
}

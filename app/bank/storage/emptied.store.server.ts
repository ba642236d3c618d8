import type { Db } from "~/bank/history/transact.server";

/** The states in which cells are in the bank's keeping, or will be. */
const KEPT = ["frozen", "stored", "reserved", "packed"] as const;

/** Whether a case had vials and none of them is stored any more, nor are any of its cells growing for a release. */
export async function isEmptied(db: Db, caseId: string): Promise<boolean> {
  const vials = await db.selectFrom("vials").select("state").where("caseId", "=", caseId).execute();
  const growing = await db
    .selectFrom("requests")
    .select("id")
    .where("caseId", "=", caseId)
    .where("expansion", "=", "thawed")
    .where("state", "not in", ["refused", "cancelled"])
    .executeTakeFirst();
  return vials.length > 0 && growing === undefined && !vials.some(({ state }) => KEPT.some((kept) => kept === state));
}

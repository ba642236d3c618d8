import { lockCase, moveCase } from "~/bank/enquiries/cases.server";
import type { Tx } from "~/bank/history/transact.server";
import { allEnded, alreadyAlong, type CaseStep } from "./donations.rules";

/** Moves a case one step along, or leaves it where another collection of it has brought it. @returns whether it moved */
export async function advanceCase(tx: Tx, caseId: string, step: CaseStep): Promise<boolean> {
  const held = await lockCase(tx, caseId);
  if (alreadyAlong(held.state, step)) return false;
  await moveCase(tx, caseId, step);
  return true;
}

/** Ends a case at intake once nothing of it can become cells. @returns whether it ended */
export async function rejectCaseWhenAllEnded(tx: Tx, caseId: string): Promise<boolean> {
  const held = await lockCase(tx, caseId);
  const donations = await tx.selectFrom("donations").select("state").where("caseId", "=", caseId).execute();
  if (held.state !== "received" || !allEnded(donations.map(({ state }) => state))) return false;
  await moveCase(tx, caseId, "reject");
  return true;
}

import { openTask } from "~/bank/enquiries/tasks.server";
import { nextState } from "~/bank/history/life";
import type { Tx } from "~/bank/history/transact.server";
import { newId } from "~/outside/ids.server";
import type { HoldReason } from "./hold-reasons.rules";
import { LOT_LIFE } from "./lots.rules";

/** Puts lots on hold; those that are on hold, rejected or discarded already stay so. @returns the ids that changed, which your event must be about */
export async function holdLots(tx: Tx, lotIds: readonly string[], reason: HoldReason): Promise<string[]> {
  if (lotIds.length === 0) return [];
  const lots = await tx
    .selectFrom("lots")
    .select(["id", "state"])
    .where("id", "in", [...lotIds])
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  const held = lots.filter(({ state }) => state !== "hold" && "hold" in LOT_LIFE[state]);
  for (const { id, state } of held) {
    await tx
      .updateTable("lots")
      .set((row) => ({ state: nextState(LOT_LIFE, state, "hold"), holdReason: reason, revision: row("revision", "+", 1) }))
      .where("id", "=", id)
      .execute();
  }
  return held.map(({ id }) => id);
}

interface Held {
  lot: { id: string; number: string; donorId: string; caseId: string };
  reason: HoldReason;
  kind: "contamination" | "identity" | "other";
  openedBy: string | null;
}

/** Opens the deviation behind a hold and the tasks of quality: what to decide, and the lot to look at. @returns their ids */
export async function openDeviation(tx: Tx, { lot, reason, kind, openedBy }: Held): Promise<string[]> {
  const id = newId();
  await tx
    .insertInto("deviations")
    .values({
      id,
      donorId: lot.donorId,
      subjectId: lot.id,
      kind,
      state: "open",
      openedAt: tx.now,
      openedBy,
      decidedAt: null,
      decidedBy: null,
      signatureId: null,
    })
    .execute();
  const about = { donorId: lot.donorId, caseId: lot.caseId, duty: "quality", severity: "stop" } as const;
  const decide = await openTask(tx, { ...about, kind: "lot_deviation", subjectId: id, data: { number: lot.number, kind } });
  const look = await openTask(tx, { ...about, kind: "lot_held", subjectId: lot.id, data: { number: lot.number, reason } });
  return [id, decide, look];
}

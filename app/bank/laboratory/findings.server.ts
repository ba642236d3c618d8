import type { RecordEvent } from "~/bank/history/event";
import type { Tx } from "~/bank/history/transact.server";
import type { HoldReason } from "./hold-reasons.rules";
import { holdLots, openDeviation } from "./holds.server";
import { isContamination, originSaid } from "./tests-known.rules";

interface Lot {
  id: string;
  number: string;
  donorId: string;
  caseId: string;
}
interface Finding {
  test: { test: string; identity: boolean };
  row: { valueText: string | null };
}

/**
 * What follows at once from results outside the specification. Growth of microbes holds the lot; an identity that does not match, or
 * cells that are the mother's, hold the lot and every other lot of the donor, and a serious event is opened (rules 30 and 31).
 */
export async function followFailure(tx: Tx, record: RecordEvent, lot: Lot, failures: readonly Finding[], enteredBy: string): Promise<void> {
  const identity = failures.find(({ test }) => test.identity);
  const contamination = failures.some(({ test }) => isContamination(test.test));
  const origin = identity ? originSaid(identity.test.test, identity.row.valueText) : null;
  if (origin) await tx.updateTable("lots").set({ origin }).where("id", "=", lot.id).execute();
  if (!identity && !contamination) return;
  const reason: HoldReason = identity ? "identity" : "contamination";
  const held = await holdLots(tx, [lot.id], reason);
  const siblings = identity ? await holdSiblings(tx, lot) : [];
  const deviation = await openDeviation(tx, { lot, reason, kind: reason, openedBy: enteredBy });
  const { donorId, caseId } = lot;
  await record({
    type: "lot.held",
    about: [lot.id, ...held, ...siblings, ...deviation],
    donorId,
    caseId,
    data: { lotIds: [...held, ...siblings], lotId: lot.id, reason },
  });
}

async function holdSiblings(tx: Tx, lot: Lot): Promise<string[]> {
  const siblings = await tx.selectFrom("lots").select("id").where("donorId", "=", lot.donorId).where("id", "<>", lot.id).execute();
  return holdLots(
    tx,
    siblings.map(({ id }) => id),
    "identity_of_sibling",
  );
}

/** An approved answer about identity proves the origin of the cells; a failed one told it when it was entered. */
export async function saveOrigin(
  tx: Tx,
  lot: Lot,
  approved: readonly { specificationTestId: string; valueText: string | null; status: string }[],
): Promise<void> {
  const tests = await tx
    .selectFrom("specificationTests")
    .select(["id", "test"])
    .where(
      "id",
      "in",
      approved.map((row) => row.specificationTestId),
    )
    .execute();
  for (const row of approved) {
    const origin = originSaid(tests.find(({ id }) => id === row.specificationTestId)?.test ?? "", row.valueText);
    if (origin) await tx.updateTable("lots").set({ origin }).where("id", "=", lot.id).execute();
  }
}

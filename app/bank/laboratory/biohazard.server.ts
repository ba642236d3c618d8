import { openTask } from "~/bank/enquiries/tasks.server";
import type { Tx } from "~/bank/history/transact.server";
import { reopenChanged } from "./disposition.server";
import { markersOf } from "./markers.server";

/**
 * What a donor's markers mean for the lots there are (rule 22): once anything reacts, every lot of the donor is a biological hazard,
 * its vials are relabelled, and vials that stand in an ordinary tank are to be moved. A mark is never taken back by itself.
 * @returns the ids of what changed, for the event
 */
export async function followMarkers(tx: Tx, donationId: string): Promise<string[]> {
  const donation = await tx
    .selectFrom("donations")
    .select(["id", "donorId", "caseId", "din"])
    .where("id", "=", donationId)
    .executeTakeFirstOrThrow();
  const markers = await markersOf(tx, donationId);
  const lots = await tx
    .selectFrom("lots")
    .select(["id", "number", "biohazard", "donationId"])
    .where("donorId", "=", donation.donorId)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  const changed: string[] = [];
  for (const lot of markers.biohazard ? lots.filter(({ biohazard }) => !biohazard) : []) {
    await tx.updateTable("lots").set({ biohazard: true }).where("id", "=", lot.id).execute();
    changed.push(lot.id, ...(await relabelVials(tx, lot.id)), ...(await askForIsolation(tx, lot, donation)));
  }
  if (markers.furtherAssessment && !markers.assessed) changed.push(...(await askForAssessment(tx, donation)));
  const judged = lots.filter((lot) => lot.donationId === donationId || changed.includes(lot.id)).map(({ id }) => id);
  return [...changed, ...(await reopenChanged(tx, judged))];
}

async function relabelVials(tx: Tx, lotId: string): Promise<string[]> {
  const vials = await tx
    .selectFrom("vials")
    .select(["id", "collectionType"])
    .where("lotId", "=", lotId)
    .where("state", "in", ["frozen", "stored", "reserved"])
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  for (const { id, collectionType } of vials) {
    await tx
      .updateTable("vials")
      .set({ collectionType: collectionType === "1" || collectionType === "X" ? "X" : "3" })
      .where("id", "=", id)
      .execute();
  }
  return vials.map(({ id }) => id);
}

async function askForIsolation(
  tx: Tx,
  lot: { id: string; number: string },
  donation: { donorId: string; caseId: string },
): Promise<string[]> {
  const misplaced = await tx
    .selectFrom("vials")
    .innerJoin("positions", "positions.id", "vials.positionId")
    .innerJoin("tanks", "tanks.id", "positions.tankId")
    .select("vials.id")
    .where("vials.lotId", "=", lot.id)
    .where("tanks.isolated", "=", false)
    .limit(1)
    .executeTakeFirst();
  if (!misplaced) return [];
  const { donorId, caseId } = donation;
  return [
    await openTask(tx, {
      kind: "isolate_vials",
      subjectId: lot.id,
      duty: "laboratory",
      severity: "stop",
      donorId,
      caseId,
      data: { number: lot.number },
    }),
  ];
}

async function askForAssessment(tx: Tx, donation: { id: string; donorId: string; caseId: string; din: string }): Promise<string[]> {
  const open = await tx
    .selectFrom("tasks")
    .select("id")
    .where("kind", "=", "assess_markers")
    .where("subjectId", "=", donation.id)
    .where("state", "=", "open")
    .executeTakeFirst();
  if (open) return [];
  const { id: subjectId, donorId, caseId, din } = donation;
  return [
    await openTask(tx, { kind: "assess_markers", subjectId, duty: "medical_director", severity: "look", donorId, caseId, data: { din } }),
  ];
}

import { openTask } from "~/bank/enquiries/tasks.server";
import type { RecordEvent } from "~/bank/history/event";
import type { Tx } from "~/bank/history/transact.server";
import { newId } from "~/outside/ids.server";
import { rejectCaseWhenAllEnded } from "./cases-along.server";
import { type Donation, moveDonation } from "./donations.server";
import type { Finding } from "./receipt.rules";

/** From here on it may be processed. */
export async function acceptDonation(tx: Tx, record: RecordEvent, donation: Donation): Promise<void> {
  await moveDonation(tx, donation.id, "accept");
  const { id: donationId, din, donorId, caseId } = donation;
  await record({ type: "donation.accepted", about: [donationId], donorId, caseId, data: { donationId, din } });
}

/** It can never become cells; once nothing of the case can, the case ends, and the refund follows from the event. */
export async function rejectDonation(tx: Tx, record: RecordEvent, donation: Donation, reason: string): Promise<void> {
  await moveDonation(tx, donation.id, "reject");
  const { id: donationId, din, donorId, caseId } = donation;
  const caseRejected = await rejectCaseWhenAllEnded(tx, caseId);
  const task = await openTask(tx, {
    kind: "destroy_donation",
    subjectId: donationId,
    duty: "quality",
    severity: "look",
    donorId,
    caseId,
    data: { din },
  });
  await record({
    type: "donation.rejected",
    about: [donationId, task, ...(caseRejected ? [caseId] : [])],
    donorId,
    caseId,
    data: { donationId, din, reason, caseRejected },
  });
}

/** Each finding is a deviation of its own, and a task for quality. */
export async function openDeviations(
  tx: Tx,
  record: RecordEvent,
  donation: Donation,
  findings: readonly Finding[],
  openedBy: string,
  note: string,
): Promise<void> {
  for (const kind of findings) {
    const id = newId();
    const { donorId, caseId, din } = donation;
    await tx
      .insertInto("deviations")
      .values({
        id,
        donorId,
        subjectId: donation.id,
        kind,
        note,
        state: "open",
        openedAt: tx.now,
        openedBy,
        decidedAt: null,
        decidedBy: null,
        signatureId: null,
      })
      .execute();
    const task = await openTask(tx, {
      kind: "decide_deviation",
      subjectId: id,
      duty: "quality",
      severity: "stop",
      donorId,
      caseId,
      data: { din, kind },
    });
    await record({
      type: "deviation.opened",
      about: [id, task],
      donorId,
      caseId,
      data: { deviationId: id, donationId: donation.id, kind },
    });
  }
}

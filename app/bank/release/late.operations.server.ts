import { finishTasks, openTask } from "~/bank/enquiries/tasks.server";
import { readAs, type Tx, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { lateShipments, unendedVials } from "./late.store.server";
import { lockRequest, ofRequest, type ReleaseRequest } from "./store.server";

/** What a clinic owes an answer on: that a shipment arrived (rule 39), and what became of its vials (rule 40). */
const ALERTS = {
  receipt_late: { waitsIn: "in_transit", event: "release.receipt_late", severity: "stop" },
  ending_late: { waitsIn: "with_clinic", event: "release.ending_late", severity: "look" },
} as const;
type Alert = keyof typeof ALERTS;

/** Looks for answers of clinics that are late: each becomes a task of quality and one letter to the clinic, once for a request. */
export async function alertLate(): Promise<void> {
  const { receipt, ending } = await readAs(WORKER, async (db) => ({ receipt: await lateShipments(db), ending: await unendedVials(db) }));
  for (const { requestId } of receipt) await alert(requestId, "receipt_late");
  for (const requestId of new Set(ending.map((vial) => vial.requestId))) await alert(requestId, "ending_late");
}

function alert(requestId: string, kind: Alert): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    const { waitsIn, event, severity } = ALERTS[kind];
    if (request.state !== waitsIn || (await alertedBefore(tx, request, kind))) return;
    const { donorId, caseId, number } = request;
    const task = await openTask(tx, { kind, subjectId: requestId, donorId, caseId, duty: "quality", severity, data: { number } });
    await record({ ...ofRequest(request), type: event, about: [requestId, task], data: { requestId } });
  });
}

const alertedBefore = async (tx: Tx, request: ReleaseRequest, kind: Alert): Promise<boolean> =>
  (await tx.selectFrom("tasks").select("id").where("kind", "=", kind).where("subjectId", "=", request.id).executeTakeFirst()) !== undefined;

/** The clinic answered: what was asked of it is done. */
export function finishLate(requestId: string): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    const answered = (Object.keys(ALERTS) as Alert[]).filter((kind) => ALERTS[kind].waitsIn !== request.state);
    const done: string[] = [];
    for (const kind of answered) done.push(...(await finishTasks(tx, kind, requestId, null)));
    if (done.length > 0) await record({ ...ofRequest(request), type: "task.done", about: done, data: { requestId } });
  });
}

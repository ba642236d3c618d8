import { finishTasks, openTask } from "~/bank/enquiries/tasks.server";
import { nextState } from "~/bank/history/life";
import { refuseUnless } from "~/bank/history/refusal";
import { type Db, readAs, type Tx, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { shut } from "./gates.rules";
import { gatesOf } from "./gates.server";
import { RELEASE_LIFE } from "./life.rules";
import { lockRequest, ofRequest, type ReleaseRequest, saveRequest } from "./store.server";
import { openReview } from "./tasks.server";

/** Looks again at every release of a donor that is signed and has not left: one whose gates are shut meanwhile is no longer approved. */
export const recheckReleases = (donorId: string) => recheckThose((of) => of.where("donorId", "=", donorId));

/** The same of those to one clinic. */
export const recheckReleasesTo = (clinicId: string) => recheckThose((of) => of.where("clinicId", "=", clinicId));

/** The same of everybody's: a licence, a prescriber or a legal basis ends without anybody's act. */
export const recheckAll = () => recheckThose((of) => of);

const waiting = (db: Db) =>
  db.selectFrom("requests").select("id").where("state", "in", ["approved", "packed"]).where("approvedAt", "is not", null).orderBy("id");

async function recheckThose(which: (of: ReturnType<typeof waiting>) => ReturnType<typeof waiting>): Promise<void> {
  const those = await readAs(WORKER, (db) => which(waiting(db)).execute());
  for (const { id } of those) await recheck(id);
}

/**
 * An approval says what was true when it was signed. When that is true no more it lapses: an approved request waits for a new review; packed
 * vials stay in their shipper until who may release signs anew, or quality stops them. Its certificate is withdrawn by the event.
 */
function recheck(requestId: string): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    const packed = request.state === "packed";
    if (request.approvedAt === null || !(packed || request.state === "approved")) return;
    const closed = shut(await gatesOf(tx, request)).filter((name) => name !== "fees");
    const revoked = await certificateRevoked(tx, request);
    if (closed.length === 0 && !revoked) return;
    const state = packed ? request.state : (nextState(RELEASE_LIFE, request.state, "hold") as ReleaseRequest["state"]);
    await saveRequest(tx, request, { state, approvedBy: null, approvedAt: null });
    const tasks = packed ? [await openLapsed(tx, request)] : [await openReview(tx, request)];
    tasks.push(...(await finishTasks(tx, "release_approve", requestId, null)));
    const gates = revoked ? [...closed, "certificate"] : closed;
    await record({ ...ofRequest(request), type: "release.held", about: [requestId, ...tasks], data: { requestId, gates } });
  });
}

const openLapsed = (tx: Tx, request: ReleaseRequest) =>
  openTask(tx, {
    kind: "release_lapsed",
    subjectId: request.id,
    donorId: request.donorId,
    caseId: request.caseId,
    duty: "quality",
    severity: "stop",
    data: { number: request.number },
  });

/** @throws Refusal `approval_lapsed` when what was signed does not stand: it lapsed, or its certificate was withdrawn since. */
export async function refuseWhenLapsed(tx: Tx, request: ReleaseRequest): Promise<void> {
  refuseUnless(request.approvedAt !== null && !(await certificateRevoked(tx, request)), "approval_lapsed");
}

/** Whether a release certificate of this approval was withdrawn; an earlier approval's does not count. */
async function certificateRevoked(db: Db, request: ReleaseRequest): Promise<boolean> {
  const row = await db
    .selectFrom("certificateStatuses")
    .innerJoin("certificates", "certificates.id", "certificateStatuses.certificateId")
    .select("certificates.id")
    .where("certificates.requestId", "=", request.id)
    .where("certificates.kind", "=", "release")
    .where("status", "=", "revoked")
    .$if(request.approvedAt !== null, (of) => of.where("certificates.issuedAt", ">=", request.approvedAt))
    .executeTakeFirst();
  return row !== undefined;
}

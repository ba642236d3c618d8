import { refuseUnless } from "~/bank/history/refusal";
import { type Db, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { APPROVAL_STANDS } from "~/bank/release/life.rules";
import { newId } from "~/outside/ids.server";

/**
 * Withdraws every release certificate of a request whose approval stands no more: whoever checks one is told not to use the cells. The donor
 * is held as `issueCertificate` holds it, so that a paper being drawn meanwhile is either withdrawn here or never issued.
 */
export function withdrawCertificates(requestId: string): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    const { donorId, caseId, clinicId } = await tx
      .selectFrom("requests")
      .select(["donorId", "caseId", "clinicId"])
      .where("id", "=", requestId)
      .executeTakeFirstOrThrow();
    await tx.selectFrom("donors").select("id").where("id", "=", donorId).forNoKeyUpdate().executeTakeFirstOrThrow();
    if (await approvalStands(tx, requestId)) return;
    const revoked = tx.selectFrom("certificateStatuses").select("certificateId").where("status", "=", "revoked");
    const standing = await tx
      .selectFrom("certificates")
      .select(["id", "number"])
      .where("requestId", "=", requestId)
      .where("kind", "=", "release")
      .where("id", "not in", revoked)
      .execute();
    for (const { id: certificateId, number } of standing) {
      const reason = "release_withdrawn" as const;
      const status = { id: newId(), certificateId, donorId, status: "revoked" as const, successorId: null, reason };
      await tx
        .insertInto("certificateStatuses")
        .values({ ...status, decidedAt: tx.now, decidedBy: null })
        .execute();
      await record({ type: "certificate.revoked", about: [status.id], donorId, caseId, clinicId, data: { certificateId, number, reason } });
    }
  });
}

async function approvalStands(db: Db, requestId: string): Promise<boolean> {
  const request = await db.selectFrom("requests").select(["state", "approvedAt"]).where("id", "=", requestId).executeTakeFirstOrThrow();
  return request.approvedAt !== null && APPROVAL_STANDS.includes(request.state);
}

/** @throws Refusal `approval_lapsed`: a request that was withdrawn, refused or held since it was signed is certified no more. */
export async function requireApproval(db: Db, requestId: string): Promise<void> {
  refuseUnless(await approvalStands(db, requestId), "approval_lapsed");
}

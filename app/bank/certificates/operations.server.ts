import { z } from "zod";
import { refuse, refuseUnless } from "~/bank/history/refusal";
import { sign } from "~/bank/history/signature.server";
import { transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { reauthenticate } from "~/bank/people/reauthenticate.server";
import { newId } from "~/outside/ids.server";
import { REVOCATION_REASONS } from "./status.rules";

export const RevocationForm = z.object({
  reason: z.enum(REVOCATION_REASONS, "errors.choose_one"),
  password: z.string("errors.required").min(1, "errors.required"),
});

/** Withdraws a certificate: from the next status list on, every verifier says so. The paper and its data stay readable. */
export async function revokeCertificate(actor: Actor, certificateId: string, form: z.output<typeof RevocationForm>): Promise<void> {
  const proof = await reauthenticate(actor, form);
  await transact(actor, async (tx, record) => {
    const certificate = await tx.selectFrom("certificates").selectAll().where("id", "=", certificateId).executeTakeFirst();
    if (certificate === undefined) refuse("not_allowed");
    const { donorId, caseId, clinicId, number } = certificate;
    await tx.selectFrom("donors").select("id").where("id", "=", donorId).forNoKeyUpdate().executeTakeFirstOrThrow();
    authorise(actor, "certificate.revoke", certificate);
    const revoked = tx
      .selectFrom("certificateStatuses")
      .select("id")
      .where("certificateId", "=", certificateId)
      .where("status", "=", "revoked");
    refuseUnless((await revoked.executeTakeFirst()) === undefined, "wrong_state", { state: "revoked" });
    const status = {
      id: newId(),
      certificateId,
      donorId,
      status: "revoked" as const,
      successorId: null,
      reason: form.reason,
      decidedAt: tx.now,
      decidedBy: actor.id,
    };
    await tx.insertInto("certificateStatuses").values(status).execute();
    const capacity = actor.kind === "staff" ? actor.duties.join(", ") : "";
    const signed = { number, reason: form.reason, at: tx.now };
    const signature = await sign(tx, actor, proof, { meaning: "approval", capacity, subjectId: status.id, donorId, record: signed });
    const data = { certificateId, number, reason: form.reason, signatureId: signature.id };
    await record({ type: "certificate.revoked", about: [status.id, signature.id], donorId, caseId, clinicId, data });
  });
}

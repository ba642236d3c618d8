import { z } from "zod";
import { lockCase } from "~/bank/enquiries/cases.server";
import { refuseUnless } from "~/bank/history/refusal";
import { transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { rightsOf } from "~/bank/people/rights.server";
import { newId } from "~/outside/ids.server";

const DAY_MS = 86_400_000;

export const GrantForm = z.object({
  clinicId: z.uuid("release.clinic_needed"),
  days: z.coerce.number("release.days_needed").int("release.days_needed").min(1, "release.days_needed").max(730, "release.days_too_many"),
});

/** The family lets one clinic see one case and ask for its cells, until a day; an earlier leave of the same clinic ends with it. @returns the grant's id. */
export function grantCase(actor: Actor, caseId: string, form: z.output<typeof GrantForm>): Promise<string> {
  return transact(actor, async (tx, record) => {
    const held = await lockCase(tx, caseId);
    authorise(actor, "case.grant", { donorId: held.donorId, myRights: await rightsOf(tx, actor, held.donorId) });
    refuseUnless(actor.kind === "person", "not_allowed");
    const clinic = await tx.selectFrom("clinics").select("state").where("id", "=", form.clinicId).executeTakeFirst();
    refuseUnless(clinic?.state === "active", "clinic_not_active");
    const ended = await tx
      .updateTable("grants")
      .set({ revokedAt: tx.now })
      .where("caseId", "=", caseId)
      .where("clinicId", "=", form.clinicId)
      .where("revokedAt", "is", null)
      .where("untilAt", ">", tx.now)
      .returning("id")
      .execute();
    const id = newId();
    const untilAt = new Date(tx.now.getTime() + form.days * DAY_MS);
    await tx
      .insertInto("grants")
      .values({
        id,
        donorId: held.donorId,
        caseId,
        clinicId: form.clinicId,
        grantedBy: actor.personId,
        fromAt: tx.now,
        untilAt,
        revokedAt: null,
      })
      .execute();
    await record({
      type: "case.granted",
      about: [id, ...ended.map((grant) => grant.id)],
      donorId: held.donorId,
      caseId,
      clinicId: form.clinicId,
      data: { grantId: id, days: form.days },
    });
    return id;
  });
}

/** Ends a grant at once; what the clinic already received stays with it. */
export function revokeGrant(actor: Actor, grantId: string): Promise<void> {
  return transact(actor, async (tx, record) => {
    const grant = await tx.selectFrom("grants").selectAll().where("id", "=", grantId).forNoKeyUpdate().executeTakeFirstOrThrow();
    authorise(actor, "case.grant", { donorId: grant.donorId, myRights: await rightsOf(tx, actor, grant.donorId) });
    refuseUnless(grant.revokedAt === null, "moved_on");
    await tx.updateTable("grants").set({ revokedAt: tx.now }).where("id", "=", grantId).execute();
    await record({ type: "grant.revoked", about: [grantId], donorId: grant.donorId, caseId: grant.caseId, clinicId: grant.clinicId });
  });
}

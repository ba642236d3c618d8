import { z } from "zod";
import { consentGate } from "~/bank/consent/gate.server";
import { refuseBefore } from "~/bank/history/order.server";
import { refuseUnless } from "~/bank/history/refusal";
import { readAs, transact } from "~/bank/history/transact.server";
import { type Actor, WORKER } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { Needed } from "./fields.server";
import { lockRequest, ofRequest } from "./store.server";

export const OutcomeForm = z.object({
  timepoint: z.enum(["D1", "W2", "M1", "M3", "M6", "M12"], "release.timepoint_needed"),
  scale: z.enum(["AIS", "SCIM_III", "NIHSS", "mRS"], "release.scale_needed"),
  baseline: Needed("release.baseline_needed", 10),
  value: Needed("release.value_needed", 10),
  blinded: z.enum(["yes", "no"], "release.blinded_needed"),
  assessedAt: z.date().optional(),
});

/** Outcomes are kept only for who said yes to that; the clinic may not read consents, so the bank looks (rule 9). */
async function requireOutcomesConsent(caseId: string): Promise<void> {
  const gate = await readAs(WORKER, (db) => consentGate(db, caseId, ["outcomes"]));
  refuseUnless(gate.open, "consent_missing", { codes: "outcomes" });
}

/** The clinic reports how the patient is; never shown as an effect of the cells without its limits beside it. */
export function recordOutcome(actor: Actor, requestId: string, form: z.output<typeof OutcomeForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    const request = await lockRequest(tx, requestId);
    authorise(actor, "outcome.record", request);
    refuseUnless(request.state === "infused" && actor.kind === "clinic", "nothing_given_yet");
    await requireOutcomesConsent(request.caseId);
    const assessedAt = form.assessedAt ?? tx.now;
    const given = await tx
      .selectFrom("administrations")
      .select((row) => row.fn.min("happenedAt").as("at"))
      .where("requestId", "=", requestId)
      .where("ending", "=", "infused")
      .executeTakeFirstOrThrow();
    refuseBefore("before_infusion", assessedAt, given.at);
    const id = newId();
    await tx
      .insertInto("outcomes")
      .values({
        id,
        requestId,
        donorId: request.donorId,
        clinicId: request.clinicId,
        timepoint: form.timepoint,
        scale: form.scale,
        baseline: form.baseline,
        value: form.value,
        blinded: form.blinded === "yes",
        assessedAt,
        recordedBy: actor.id,
      })
      .execute();
    await record({
      ...ofRequest(request),
      type: "outcome.recorded",
      about: [id],
      happenedAt: assessedAt,
      data: { requestId, timepoint: form.timepoint, scale: form.scale },
    });
  });
}

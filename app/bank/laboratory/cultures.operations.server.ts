import { z } from "zod";
import { openTask } from "~/bank/enquiries/tasks.server";
import { refuseBefore } from "~/bank/history/order.server";
import { refuseUnless } from "~/bank/history/refusal";
import { transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { Text } from "~/bank/people/fields.server";
import { authorise } from "~/bank/people/policy";
import { failCaseWithoutHope, finishDonation } from "./endings.server";
import { FAILURES, type Failure } from "./failures.rules";
import { Moment } from "./fields.server";
import { lockCulture, passagesOf } from "./store.server";

export const failForm = (zone: string) =>
  z.object({ failedAt: Moment(zone), reason: z.enum(FAILURES, "errors.choose_one"), note: Text(2000).optional() });
export interface FailForm {
  failedAt: Date;
  reason: Failure;
  note?: string | undefined;
}

/**
 * Ends a culture that came to nothing. A person calls the family before anything else; when nothing else of the case can give
 * cells, the case has failed and the refund follows from the event.
 */
export async function failCulture(actor: Actor, cultureId: string, form: FailForm): Promise<void> {
  await transact(actor, async (tx, record) => {
    const culture = await lockCulture(tx, cultureId);
    authorise(actor, "culture.work", culture);
    refuseUnless(culture.state === "growing", "wrong_state", { state: culture.state });
    const last = (await passagesOf(tx, cultureId)).at(-1);
    refuseBefore("before_last_step", form.failedAt, culture.startedAt, last?.seededAt, last?.harvestedAt);
    const { donorId, donationId, requestId } = culture;
    const { caseId } = await tx.selectFrom("donations").select("caseId").where("id", "=", donationId).executeTakeFirstOrThrow();
    const measured = typeof culture.measured === "object" && !Array.isArray(culture.measured) ? culture.measured : {};
    await tx
      .updateTable("cultures")
      .set({ state: "failed", measured: JSON.stringify({ ...measured, failure: form.reason, failureNote: form.note ?? "" }) })
      .where("id", "=", cultureId)
      .execute();
    const finished = await finishDonation(tx, donationId);
    const caseFailed = requestId === null && (await failCaseWithoutHope(tx, caseId));
    const call = await openTask(tx, {
      kind: "call_family_culture",
      subjectId: cultureId,
      duty: "coordinator",
      severity: "stop",
      donorId,
      caseId,
      data: { reason: form.reason },
    });
    await record({
      type: "culture.failed",
      about: [cultureId, call, ...finished, ...(caseFailed ? [caseId] : [])],
      donorId,
      caseId,
      happenedAt: form.failedAt,
      data: { cultureId, donationId, requestId, reason: form.reason, caseFailed },
    });
  });
}

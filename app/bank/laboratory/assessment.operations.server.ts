import { finishTasks } from "~/bank/enquiries/tasks.server";
import { sign } from "~/bank/history/signature.server";
import { transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { reauthenticate } from "~/bank/people/reauthenticate.server";
import { newId } from "~/outside/ids.server";
import { followMarkers } from "./biohazard.server";
import type { AssessmentForm } from "./marker-forms.server";
import { resultsOf } from "./markers.server";

/** The medical director judges, in writing, markers that need it: anti-HBc reactive with HBsAg negative (domain.md 3.2). */
export async function assessMarkers(actor: Actor, donationId: string, form: AssessmentForm): Promise<void> {
  const proof = await reauthenticate(actor, form);
  await transact(actor, async (tx, record) => {
    const donation = await tx
      .selectFrom("donations")
      .select(["id", "donorId", "caseId"])
      .where("id", "=", donationId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    authorise(actor, "marker.assess", donation);
    const results = await resultsOf(tx, donationId);
    const { conclusion, note } = form;
    const signed = { donationId, conclusion, note, results: results.map(({ id, result }) => ({ id, result })) };
    const { donorId, caseId } = donation;
    const signature = await sign(tx, actor, proof, {
      meaning: form.meaning,
      capacity: "medical_director",
      subjectId: donationId,
      donorId,
      record: signed,
    });
    const id = newId();
    await tx
      .insertInto("markerAssessments")
      .values({ id, donationId, donorId, conclusion, note, assessedBy: proof.accountId, assessedAt: tx.now, signatureId: signature.id })
      .execute();
    const followed = await followMarkers(tx, donationId);
    const done = await finishTasks(tx, "assess_markers", donationId, proof.accountId); // last: whoever said no has said it
    await record({
      type: "markers.assessed",
      about: [id, signature.id, ...done, ...followed],
      donorId,
      caseId,
      data: { donationId, conclusion },
    });
  });
}

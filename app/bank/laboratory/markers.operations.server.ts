import { requireConsent } from "~/bank/consent/gate.server";
import { refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { dayIn } from "~/web/when";
import { followMarkers } from "./biohazard.server";
import type { MarkerPanelForm, MarkerResultForm, SampleForm } from "./marker-forms.server";
import { resultsOf } from "./markers.server";
import { MARKERS } from "./markers-known.rules";

/** Records a blood sample of the donor, or of the mother, for a collection. @returns its id */
export async function sampleMarkers(actor: Actor, donationId: string, form: SampleForm): Promise<string> {
  return transact(actor, async (tx, record) => {
    const donation = await tx.selectFrom("donations").selectAll().where("id", "=", donationId).forShare().executeTakeFirstOrThrow();
    authorise(actor, "marker.enter", donation);
    refuseUnless(!["rejected", "destroyed", "lapsed"].includes(donation.state), "wrong_state");
    await requireConsent(tx, donation.caseId, "testing");
    refuseUnless(form.takenAt <= tx.now, "in_the_future");
    const id = newId();
    const { donorId, caseId } = donation;
    await tx
      .insertInto("markerSamples")
      .values({ id, donorId, donationId, ...form, enteredAt: tx.now })
      .execute();
    await record({ type: "markers.sampled", about: [id], donorId, caseId, happenedAt: form.takenAt, data: { donationId, sampleId: id } });
    return id;
  });
}

export async function enterMarkerResult(actor: Actor, sampleId: string, { testedOn, ...result }: MarkerResultForm): Promise<string> {
  const [id = ""] = await enterMarkerResults(actor, sampleId, { testedOn, results: [result] });
  return id;
}

/** Enters what a laboratory found in a sample. A repeat is a new result that names the one it repeats; nothing is overwritten. @returns the ids */
export async function enterMarkerResults(actor: Actor, sampleId: string, form: MarkerPanelForm): Promise<string[]> {
  return transact(actor, async (tx, record) => {
    const sample = await lockSample(tx, sampleId);
    authorise(actor, "marker.enter", sample);
    refuseUnless(actor.kind === "staff", "not_allowed");
    refuseUnless(form.testedOn <= dayIn(tx.now, actor.timeZone), "in_the_future");
    refuseUnless(form.testedOn >= dayIn(new Date(sample.takenAt.getTime() - DAY_MS), "UTC"), "tested_before_taken");
    const existing = await resultsOf(tx, sample.donationId);
    const rows = form.results.map(({ marker, result, method, repeatOf }) => {
      const last = existing.filter((row) => row.marker === marker && !existing.some((later) => later.repeatOf === row.id));
      if (repeatOf === undefined) refuseUnless(!last.some((row) => row.sampleId === sampleId), "result_stands", { marker });
      else
        refuseUnless(
          last.some(({ id }) => id === repeatOf),
          "retest_of_another",
          { marker },
        );
      return {
        id: newId(),
        sampleId,
        donorId: sample.donorId,
        marker,
        method: method ?? MARKERS[marker],
        result,
        testedOn: form.testedOn,
        repeatOf: repeatOf ?? null,
        enteredBy: actor.id,
        enteredAt: tx.now,
        approvedBy: null,
        approvedAt: null,
      };
    });
    await tx.insertInto("markerResults").values(rows).execute();
    const ids = rows.map(({ id }) => id);
    const followed = await followMarkers(tx, sample.donationId);
    await record({
      type: "marker.entered",
      about: [...ids, ...followed],
      donorId: sample.donorId,
      caseId: sample.caseId,
      data: { sampleId, count: ids.length },
    });
    return ids;
  });
}

const DAY_MS = 86_400_000;

export const approveMarkerResult = (actor: Actor, resultId: string): Promise<void> => approve(actor, { resultId });
/** Approves every result of a sample that waits; each must be another person's work (rule 26). */
export const approveMarkerSample = (actor: Actor, sampleId: string): Promise<void> => approve(actor, { sampleId });

async function approve(actor: Actor, which: { resultId: string } | { sampleId: string }): Promise<void> {
  await transact(actor, async (tx, record) => {
    const waiting = await tx
      .selectFrom("markerResults")
      .select(["id", "sampleId", "enteredBy", "donorId"])
      .where("resultId" in which ? "id" : "sampleId", "=", "resultId" in which ? which.resultId : which.sampleId)
      .where("approvedAt", "is", null)
      .orderBy("id")
      .forNoKeyUpdate()
      .execute();
    const [first] = waiting;
    refuseUnless(first && actor.kind === "staff", "already_approved");
    for (const { enteredBy, donorId } of waiting) {
      refuseUnless(enteredBy !== actor.id, "own_work");
      authorise(actor, "marker.approve", { donorId, enteredBy });
    }
    const ids = waiting.map(({ id }) => id);
    await tx.updateTable("markerResults").set({ approvedBy: actor.id, approvedAt: tx.now }).where("id", "in", ids).execute();
    const sample = await lockSample(tx, first.sampleId);
    const followed = await followMarkers(tx, sample.donationId);
    await record({
      type: "marker.approved",
      about: [...ids, ...followed],
      donorId: sample.donorId,
      caseId: sample.caseId,
      data: { sampleId: sample.id, count: ids.length },
    });
  });
}

const lockSample = (tx: Tx, sampleId: string) =>
  tx
    .selectFrom("markerSamples")
    .innerJoin("donations", "donations.id", "markerSamples.donationId")
    .selectAll("markerSamples")
    .select("donations.caseId")
    .where("markerSamples.id", "=", sampleId)
    .forUpdate("markerSamples")
    .executeTakeFirstOrThrow();

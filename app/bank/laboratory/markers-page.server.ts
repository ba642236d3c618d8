import { donationsVisibleTo } from "~/bank/collection/donations.server";
import type { Db } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { can } from "~/bank/people/policy";
import { markersOf, requirementFor, resultsOf } from "./markers.server";
import { namesOf } from "./names.server";
import { markerSamplesVisibleTo } from "./store.server";

/** The markers of one collection as its page shows them, and what this person may do about them. */
export async function markersForPage(actor: StaffActor, db: Db, donationId: string) {
  const donation = await donationsVisibleTo(actor, db).where("donations.id", "=", donationId).executeTakeFirst();
  if (donation === undefined) return undefined;
  const markers = await markersOf(db, donationId);
  const results = await resultsOf(db, donationId);
  const samples = await markerSamplesVisibleTo(actor, db)
    .where("markerSamples.donationId", "=", donationId)
    .orderBy("markerSamples.takenAt")
    .execute();
  const names = await namesOf(
    db,
    results.flatMap(({ enteredBy, approvedBy }) => [enteredBy, approvedBy]),
  );
  const about = { donorId: donation.donorId };
  return {
    donation: { id: donation.id, donorId: donation.donorId, din: donation.din, tissue: donation.tissue, collectedAt: donation.collectedAt },
    markers,
    results,
    names,
    samples: samples.map((sample) => {
      const waiting = results.filter((result) => result.sampleId === sample.id && result.approvedAt === null);
      const mayApprove = waiting.length > 0 && waiting.every(({ enteredBy }) => can(actor, "marker.approve", { ...about, enteredBy }));
      return { ...sample, waiting: waiting.length, mayApprove };
    }),
    may: { enter: can(actor, "marker.enter", about), assess: can(actor, "marker.assess", about) && markers.furtherAssessment },
  };
}

/** One sample with what can still be entered for it, and the last result of each marker that a repeat would name. */
export async function sampleForPage(actor: StaffActor, db: Db, donationId: string, sampleId: string) {
  const sample = await markerSamplesVisibleTo(actor, db)
    .where("markerSamples.id", "=", sampleId)
    .where("markerSamples.donationId", "=", donationId)
    .executeTakeFirst();
  if (sample === undefined) return undefined;
  const donation = await donationsVisibleTo(actor, db).where("donations.id", "=", donationId).executeTakeFirst();
  if (donation === undefined) return undefined;
  const requirement = await requirementFor(db, donation.tissue, donation.collectedAt ?? db.now);
  const results = await resultsOf(db, donationId);
  const last = results.filter((row) => !results.some((later) => later.repeatOf === row.id));
  const names = await namesOf(
    db,
    results.map(({ enteredBy }) => enteredBy),
  );
  return {
    sample,
    donation: { id: donation.id, donorId: donation.donorId, din: donation.din, tissue: donation.tissue },
    requirement,
    results,
    last,
    names,
  };
}

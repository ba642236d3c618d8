import { z } from "zod";
import { settingAt } from "~/bank/history/settings.server";
import type { Db } from "~/bank/history/transact.server";
import { judgeMarkers, type MarkerRequirement, type MarkerVerdict } from "./markers.rules";

const Requirement = z.object({
  markers: z.array(z.string()),
  daysBefore: z.number(),
  daysAfter: z.number(),
  specimenOf: z.enum(["donor", "mother"]),
  repeat: z.object({ afterDays: z.number(), unlessNat: z.array(z.string()) }).nullable(),
});

export interface DonorMarkers extends MarkerVerdict {
  requirement: MarkerRequirement;
  /** The medical director judged, in writing, a marker that needs it. */
  assessed: boolean;
}

/** What the donor's tests must show for a tissue, in force at an instant. */
export async function requirementFor(db: Db, tissue: string, at: Date): Promise<MarkerRequirement> {
  return { ...(await settingAt(db, `markers.requirement.${tissue}`, Requirement, at)), effectiveFrom: at };
}

/** The markers of a donation's donor against what was required when it was collected (rule 23). Of birth tissue they are the mother's. */
export async function markersOf(db: Db, donationId: string, use: "autologous" | "directed" = "autologous"): Promise<DonorMarkers> {
  const donation = await db
    .selectFrom("donations")
    .select(["id", "tissue", "collectedAt"])
    .where("id", "=", donationId)
    .executeTakeFirstOrThrow();
  const collectedAt = donation.collectedAt ?? db.now;
  const requirement = await requirementFor(db, donation.tissue, collectedAt);
  const results = await resultsOf(db, donationId);
  const assessment = await lastAssessment(db, donationId);
  const verdict = judgeMarkers(results, { collectedAt, use }, requirement);
  return { ...verdict, requirement, assessed: assessment?.conclusion === "acceptable" };
}

/** Every marker result of a donation, with the sample it was found in. */
export function resultsOf(db: Db, donationId: string) {
  return db
    .selectFrom("markerResults")
    .innerJoin("markerSamples", "markerSamples.id", "markerResults.sampleId")
    .selectAll("markerResults")
    .select(["markerSamples.specimenOf", "markerSamples.takenAt"])
    .where("markerSamples.donationId", "=", donationId)
    .orderBy("markerResults.enteredAt")
    .orderBy("markerResults.id")
    .execute();
}

const lastAssessment = (db: Db, donationId: string) =>
  db
    .selectFrom("markerAssessments")
    .select("conclusion")
    .where("donationId", "=", donationId)
    .orderBy("assessedAt", "desc")
    .limit(1)
    .executeTakeFirst();

/** The donor's markers over every collection that gave a lot: open only when all are final (rule 23). */
export async function markerGate(db: Db, donorId: string, use: "autologous" | "directed" = "autologous") {
  const donations = await db.selectFrom("lots").select("donationId").distinct().where("donorId", "=", donorId).execute();
  const judged: { donationId: string; verdict: DonorMarkers }[] = [];
  for (const { donationId } of donations) judged.push({ donationId, verdict: await markersOf(db, donationId, use) });
  const final = judged.length > 0 && judged.every(({ verdict }) => verdict.final);
  const biohazard = judged.some(({ verdict }) => verdict.biohazard);
  const assessed = judged.every(({ verdict }) => !verdict.furtherAssessment || verdict.assessed);
  return { final, biohazard, open: final && assessed && !(use === "directed" && biohazard), donations: judged };
}

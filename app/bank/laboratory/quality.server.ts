import type { Db } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { lotsVisibleTo } from "./store.server";

const MOST = 50;

/** Lots with results that wait for a second person, and who entered them. */
export const resultsToApprove = (db: Db) =>
  db
    .selectFrom("testResults")
    .innerJoin("lots", "lots.id", "testResults.lotId")
    .select(["lots.id", "lots.number", "lots.donorId"])
    .select((row) => [
      row.fn.countAll<number>().as("count"),
      row.fn.min("testResults.enteredAt").as("since"),
      row.fn.agg<string[]>("array_agg", ["testResults.enteredBy"]).distinct().as("enteredBy"),
    ])
    .where("testResults.approvedAt", "is", null)
    .groupBy(["lots.id", "lots.number", "lots.donorId"])
    .orderBy("since")
    .limit(MOST)
    .execute();

/** Blood samples with results that wait for a second person. */
export const markersToApprove = (db: Db) =>
  db
    .selectFrom("markerResults")
    .innerJoin("markerSamples", "markerSamples.id", "markerResults.sampleId")
    .innerJoin("donations", "donations.id", "markerSamples.donationId")
    .select(["markerSamples.id as sampleId", "donations.id as donationId", "donations.din"])
    .select((row) => [row.fn.countAll<number>().as("count"), row.fn.min("markerResults.enteredAt").as("since")])
    .where("markerResults.approvedAt", "is", null)
    .groupBy(["markerSamples.id", "donations.id", "donations.din"])
    .orderBy("since")
    .limit(MOST)
    .execute();

/** Lots that wait for a decision: in quarantine, frozen, every required test final and approved, or one out of specification. */
export const lotsToDispose = (actor: Actor, db: Db) =>
  lotsVisibleTo(actor, db)
    .where("lots.state", "=", "quarantine")
    .where("lots.frozenAt", "is not", null)
    .where((when) =>
      when.or([
        when.exists(
          when
            .selectFrom("testResults")
            .select("testResults.id")
            .whereRef("testResults.lotId", "=", "lots.id")
            .where("testResults.verdict", "=", "out_of_spec")
            .where("testResults.approvedAt", "is not", null),
        ),
        when.not(
          when.exists(
            when
              .selectFrom("specificationTests")
              .select("specificationTests.id")
              .whereRef("specificationTests.specificationId", "=", "lots.specificationId")
              .where("specificationTests.required", "=", true)
              .where((inner) =>
                inner.not(
                  inner.exists(
                    inner
                      .selectFrom("testResults")
                      .select("testResults.id")
                      .whereRef("testResults.lotId", "=", "lots.id")
                      .whereRef("testResults.specificationTestId", "=", "specificationTests.id")
                      .where("testResults.status", "=", "final")
                      .where("testResults.approvedAt", "is not", null),
                  ),
                ),
              ),
          ),
        ),
      ]),
    )
    .orderBy("lots.frozenAt")
    .limit(MOST)
    .execute();

/** Lots on hold, longest first. */
export const lotsHeld = (actor: Actor, db: Db) =>
  lotsVisibleTo(actor, db).where("lots.state", "in", ["hold", "nonconforming_hold"]).orderBy("lots.harvestedAt").limit(MOST).execute();

/** Deviations that quality has not decided, of collections and of lots. */
export const openDeviations = (db: Db) =>
  db
    .selectFrom("deviations")
    .leftJoin("lots", "lots.id", "deviations.subjectId")
    .leftJoin("donations", "donations.id", "deviations.subjectId")
    .select(["deviations.id", "deviations.kind", "deviations.openedAt", "lots.number as lotNumber", "donations.din"])
    .where("deviations.state", "=", "open")
    .orderBy("deviations.openedAt")
    .limit(MOST)
    .execute();

/** One deviation of a lot, with its lot and who decided it. */
export const lotDeviation = (actor: Actor, db: Db, deviationId: string) =>
  lotsVisibleTo(actor, db)
    .innerJoin("deviations", "deviations.subjectId", "lots.id")
    .leftJoin("signatures", "signatures.id", "deviations.signatureId")
    .clearSelect()
    .select(["deviations.id", "deviations.kind", "deviations.note", "deviations.state", "deviations.openedAt", "deviations.decisionNote"])
    .select(["signatures.printedName", "signatures.signedAt"])
    .select(["lots.id as lotId", "lots.number as lotNumber", "lots.donorId as lotDonorId"])
    .where("deviations.id", "=", deviationId)
    .executeTakeFirst();

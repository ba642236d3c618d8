import { beforeAll, describe, expect, test } from "vitest";
import { handOver, recordCollection } from "~/bank/collection/collecting.operations.server";
import { isContiguous } from "~/bank/collection/custody.rules";
import { custodyOf } from "~/bank/collection/custody.server";
import { decideDeviation } from "~/bank/collection/deviations.operations.server";
import { requireProcessable } from "~/bank/collection/donations.server";
import { receiveDonation } from "~/bank/collection/receipt.operations.server";
import { stillSigned } from "~/bank/history/signature.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { now } from "~/outside/clock.server";
import {
  collectionOf,
  decideDeviations,
  givenAccepted,
  givenCollected,
  givenCrew,
  givenDispatchedKit,
  givenInTransit,
  givenReceived,
  receiptOf,
} from "~tests/support/given/collection";
import { givenConsentTexts } from "~tests/support/given/consent";
import { PASSWORD } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const stateOf = (id: string) =>
  readAs(WORKER, (db) => db.selectFrom("donations").select("state").where("id", "=", id).executeTakeFirstOrThrow()).then(
    ({ state }) => state,
  );
const caseState = (id: string) =>
  readAs(WORKER, (db) => db.selectFrom("cases").select("state").where("id", "=", id).executeTakeFirstOrThrow()).then(({ state }) => state);
const hoursAgo = (hours: number) => new Date(now().getTime() - hours * 3_600_000);
const DECISION = { note: "Looked at.", meaning: "approval", password: PASSWORD } as const;

beforeAll(givenConsentTexts);

describe("collection and custody", () => {
  test("a collection is written down with its identifiers and its measure, and begins the chain of custody", async () => {
    const { donationId, caseId, laboratory } = await givenCollected();
    expect(await stateOf(donationId)).toBe("collected");
    expect(await caseState(caseId)).toBe("collected");
    const [first] = await readAs(laboratory, (db) => custodyOf(db, donationId));
    expect(first).toMatchObject({ ordinal: 1, fromParty: "donor", toParty: "Clinic of the collection" });
  });

  test("without the measure of its material a collection is not written down", async () => {
    const kit = await givenDispatchedKit();
    const form = collectionOf(kit, "bone_marrow", { volumeMl: undefined });
    await expect(recordCollection(kit.laboratory, kit.donationId, form)).rejects.toThrow(refusal("measure_needed"));
  });

  test("nothing is collected before its kit left the bank", async () => {
    const kit = await givenDispatchedKit();
    const form = collectionOf(kit, "bone_marrow", { collectedAt: hoursAgo(1) });
    await expect(recordCollection(kit.laboratory, kit.donationId, form)).rejects.toThrow(refusal("before_kit_left"));
  });

  test("the future is refused", async () => {
    const kit = await givenDispatchedKit();
    const form = collectionOf(kit, "bone_marrow", { collectedAt: hoursAgo(-1) });
    await expect(recordCollection(kit.laboratory, kit.donationId, form)).rejects.toThrow(refusal("in_the_future"));
  });

  test("rule 17: every hand-over begins where the last ended, also the one into the bank", async () => {
    const { donationId, laboratory } = await givenAccepted();
    const chain = await readAs(laboratory, (db) => custodyOf(db, donationId));
    expect(chain.map(({ fromParty, toParty }) => [fromParty, toParty])).toEqual([
      ["donor", "Clinic of the collection"],
      ["Clinic of the collection", "Demo Courier"],
      ["Demo Courier", "bank"],
    ]);
    expect(isContiguous(chain.map((row) => ({ ...row, from: row.fromParty, to: row.toParty })))).toBe(true);
  });

  test("rule 17: a hand-over before the last one is refused, and a damaged parcel needs a witness", async () => {
    const { donationId, laboratory, colleague, din, coi } = await givenInTransit();
    const next = { din, coi, toParty: "Second Courier", at: now(), condition: "sealed" as const };
    await expect(handOver(laboratory, donationId, { ...next, at: hoursAgo(2) })).rejects.toThrow(refusal("custody_out_of_order"));
    await expect(handOver(laboratory, donationId, { ...next, condition: "damaged" })).rejects.toThrow(refusal("second_person_needed"));
    await expect(handOver(laboratory, donationId, { ...next, condition: "damaged", witnessId: laboratory.id })).rejects.toThrow(
      refusal("witness_is_another"),
    );
    await expect(handOver(laboratory, donationId, { ...next, condition: "damaged", witnessId: colleague.id })).resolves.toBeUndefined();
  });
});

describe("receipt", () => {
  test.each(["bone_marrow", "adipose", "dental_pulp", "birth"] as const)("%s in time, cold and sealed is accepted", async (tissue) => {
    const { donationId, caseId } = await givenAccepted({ tissue });
    expect(await stateOf(donationId)).toBe("accepted");
    expect(await caseState(caseId)).toBe("received");
  });

  test("rule 20: what was past its limit cannot simply be accepted", async () => {
    const sent = await givenInTransit({ collected: { collectedAt: now() } });
    await expect(receiveDonation(sent.laboratory, sent.donationId, receiptOf(sent, { celsiusMax: 26 }))).rejects.toThrow(
      refusal("findings_need_deviation"),
    );
    expect(await stateOf(sent.donationId)).toBe("in_transit");
  });

  test("rule 20: with a deviation it waits for quality and cannot be processed; accepted by quality it can", async () => {
    const { donationId, caseId } = await givenReceived({ receipt: { verdict: "deviation" } });
    expect(await stateOf(donationId)).toBe("received");
    expect(await caseState(caseId)).toBe("received");
    await expect(transact(WORKER, (tx) => requireProcessable(tx, donationId).then(() => undefined))).rejects.toThrow(
      refusal("deviation_open"),
    );
    await decideDeviations(donationId, "accepted");
    expect(await stateOf(donationId)).toBe("accepted");
    await expect(transact(WORKER, (tx) => requireProcessable(tx, donationId))).resolves.toMatchObject({ state: "accepted" });
  });

  test("rule 20: rejected by quality it ends, and its case with it", async () => {
    const { donationId, caseId } = await givenReceived({ receipt: { verdict: "deviation" } });
    await decideDeviations(donationId, "rejected");
    expect(await stateOf(donationId)).toBe("rejected");
    expect(await caseState(caseId)).toBe("rejected_at_intake");
    await expect(transact(WORKER, (tx) => requireProcessable(tx, donationId).then(() => undefined))).rejects.toThrow(
      refusal("deviation_rejected"),
    );
  });

  test("another label on the tube is a finding of identity, never an acceptance", async () => {
    const sent = await givenInTransit();
    const other = await givenDispatchedKit();
    const wrong = receiptOf({ din: other.din, coi: sent.coi });
    await expect(receiveDonation(sent.laboratory, sent.donationId, wrong)).rejects.toThrow(refusal("findings_need_deviation"));
    await receiveDonation(sent.laboratory, sent.donationId, { ...wrong, verdict: "deviation" });
    const opened = await readAs(WORKER, (db) =>
      db.selectFrom("deviations").select("kind").where("subjectId", "=", sent.donationId).execute(),
    );
    expect(opened).toEqual([{ kind: "identity" }]);
  });

  test("a rejection needs its reason, ends the case, and asks for destruction", async () => {
    const sent = await givenInTransit();
    await expect(receiveDonation(sent.laboratory, sent.donationId, receiptOf(sent, { verdict: "rejected" }))).rejects.toThrow(
      refusal("rejection_needs_reason"),
    );
    await receiveDonation(sent.laboratory, sent.donationId, receiptOf(sent, { verdict: "rejected", reason: "clotted" }));
    expect(await caseState(sent.caseId)).toBe("rejected_at_intake");
    const task = await readAs(WORKER, (db) =>
      db.selectFrom("tasks").select(["kind", "duty"]).where("subjectId", "=", sent.donationId).where("state", "=", "open").execute(),
    );
    expect(task).toEqual([{ kind: "destroy_donation", duty: "quality" }]);
    const event = await readAs(WORKER, (db) =>
      db
        .selectFrom("events")
        .select("data")
        .where("type", "=", "donation.rejected")
        .where("caseId", "=", sent.caseId)
        .executeTakeFirstOrThrow(),
    );
    expect(event.data).toMatchObject({ reason: "clotted", caseRejected: true });
  });

  test("a donation is received once, however often it is sent", async () => {
    const sent = await givenInTransit();
    const both = await Promise.allSettled([1, 2].map(() => receiveDonation(sent.laboratory, sent.donationId, receiptOf(sent))));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a deviation is decided by another person", () => {
  test("whoever opened it does not decide; quality signs what they read (rule 28)", async () => {
    const { donationId, laboratory, quality } = { ...(await givenReceived({ receipt: { verdict: "deviation" } })), ...(await givenCrew()) };
    const { id } = await readAs(WORKER, (db) =>
      db.selectFrom("deviations").select("id").where("subjectId", "=", donationId).executeTakeFirstOrThrow(),
    );
    await expect(decideDeviation(laboratory, id, { decision: "accepted", ...DECISION })).rejects.toThrow(refusal("not_allowed"));
    const opener = { ...laboratory, duties: ["quality" as const] };
    await expect(decideDeviation(opener, id, { decision: "accepted", ...DECISION })).rejects.toThrow(refusal("not_allowed"));
    await decideDeviation(quality, id, { decision: "accepted", ...DECISION });
    await expect(decideDeviation(quality, id, { decision: "rejected", ...DECISION })).rejects.toThrow(refusal("wrong_state"));
    const decided = await readAs(WORKER, (db) => db.selectFrom("deviations").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
    const signed = { ...decided, signatureId: null };
    await transact(WORKER, async (tx) => {
      expect(await stillSigned(tx, decided.signatureId ?? "", signed)).toBe(true);
      expect(await stillSigned(tx, decided.signatureId ?? "", { ...signed, decisionNote: "Something else." })).toBe(false);
    });
  });
});

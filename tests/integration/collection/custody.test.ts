import { beforeAll, describe, expect, test } from "vitest";
import { handOver, recordCollection } from "~/bank/collection/collecting.operations.server";
import { custodyOf } from "~/bank/collection/custody.server";
import { receiveDonation } from "~/bank/collection/receipt.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { type StaffActor, WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { grantRight } from "~/bank/people/family.server";
import { now } from "~/outside/clock.server";
import { collectionOf, givenCollected, givenCrew, givenDispatchedKit, givenInTransit, receiptOf } from "~tests/support/given/collection";
import { givenConsentTexts } from "~tests/support/given/consent";
import { givenFamily, givenStaff } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const chainOf = (donationId: string) => readAs(WORKER, (db) => custodyOf(db, donationId));
const tasksOf = (subjectId: string, kind: string) =>
  readAs(WORKER, (db) =>
    db.selectFrom("tasks").select(["state", "duty"]).where("subjectId", "=", subjectId).where("kind", "=", kind).execute(),
  );
let other: Awaited<ReturnType<typeof givenCollected>>;

beforeAll(async () => {
  await givenConsentTexts();
  other = await givenCollected();
});

describe("collecting", () => {
  test("the labels of another donation, or of another chain of identity, stop it before anything is written", async () => {
    const kit = await givenDispatchedKit();
    for (const [flaw, code] of [
      [{ din: other.din }, "din_mismatch"],
      [{ coi: other.coi }, "coi_mismatch"],
    ] as const)
      await expect(recordCollection(kit.laboratory, kit.donationId, collectionOf(kit, "bone_marrow", flaw))).rejects.toThrow(refusal(code));
    expect(await chainOf(kit.donationId)).toEqual([]);
  });

  test("one donation is collected once", async () => {
    const again = recordCollection(other.laboratory, other.donationId, collectionOf(other, "bone_marrow"));
    await expect(again).rejects.toThrow(refusal("wrong_state"));
  });

  test.each(["quality", "finance", "medical_director", "administrator"] as const)(
    "the duty %s does not write down a collection",
    async (duty) => {
      const kit = await givenDispatchedKit();
      await expect(recordCollection(await givenStaff(duty), kit.donationId, collectionOf(kit, "bone_marrow"))).rejects.toThrow(
        refusal("not_allowed"),
      );
    },
  );

  test("a colleague does not write down what was taken from their own child", async () => {
    const kit = await givenDispatchedKit({ tissue: "dental_pulp" });
    const parent = await givenStaff("laboratory");
    await grantRight(await givenStaff("coordinator"), kit.donorId, { personId: parent.personId, kinds: ["view"], ground: "father" });
    const asStaff = (await actorFor(parent.id)) as StaffActor;
    await expect(recordCollection(asStaff, kit.donationId, collectionOf(kit, "tooth"))).rejects.toThrow(refusal("not_allowed"));
  });

  test("what the birth gave is measured in its own way, and the measure is kept", async () => {
    const cord = await givenCollected({ tissue: "birth" });
    const kept = await readAs(WORKER, (db) =>
      db
        .selectFrom("donations")
        .select(["lengthCm", "volumeMl", "collectedBy"])
        .where("id", "=", cord.donationId)
        .executeTakeFirstOrThrow(),
    );
    expect(kept).toEqual({ lengthCm: 14, volumeMl: null, collectedBy: "Dr A. Collector, REG-1" });
  });
});

describe("rule 17: handing over", () => {
  const next = (of: { din: string; coi: string }, changes: object = {}) => ({
    ...{ din: of.din, coi: of.coi, toParty: "Second Courier", at: now(), condition: "sealed" as const },
    ...changes,
  });

  test("what was not collected yet changes no hands", async () => {
    const kit = await givenDispatchedKit();
    await expect(handOver(kit.laboratory, kit.donationId, next(kit))).rejects.toThrow(refusal("wrong_state"));
  });

  test("nobody hands over to who has it already", async () => {
    const sent = await givenInTransit();
    await expect(handOver(sent.laboratory, sent.donationId, next(sent, { toParty: "Demo Courier" }))).rejects.toThrow(
      refusal("custody_gap"),
    );
  });

  test("another donation's label stops it, and it stays with whoever had it", async () => {
    const sent = await givenInTransit();
    await expect(handOver(sent.laboratory, sent.donationId, next({ din: other.din, coi: sent.coi }))).rejects.toThrow(
      refusal("din_mismatch"),
    );
    await expect(handOver(sent.laboratory, sent.donationId, next({ din: sent.din, coi: other.coi }))).rejects.toThrow(
      refusal("coi_mismatch"),
    );
    expect((await chainOf(sent.donationId)).at(-1)?.toParty).toBe("Demo Courier");
  });

  test("from courier to courier it asks the laboratory to receive it once, not again", async () => {
    const sent = await givenInTransit();
    await handOver(sent.laboratory, sent.donationId, next(sent));
    expect(await tasksOf(sent.donationId, "receive_donation")).toEqual([{ state: "open", duty: "laboratory" }]);
    expect((await chainOf(sent.donationId)).map(({ ordinal, toParty }) => [ordinal, toParty])).toEqual([
      [1, "Clinic of the collection"],
      [2, "Demo Courier"],
      [3, "Second Courier"],
    ]);
  });

  test("a damaged parcel is looked at by a colleague: not by oneself, a family, a clinic's or finance's person", async () => {
    const sent = await givenInTransit();
    const { colleague } = await givenCrew();
    const damaged = (witnessId: string) => handOver(sent.laboratory, sent.donationId, next(sent, { condition: "damaged", witnessId }));
    for (const id of [sent.laboratory.id, (await givenFamily()).id, (await givenStaff("finance")).id, sent.donorId])
      await expect(damaged(id)).rejects.toThrow(refusal("witness_is_another"));
    await damaged(colleague.id);
    expect((await chainOf(sent.donationId)).at(-1)).toMatchObject({ condition: "damaged", secondActor: colleague.id });
  });
});

describe("receiving", () => {
  test("only the laboratory takes a donation in", async () => {
    const sent = await givenInTransit();
    for (const duty of ["coordinator", "quality", "responsible_person"] as const)
      await expect(receiveDonation(await givenStaff(duty), sent.donationId, receiptOf(sent))).rejects.toThrow(refusal("not_allowed"));
  });

  test("a witness who is none is refused, and nothing has arrived", async () => {
    const sent = await givenInTransit();
    const receipt = receiptOf(sent, { witnessId: sent.laboratory.id });
    await expect(receiveDonation(sent.laboratory, sent.donationId, receipt)).rejects.toThrow(refusal("witness_is_another"));
    expect(await tasksOf(sent.donationId, "receive_donation")).toEqual([{ state: "open", duty: "laboratory" }]);
  });

  test("brought by the collector's own hand it is received without a courier, and the chain says so", async () => {
    const held = await givenCollected();
    await receiveDonation(held.laboratory, held.donationId, receiptOf(held));
    expect((await chainOf(held.donationId)).map(({ fromParty, toParty }) => `${fromParty} > ${toParty}`)).toEqual([
      "donor > Clinic of the collection",
      "Clinic of the collection > bank",
    ]);
  });

  test("nothing is received that was never collected", async () => {
    const kit = await givenDispatchedKit();
    await expect(receiveDonation(kit.laboratory, kit.donationId, receiptOf(kit))).rejects.toThrow(refusal("not_collected"));
  });

  test("the coldest is not warmer than the warmest, and what was in order is not called a deviation", async () => {
    const sent = await givenInTransit();
    const receive = (changes: object) => receiveDonation(sent.laboratory, sent.donationId, receiptOf(sent, changes));
    await expect(receive({ celsiusMin: 7, celsiusMax: 4 })).rejects.toThrow(refusal("temperatures_crossed"));
    await expect(receive({ verdict: "deviation" })).rejects.toThrow(refusal("nothing_found"));
    await expect(receive({ verdict: "rejected" })).rejects.toThrow(refusal("rejection_needs_reason"));
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { cancelCase, recordNotCollected } from "~/bank/collection/case-ends.operations.server";
import { destroyDonation, orderDestruction } from "~/bank/collection/destruction.operations.server";
import { reportKitLost } from "~/bank/collection/dispatch.operations.server";
import { transitOf } from "~/bank/collection/receipt.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { now } from "~/outside/clock.server";
import { ownerPool } from "~db/client.server";
import { givenAccepted, givenDispatchedKit, givenInTransit, givenKit, givenReceived } from "~tests/support/given/collection";
import { givenConsentTexts } from "~tests/support/given/consent";
import { PASSWORD } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const APPROVAL = { meaning: "approval", password: PASSWORD } as const;
const WITNESS = { meaning: "witness", password: PASSWORD, method: "incineration" } as const;
const caseOf = (id: string) => readAs(WORKER, (db) => db.selectFrom("cases").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
const eventOf = (type: string, caseId: string) =>
  readAs(WORKER, (db) =>
    db.selectFrom("events").selectAll().where("type", "=", type).where("caseId", "=", caseId).executeTakeFirstOrThrow(),
  );

beforeAll(givenConsentTexts);

describe("a case ends before anything was collected", () => {
  test("cancelled with a packed kit: nothing had left, and the kit and its DIN end with it", async () => {
    const kit = await givenKit();
    await cancelCase(kit.laboratory, kit.caseId, { reason: "family" });
    expect(await caseOf(kit.caseId)).toMatchObject({ state: "cancelled" });
    expect((await eventOf("case.cancelled", kit.caseId)).data).toEqual({ reason: "family", dispatched: false });
    const donation = await readAs(WORKER, (db) =>
      db.selectFrom("donations").select("state").where("id", "=", kit.donationId).executeTakeFirstOrThrow(),
    );
    expect(donation.state).toBe("lapsed");
  });

  test("cancelled after a kit left says so, for the refund", async () => {
    const kit = await givenDispatchedKit();
    await cancelCase(kit.laboratory, kit.caseId, { reason: "medical" });
    expect((await eventOf("case.cancelled", kit.caseId)).data).toMatchObject({ dispatched: true });
  });

  test("a kit that was lost counts as having left", async () => {
    const kit = await givenDispatchedKit();
    await reportKitLost(kit.laboratory, kit.kitId, {});
    await cancelCase(kit.laboratory, kit.caseId, { reason: "family" });
    expect((await eventOf("case.cancelled", kit.caseId)).data).toMatchObject({ dispatched: true });
  });

  test("not collected: the case ends with its reason", async () => {
    const kit = await givenDispatchedKit({ tissue: "birth" });
    await recordNotCollected(kit.laboratory, kit.caseId, { reason: "emergency" });
    expect(await caseOf(kit.caseId)).toMatchObject({ state: "not_collected" });
  });

  test("what was collected is not cancelled any more", async () => {
    const sent = await givenInTransit();
    await expect(cancelCase(sent.laboratory, sent.caseId, { reason: "family" })).rejects.toThrow(refusal("wrong_state"));
  });
});

describe("destruction", () => {
  const destroy = (din: string) => ({ ...WITNESS, din, destroyedAt: now() });

  test("quality orders it, another person does it with the label scanned, both signatures stand in the event", async () => {
    const { donationId, caseId, quality, colleague, din } = await givenReceived({ receipt: { verdict: "rejected", reason: "clotted" } });
    await orderDestruction(quality, donationId, { ...APPROVAL, reason: "Clotted on arrival." });
    await destroyDonation(colleague, donationId, destroy(din));
    const { data } = await eventOf("donation.destroyed", caseId);
    expect(data).toMatchObject({ din, reason: "Clotted on arrival.", method: "incineration" });
    const { orderSignatureId, signatureId } = data as Record<string, string>;
    const signed = await readAs(WORKER, (db) =>
      db
        .selectFrom("signatures")
        .select(["accountId", "meaning"])
        .where("id", "in", [orderSignatureId ?? "", signatureId ?? ""])
        .orderBy("signedAt")
        .execute(),
    );
    expect(signed).toEqual([
      { accountId: quality.id, meaning: "approval" },
      { accountId: colleague.id, meaning: "witness" },
    ]);
  });

  test("nobody witnesses their own order, nothing goes without an order, and another label stops it", async () => {
    const { donationId, quality, colleague, din } = await givenReceived({ receipt: { verdict: "rejected", reason: "too_warm" } });
    await expect(destroyDonation(colleague, donationId, destroy(din))).rejects.toThrow(refusal("not_ordered"));
    await orderDestruction(quality, donationId, { ...APPROVAL, reason: "Too warm." });
    await expect(orderDestruction(quality, donationId, { ...APPROVAL, reason: "Again." })).rejects.toThrow(refusal("already_ordered"));
    await expect(destroyDonation(quality, donationId, destroy(din))).rejects.toThrow(refusal("not_allowed"));
    await expect(destroyDonation(colleague, donationId, destroy("A999926999999"))).rejects.toThrow(refusal("din_mismatch"));
  });

  test("a dispute freezes it, and what is being processed is not destroyed here", async () => {
    const { donationId, donorId, quality } = await givenReceived({ receipt: { verdict: "rejected", reason: "other" } });
    await ownerPool().query("alter table donors disable trigger explained");
    await ownerPool().query("update donors set disputed_since = now() where id = $1", [donorId]);
    await ownerPool().query("alter table donors enable trigger explained");
    await expect(orderDestruction(quality, donationId, { ...APPROVAL, reason: "Clotted." })).rejects.toThrow(refusal("disputed"));
    const kit = await givenDispatchedKit();
    await expect(orderDestruction(quality, kit.donationId, { ...APPROVAL, reason: "No." })).rejects.toThrow(refusal("wrong_state"));
  });
});

test("fresh tissue travels under the limits of its tissue, counted from its collection", async () => {
  const { donationId } = await givenAccepted({ tissue: "dental_pulp" });
  const { limits, since, collectedAt } = await readAs(WORKER, async (db) => {
    const donation = await db.selectFrom("donations").selectAll().where("id", "=", donationId).executeTakeFirstOrThrow();
    return { ...(await transitOf(db, donation)), collectedAt: donation.collectedAt };
  });
  expect(limits).toEqual({ hoursMax: 48, celsiusMin: 2, celsiusMax: 8 });
  expect(since).toEqual(collectedAt);
});

import { beforeAll, describe, expect, test } from "vitest";
import { destroyDonation, orderDestruction } from "~/bank/collection/destruction.operations.server";
import { decideDeviation } from "~/bank/collection/deviations.operations.server";
import { requireProcessable } from "~/bank/collection/donations.server";
import { receiveDonation } from "~/bank/collection/receipt.operations.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { DUTIES, WORKER } from "~/bank/people/actor";
import { now } from "~/outside/clock.server";
import * as deviationRoute from "~/routes/staff/deviations.$deviationId";
import * as destroyRoute from "~/routes/staff/donations.$donationId.destroy";
import * as destroyedRoute from "~/routes/staff/donations.$donationId.destroyed";
import { ask, post } from "~tests/support/asked";
import { refundsOf } from "~tests/support/given/billing";
import { givenCrew, givenInTransit, givenReceived, receiptOf } from "~tests/support/given/collection";
import { givenConsentTexts } from "~tests/support/given/consent";
import { follow } from "~tests/support/given/jobs";
import { givenClinic, givenFamily, givenStaff, PASSWORD } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const notFound = expect.objectContaining({ status: 404 });
const signed = (decision: "accepted" | "rejected") => ({ decision, note: "Looked at.", meaning: "approval" as const, password: PASSWORD });
const deviationsOf = (subjectId: string) =>
  readAs(WORKER, (db) => db.selectFrom("deviations").selectAll().where("subjectId", "=", subjectId).orderBy("kind").execute());
const stateOf = (id: string) =>
  readAs(WORKER, (db) => db.selectFrom("donations").select("state").where("id", "=", id).executeTakeFirstOrThrow()).then(
    ({ state }) => state,
  );
const processable = (donationId: string) => transact(WORKER, (tx) => requireProcessable(tx, donationId));
let undecided: Awaited<ReturnType<typeof givenTwo>>;
beforeAll(async () => {
  await givenConsentTexts();
  undecided = await givenTwo();
});

/** Received with a broken seal and too warm: two findings, two deviations. */
async function givenTwo() {
  const sent = await givenInTransit();
  await receiveDonation(sent.laboratory, sent.donationId, receiptOf(sent, { sealIntact: false, celsiusMax: 30, verdict: "deviation" }));
  const [seal, warm] = await deviationsOf(sent.donationId);
  if (seal === undefined || warm === undefined) throw new Error("Two deviations are expected.");
  return { ...sent, seal, warm };
}

describe("rule 20: deviations", () => {
  test("each finding is one of its own, and the donation waits for the last of them", async () => {
    const { donationId, quality, seal, warm } = await givenTwo();
    expect([seal.kind, warm.kind]).toEqual(["seal", "transit_temperature"]);
    await decideDeviation(quality, seal.id, signed("accepted"));
    expect(await stateOf(donationId)).toBe("received");
    await expect(processable(donationId)).rejects.toThrow(refusal("deviation_open"));
    await decideDeviation(quality, warm.id, signed("accepted"));
    expect(await stateOf(donationId)).toBe("accepted");
    await expect(processable(donationId)).resolves.toMatchObject({ id: donationId });
  });

  test("one that is rejected rejects the donation, whatever is said of the other, and what the table owes goes back", async () => {
    const { donationId, caseId, donorId, quality, seal, warm } = await givenTwo();
    await decideDeviation(quality, warm.id, signed("rejected"));
    expect(await stateOf(donationId)).toBe("rejected");
    await decideDeviation(quality, seal.id, signed("accepted"));
    expect(await stateOf(donationId)).toBe("rejected");
    await expect(processable(donationId)).rejects.toThrow(refusal("deviation_rejected"));
    await follow(donorId, "donation.rejected");
    expect(await refundsOf(caseId)).toMatchObject([{ amountMinor: 150_00, reason: "rejected_without_fault" }]);
  });

  test("what was decided stays decided, with its note and its signature", async () => {
    const { quality, seal } = await givenTwo();
    await decideDeviation(quality, seal.id, signed("accepted"));
    await expect(decideDeviation(quality, seal.id, signed("rejected"))).rejects.toThrow(refusal("wrong_state"));
    const decided = (await deviationsOf(seal.subjectId)).find(({ id }) => id === seal.id);
    expect(decided).toMatchObject({
      state: "accepted",
      decidedBy: quality.id,
      decisionNote: "Looked at.",
      signatureId: expect.any(String),
    });
  });

  test("a wrong password decides nothing", async () => {
    const { quality, seal } = await givenTwo();
    await expect(decideDeviation(quality, seal.id, { ...signed("accepted"), password: "wrong" })).rejects.toThrow(
      refusal("wrong_password"),
    );
    expect((await deviationsOf(seal.subjectId)).every(({ state }) => state === "open")).toBe(true);
  });

  test.each(DUTIES.filter((duty) => duty !== "quality"))("the duty %s decides on none", async (duty) => {
    const { seal } = undecided;
    await expect(decideDeviation(await givenStaff(duty), seal.id, signed("accepted"))).rejects.toThrow(refusal("not_allowed"));
  });
  test("its page lets quality decide and nobody else; a family and a clinic find no such page", async () => {
    const { seal, quality, laboratory, family } = await givenTwo();
    const deviationId = seal.id;
    expect(await ask(deviationRoute.loader, quality, "/", { deviationId })).toMatchObject({ mayDecide: true });
    expect(await ask(deviationRoute.loader, laboratory, "/", { deviationId })).toMatchObject({ mayDecide: false });
    for (const actor of [family, (await givenClinic()).actor])
      await expect(ask(deviationRoute.loader, actor, "/", { deviationId })).rejects.toEqual(notFound);
    const bare = await post(deviationRoute.action, quality, "/", { meaning: "approval" }, { deviationId });
    expect(bare.status).toBe(422);
    expect(Object.keys(bare.answer?.problems ?? {}).sort()).toEqual(["decision", "note", "password"]);
  });
});

describe("destruction", () => {
  const approval = { reason: "Rejected at receipt.", meaning: "approval" as const, password: PASSWORD };
  const witness = (din: string) => ({
    din,
    method: "autoclave" as const,
    destroyedAt: now(),
    meaning: "witness" as const,
    password: PASSWORD,
  });
  const rejected = () => givenReceived({ receipt: { verdict: "rejected", reason: "clotted" } });

  test("is ordered once, by quality, of what may end so", async () => {
    const { donationId, quality, laboratory } = await rejected();
    await expect(orderDestruction(laboratory, donationId, approval)).rejects.toThrow(refusal("not_allowed"));
    await orderDestruction(quality, donationId, approval);
    await expect(orderDestruction(quality, donationId, approval)).rejects.toThrow(refusal("already_ordered"));
    const sent = await givenInTransit();
    await expect(orderDestruction(quality, sent.donationId, approval)).rejects.toThrow(refusal("wrong_state"));
  });

  test("is done once, with the label of that very donation and the password of whoever stands by", async () => {
    const { donationId, din, quality } = await rejected();
    const other = await givenInTransit();
    const { colleague } = await givenCrew();
    await expect(destroyDonation(colleague, donationId, witness(din))).rejects.toThrow(refusal("not_ordered"));
    await orderDestruction(quality, donationId, approval);
    await expect(destroyDonation(colleague, donationId, witness(other.din))).rejects.toThrow(refusal("din_mismatch"));
    await expect(destroyDonation(colleague, donationId, { ...witness(din), password: "wrong" })).rejects.toThrow(refusal("wrong_password"));
    for (const duty of ["coordinator", "finance", "administrator"] as const)
      await expect(destroyDonation(await givenStaff(duty), donationId, witness(din))).rejects.toThrow(refusal("not_allowed"));
    await destroyDonation(colleague, donationId, witness(din));
    await expect(destroyDonation(colleague, donationId, witness(din))).rejects.toThrow(refusal("wrong_state"));
    expect(await stateOf(donationId)).toBe("destroyed");
  });

  test("on its pages is ordered with a reason, and asks for everything that a witness signs", async () => {
    const { donationId, quality } = await rejected();
    const none = await post(destroyRoute.action, quality, "/", { meaning: "approval", password: PASSWORD }, { donationId });
    expect(none).toMatchObject({ status: 422, answer: { problems: { reason: "errors.required" } } });
    expect((await post(destroyRoute.action, quality, "/", approval, { donationId })).status).toBe(302);
    const { colleague } = await givenCrew();
    const bare = await post(destroyedRoute.action, colleague, "/", {}, { donationId });
    expect(Object.keys(bare.answer?.problems ?? {}).sort()).toEqual(["destroyedAt", "din", "meaning", "method", "password"]);
    await expect(post(destroyRoute.action, await givenFamily(), "/", approval, { donationId })).rejects.toEqual(notFound);
  });
});

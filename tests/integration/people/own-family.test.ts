import { beforeAll, expect, test } from "vitest";
import { cancelCase, recordNotCollected } from "~/bank/collection/case-ends.operations.server";
import { handOver, recordCollection } from "~/bank/collection/collecting.operations.server";
import { destroyDonation, orderDestruction } from "~/bank/collection/destruction.operations.server";
import { decideDeviation } from "~/bank/collection/deviations.operations.server";
import { dispatchKit, reportKitLost } from "~/bank/collection/dispatch.operations.server";
import { cancelKit, checkKitLabels, prepareKit } from "~/bank/collection/kits.operations.server";
import { receiveDonation } from "~/bank/collection/receipt.operations.server";
import { openConsent } from "~/bank/consent/opening.operations.server";
import { finishTask } from "~/bank/enquiries/tasks.server";
import { readAs } from "~/bank/history/transact.server";
import { type StaffActor, WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { endRight, grantRight, inviteGuardian, registerBirth } from "~/bank/people/family.server";
import { now } from "~/outside/clock.server";
import * as donorRoute from "~/routes/staff/people.donors.$donorId._index";
import { ask } from "~tests/support/asked";
import { collectionOf, givenDispatchedKit, givenInTransit, givenReceived, kitForm, receiptOf } from "~tests/support/given/collection";
import { givenConsentTexts } from "~tests/support/given/consent";
import { givenStaff, PASSWORD } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });

/** Somebody who may do all of this for others, and holds a right over each of three donors as a person. */
let relative: StaffActor;
let sent: Awaited<ReturnType<typeof givenDispatchedKit>>;
let coming: Awaited<ReturnType<typeof givenInTransit>>;
let waiting: Awaited<ReturnType<typeof givenReceived>>;
let deviationId: string;
let rightId: string;

beforeAll(async () => {
  await givenConsentTexts();
  const coordinator = await givenStaff("coordinator");
  const { id, personId } = await givenStaff("coordinator", "laboratory", "quality", "administrator");
  sent = await givenDispatchedKit({ tissue: "birth" });
  coming = await givenInTransit();
  waiting = await givenReceived({ receipt: { verdict: "deviation" } });
  for (const { donorId } of [coming, waiting, sent])
    [rightId = ""] = await grantRight(coordinator, donorId, { personId, kinds: ["view"], ground: "guardian" });
  relative = (await actorFor(id)) as StaffActor;
  const deviation = await readAs(WORKER, (db) =>
    db.selectFrom("deviations").select("id").where("subjectId", "=", waiting.donationId).executeTakeFirstOrThrow(),
  );
  deviationId = deviation.id;
});

const approval = { meaning: "approval" as const, password: PASSWORD };
const person = { givenName: "A", familyName: "B" };
const ACTS: Record<string, () => Promise<unknown>> = {
  "cancels the case": () => cancelCase(relative, sent.caseId, { reason: "family" }),
  "writes that nothing was collected": () => recordNotCollected(relative, sent.caseId, { reason: "emergency" }),
  "opens the consent": () => openConsent(relative, sent.caseId),
  "packs a kit": () => prepareKit(relative, sent.caseId, kitForm("amnion")),
  "checks the labels": () => checkKitLabels(relative, sent.kitId, sent),
  "sends the kit": () => dispatchKit(relative, sent.kitId, { ...sent, courier: "C", tracking: "T", dispatchedAt: now() }),
  "says that the kit is lost": () => reportKitLost(relative, sent.kitId, {}),
  "takes the kit out of use": () => cancelKit(relative, sent.kitId, {}),
  "writes down the collection": () => recordCollection(relative, sent.donationId, collectionOf(sent, "cord")),
  "registers the birth": () => registerBirth(relative, sent.donorId, { ...person, bornOn: "2026-10-12" }),
  "names a guardian": () => inviteGuardian(relative, sent.donorId, { ...person, email: "g@family.test", relation: "father" }),
  "gives a right": () => grantRight(relative, sent.donorId, { personId: relative.personId, kinds: ["consent"], ground: "guardian" }),
  "ends a right, their own neither": () => endRight(relative, rightId),
  "hands the material over": () =>
    handOver(relative, coming.donationId, { ...coming, toParty: "Second Courier", at: now(), condition: "sealed" }),
  "receives the donation": () => receiveDonation(relative, coming.donationId, receiptOf(coming)),
  "decides on its deviation": () => decideDeviation(relative, deviationId, { ...approval, decision: "accepted", note: "Fine." }),
  "orders its destruction": () => orderDestruction(relative, waiting.donationId, { ...approval, reason: "Late." }),
};

test.each(Object.keys(ACTS))("of a donor over whom they hold a right, nobody %s, whatever their duties", async (act) => {
  await expect(ACTS[act]?.()).rejects.toThrow(refusal("not_allowed"));
});

test("nothing of all this was written, and a colleague does it", async () => {
  const left = await readAs(WORKER, async (db) => ({
    kit: await db.selectFrom("kits").select("state").where("id", "=", sent.kitId).executeTakeFirstOrThrow(),
    coming: await db.selectFrom("donations").select("state").where("id", "=", coming.donationId).executeTakeFirstOrThrow(),
    deviation: await db.selectFrom("deviations").select("state").where("id", "=", deviationId).executeTakeFirstOrThrow(),
  }));
  expect(left).toEqual({ kit: { state: "dispatched" }, coming: { state: "in_transit" }, deviation: { state: "open" } });
  await expect(receiveDonation(coming.laboratory, coming.donationId, receiptOf(coming))).resolves.toBeUndefined();
});

test("nobody witnesses the destruction of what is of their own family", async () => {
  const { quality } = waiting;
  await decideDeviation(quality, deviationId, { ...approval, decision: "rejected", note: "Too warm." });
  await orderDestruction(quality, waiting.donationId, { ...approval, reason: "Too warm." });
  const witness = { din: waiting.din, method: "autoclave" as const, destroyedAt: now(), meaning: "witness" as const, password: PASSWORD };
  await expect(destroyDonation(relative, waiting.donationId, witness)).rejects.toThrow(refusal("not_allowed"));
});

test("a task about them is not ticked off either; one of another donor is", async () => {
  const task = async (donorId: string) =>
    readAs(WORKER, (db) =>
      db
        .selectFrom("tasks")
        .select("id")
        .where("donorId", "=", donorId)
        .where("state", "=", "open")
        .orderBy("openedAt")
        .executeTakeFirstOrThrow(),
    );
  await expect(finishTask(relative, (await task(waiting.donorId)).id)).rejects.toThrow(refusal("not_allowed"));
  const other = await givenInTransit();
  await expect(finishTask(relative, (await task(other.donorId)).id)).resolves.toBeUndefined();
});

test("from the day on which the right has ended they act for that donor as any colleague, from the next sign-in on", async () => {
  await endRight(await givenStaff("coordinator"), rightId);
  const again = (await actorFor(relative.id)) as StaffActor;
  expect(again.ownDonors).not.toContain(sent.donorId);
  await expect(cancelKit(again, sent.kitId, {})).resolves.toBeUndefined();
  expect(await ask(donorRoute.loader, again, "/", { donorId: sent.donorId })).toMatchObject({ may: { rights: true } });
});

import { expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { receiveShipment, recordEnding } from "~/bank/release/receive.operations.server";
import { vialsHeldBy } from "~/bank/release/store.server";
import { sweep } from "~/jobs/sweep.server";
import { drainJobs } from "~/jobs/worker.server";
import { at } from "~/outside/clock.server";
import { follow } from "~tests/support/given/jobs";
import { arrival, ask, bring, COLD_ENOUGH, dateOn, day, givenGrantedClinic, givenRequest, requestOf } from "~tests/support/given/release";
import { withStandIns } from "~tests/support/stand-ins";

withStandIns();

const tasksOf = (requestId: string) =>
  readAs(WORKER, (db) =>
    db
      .selectFrom("tasks")
      .select(["kind", "state"])
      .where("subjectId", "=", requestId)
      .where("kind", "like", "%_late")
      .orderBy("openedAt")
      .execute(),
  );
const lettersOf = async (personId: string) =>
  (
    await readAs(WORKER, (db) =>
      db.selectFrom("messages").select("kind").where("personId", "=", personId).where("kind", "like", "%_late").orderBy("sentAt").execute(),
    )
  ).map(({ kind }) => kind);

test("rules 39 and 40: a clinic that does not answer in time is written to once, quality has one task, and the answer finishes it", async () => {
  const held = await givenRequest("in_transit");
  const { requestId, clinic, donorId } = held;
  await at(day(-7, 11), sweep); // expected at day -7, twelve hours are allowed
  expect(await tasksOf(requestId)).toEqual([]);
  await at(day(-7, 13), () => Promise.all([sweep(), sweep()]));
  await at(day(-6, 13), sweep);
  expect(await tasksOf(requestId)).toEqual([{ kind: "receipt_late", state: "open" }]);
  await drainJobs();
  expect(await lettersOf(clinic.actor.personId)).toEqual(["receipt_late"]);

  await at(day(-5), () => receiveShipment(clinic.actor, requestId, arrival(3, -5), COLD_ENOUGH));
  await follow(donorId, "release.received");
  expect(await tasksOf(requestId)).toEqual([{ kind: "receipt_late", state: "done" }]);

  await at(day(24), sweep);
  expect(await tasksOf(requestId)).toHaveLength(1);
  await at(day(26), sweep);
  await at(day(40), sweep);
  await drainJobs();
  expect(await lettersOf(clinic.actor.personId)).toEqual(["receipt_late", "ending_late"]);
  const vialIds = (await readAs(WORKER, (db) => vialsHeldBy(db, requestId, "release"))).map(({ id }) => id);
  await at(day(41), () => recordEnding(clinic.actor, requestId, { vialIds, ending: "infused", evidence: "IR-1" }));
  await at(day(41), () => follow(donorId, "release.ended"));
  expect(await tasksOf(requestId)).toEqual([
    { kind: "receipt_late", state: "done" },
    { kind: "ending_late", state: "done" },
  ]);
});

test("an approval whose legal basis has ended before the cells left lapses by itself, and its certificate with it", async () => {
  const granted = await givenGrantedClinic();
  const requestId = await ask(granted, { plannedOn: dateOn(2), legalBasisValidUntil: dateOn(3) });
  await bring(granted, requestId, "approved");
  await at(day(2), sweep);
  expect((await requestOf(requestId)).state).toBe("approved");
  await at(day(5), sweep);
  expect(await requestOf(requestId)).toMatchObject({ state: "on_hold", approvedAt: null });
});

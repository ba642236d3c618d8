import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { noteMessage } from "~/bank/enquiries/messages.operations.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { firstTime } from "~/bank/history/webhooks.server";
import { WORKER } from "~/bank/people/actor";
import { givenCase } from "~tests/support/given/enquiries";

const AT = (minute: number) => new Date(Date.UTC(2026, 10, 23, 8, minute));

/** A letter that was handed to the post. */
async function givenLetter(donorId: string | null = null) {
  const [id, eventId] = [uuidv7(), uuidv7()];
  await transact(WORKER, async (tx, record) => {
    await tx
      .insertInto("messages")
      .values({
        ...{ id, key: `${eventId}:email.test`, kind: "kit_dispatched", eventId, personId: null, donorId },
        ...{ state: "sent" as const, resendId: `re_${id}`, sentAt: AT(0) },
      })
      .execute();
    await record({ type: "message.sent", about: [id], donorId, data: { kind: "kit_dispatched" } });
  });
  return { id, resendId: `re_${id}` };
}
const letterOf = (id: string) =>
  readAs(WORKER, (db) => db.selectFrom("messages").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
const tasksAbout = (id: string) =>
  readAs(WORKER, (db) => db.selectFrom("tasks").select(["kind", "donorId", "data"]).where("subjectId", "=", id).execute());
const eventsAbout = (id: string) =>
  readAs(WORKER, (db) =>
    db
      .selectFrom("events")
      .innerJoin("eventSubjects", "eventSubjects.eventId", "events.id")
      .select("events.type")
      .where("eventSubjects.subjectId", "=", id)
      .orderBy("events.position")
      .execute(),
  ).then((rows) => rows.map(({ type }) => type));

test("what became of a letter is told in its own words and times, in whatever order it is heard", async () => {
  const { id, resendId } = await givenLetter();
  await noteMessage(`evt_1_${id}`, resendId, "opened", AT(5));
  await noteMessage(`evt_2_${id}`, resendId, "delivered", AT(1));
  expect(await letterOf(id)).toMatchObject({ state: "delivered", openedAt: AT(5), deliveredAt: AT(1), bouncedAt: null });
  expect(await eventsAbout(id)).toEqual(["message.sent", "message.opened", "message.delivered"]);
});

test("one that was opened was delivered, also when nobody said so", async () => {
  const { id, resendId } = await givenLetter();
  await noteMessage(`evt_${id}`, resendId, "opened", AT(2));
  expect(await letterOf(id)).toMatchObject({ state: "delivered", deliveredAt: null });
});

test("one of a donor that came back is the coordinator's task with that donor, and says which letter it was", async () => {
  const { donorId } = await givenCase();
  const { id, resendId } = await givenLetter(donorId);
  expect(await noteMessage(`evt_${id}`, resendId, "bounced", AT(3))).toBe(true);
  expect(await noteMessage(`evt_${id}`, resendId, "bounced", AT(3))).toBe(true);
  expect(await letterOf(id)).toMatchObject({ state: "bounced", bouncedAt: AT(3) });
  expect(await tasksAbout(id)).toEqual([{ kind: "mail_bounced", donorId, data: { kind: "kit_dispatched" } }]);
});

test("a letter that came back stays so when somebody says afterwards that it was opened", async () => {
  const { id, resendId } = await givenLetter();
  await noteMessage(`evt_1_${id}`, resendId, "bounced", AT(3));
  await noteMessage(`evt_2_${id}`, resendId, "opened", AT(4));
  expect((await letterOf(id)).state).toBe("bounced");
});

test("of a letter that nobody knows nothing is kept, so that the provider may tell it again", async () => {
  expect(await noteMessage("evt_early", "re_unknown", "delivered", AT(1))).toBe(false);
  const { id, resendId } = await givenLetter();
  expect(await noteMessage("evt_early", resendId, "delivered", AT(1))).toBe(true);
  expect((await letterOf(id)).deliveredAt).toEqual(AT(1));
});

test("an event of one provider is not one of the other's, though both had the same name for it", async () => {
  await transact(WORKER, async (tx) => {
    expect([await firstTime(tx, "evt_same"), await firstTime(tx, "evt_same", "resend"), await firstTime(tx, "evt_same", "resend")]).toEqual(
      [true, true, false],
    );
  });
});

test("an event whose work failed is new when it is told again", async () => {
  const failing = transact(WORKER, async (tx) => {
    await firstTime(tx, "evt_failed");
    throw new Error("broken");
  });
  await expect(failing).rejects.toThrow("broken");
  expect(await transact(WORKER, (tx) => firstTime(tx, "evt_failed"))).toBe(true);
});

import { expect, test } from "vitest";
import { DEMO_REFUND_TABLE } from "~/bank/billing/refund.rules";
import { assignEnquiry, closeEnquiry, noteAnswer, receiveEnquiry } from "~/bank/enquiries/enquiries.server";
import { enquiryPage, listEnquiries } from "~/bank/enquiries/enquiry-list.server";
import { refuseMachines, shownNow } from "~/bank/enquiries/form-age.server";
import { sendQuote } from "~/bank/enquiries/quotes.server";
import { quoteLinesVisibleTo } from "~/bank/enquiries/store.server";
import { finishTask, tasksVisibleTo } from "~/bank/enquiries/tasks.server";
import { countTasks, openTasks } from "~/bank/enquiries/today.server";
import { readAs } from "~/bank/history/transact.server";
import { STRANGER, WORKER } from "~/bank/people/actor";
import { at } from "~/outside/clock.server";
import { ownerPool } from "~db/client.server";
import { enquiryForm, givenBank, PRICES } from "~tests/support/given/enquiries";
import { givenFamily, givenStaff } from "~tests/support/given/people";
import blns from "~tests/vectors/blns.json";

const refusal = (code: string) => expect.objectContaining({ code });
const NOON = new Date("2026-11-23T11:00:00Z");
const enquiryOf = (id: string) =>
  readAs(WORKER, (db) => db.selectFrom("enquiries").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
const tasksOf = (id: string) =>
  readAs(WORKER, (db) => tasksVisibleTo(WORKER, db).where("subjectId", "=", id).orderBy("openedAt").execute());

test("an enquiry gets a coordinator, a task and a clock on the first answer", async () => {
  await givenBank();
  const { enquiryId } = await at(NOON, () => receiveEnquiry(enquiryForm("bone_marrow")));
  const enquiry = await enquiryOf(enquiryId);
  expect(enquiry).toMatchObject({ state: "new", joinedTo: null, answerDueAt: new Date("2026-11-24T11:00:00Z") });
  expect(enquiry.assignedTo).not.toBeNull();
  expect(await tasksOf(enquiryId)).toMatchObject([
    { kind: "enquiry_answer", state: "open", assignedTo: enquiry.assignedTo, dueAt: enquiry.answerDueAt },
  ]);
});

test("the coordinator with the fewest open tasks gets the next one", async () => {
  await givenBank();
  const fresh = await givenStaff("coordinator");
  const { enquiryId } = await receiveEnquiry(enquiryForm("adipose"));
  expect((await enquiryOf(enquiryId)).assignedTo).toBe(fresh.id);
});

test("a second enquiry of the same person about the same tissue is joined to the first, and its coordinator is told", async () => {
  await givenBank();
  const first = await receiveEnquiry(enquiryForm("birth", "twice@family.test"));
  const second = await receiveEnquiry(enquiryForm("birth", "TWICE@family.test"));
  expect(second.joinedTo).toBe(first.enquiryId);
  expect(await enquiryOf(second.enquiryId)).toMatchObject({ state: "joined", assignedTo: (await enquiryOf(first.enquiryId)).assignedTo });
  expect((await tasksOf(first.enquiryId)).map((task) => task.kind)).toEqual(["enquiry_answer", "enquiry_joined"]);
  const other = await receiveEnquiry(enquiryForm("adipose", "twice@family.test"));
  expect(other.joinedTo).toBeNull();
});

test("two enquiries of one person at the same moment are one and a joined one", async () => {
  await givenBank();
  const both = await Promise.all([
    receiveEnquiry(enquiryForm("birth", "race@family.test")),
    receiveEnquiry(enquiryForm("birth", "race@family.test")),
  ]);
  expect(both.filter((each) => each.joinedTo === null)).toHaveLength(1);
});

test("after the first was closed, the same person may ask anew", async () => {
  const administrator = await givenBank();
  const first = await receiveEnquiry(enquiryForm("birth", "again@family.test"));
  await closeEnquiry(administrator, first.enquiryId, { reason: "no_reply" });
  expect((await receiveEnquiry(enquiryForm("birth", "again@family.test"))).joinedTo).toBeNull();
});

test("every naughty string can be a message and comes back as it was typed, but for what cannot be printed", async () => {
  await givenBank();
  const messages = blns.strings.filter((text) => text.length <= 4000);
  for (const [n, message] of messages.entries()) {
    const { enquiryId } = await receiveEnquiry({ ...enquiryForm("adipose", `blns${n}@family.test`), message });
    const kept = (await enquiryOf(enquiryId)).message;
    const printable = (text: string) => Buffer.from(text.replace(/[\p{Cc}\p{Z}\u202A-\u202E\u2066-\u2069\uFEFF]/gu, "")).toString();
    expect(printable(kept)).toBe(printable(message));
  }
}, 60_000);

test("a stranger sees no enquiry, their own neither", async () => {
  await givenBank();
  await receiveEnquiry(enquiryForm("adipose"));
  await expect(readAs(STRANGER, (db) => db.selectFrom("enquiries").selectAll().execute())).rejects.toThrow(/permission denied/);
});

test("the event of an enquiry names nobody", async () => {
  await givenBank();
  const { enquiryId } = await receiveEnquiry(enquiryForm("adipose", "unnamed@family.test"));
  const { rows } = await ownerPool().query("select data from events where type = 'enquiry.received' and data ->> 'enquiryId' = $1", [
    enquiryId,
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/unnamed|Ann/);
});

test("a noted answer stops the clock, and only coordinators work on enquiries", async () => {
  await givenBank();
  const coordinator = await givenStaff("coordinator");
  const { enquiryId } = await receiveEnquiry(enquiryForm("adipose"));
  await expect(noteAnswer(await givenStaff("laboratory", "finance", "administrator"), enquiryId)).rejects.toThrow(refusal("not_allowed"));
  await noteAnswer(coordinator, enquiryId);
  const answered = await enquiryOf(enquiryId);
  expect(answered.state).toBe("answered");
  expect(answered.answeredAt).not.toBeNull();
  expect((await tasksOf(enquiryId)).every((task) => task.state === "done" && task.doneBy === coordinator.id)).toBe(true);
  await noteAnswer(coordinator, enquiryId);
  expect((await enquiryOf(enquiryId)).answeredAt).toEqual(answered.answeredAt);
});

test("an enquiry is given to a coordinator with its open tasks, and to nobody else", async () => {
  await givenBank();
  const [one, other] = [await givenStaff("coordinator"), await givenStaff("coordinator")];
  const { enquiryId } = await receiveEnquiry(enquiryForm("adipose"));
  await expect(assignEnquiry(one, enquiryId, { accountId: (await givenStaff("finance")).id })).rejects.toThrow(
    refusal("not_a_coordinator"),
  );
  await assignEnquiry(one, enquiryId, { accountId: other.id });
  expect((await enquiryOf(enquiryId)).assignedTo).toBe(other.id);
  expect(await tasksOf(enquiryId)).toMatchObject([{ assignedTo: other.id }]);
});

test("a quote copies the prices in force as ceilings, line by line, with the refund table", async () => {
  const administrator = await givenBank();
  const { enquiryId } = await receiveEnquiry(enquiryForm("birth"));
  const { quoteId } = await sendQuote(administrator, enquiryId, { amnionPlacenta: "yes", validDays: 10 });
  const page = await readAs(administrator, (db) => enquiryPage(administrator, db, enquiryId));
  expect(page?.enquiry.state).toBe("quoted");
  expect(page?.quotes).toMatchObject([
    { id: quoteId, state: "sent", currency: "EUR", amnionPlacenta: true, refundTable: DEMO_REFUND_TABLE },
  ]);
  const lines = await readAs(administrator, (db) =>
    quoteLinesVisibleTo(administrator, db).where("quoteId", "=", quoteId).orderBy("ordinal").execute(),
  );
  expect(Object.fromEntries(lines.map((line) => [line.item, line.amountMinor]))).toEqual({
    ...{ deposit: 300_00, collection: 1600_00, amnion_placenta: 700_00, storage_yearly: 120_00 },
    ...{ storage_prepaid_20: 1800_00, expansion: 4500_00, release: 950_00 },
  });
  expect(PRICES.length).toBeGreaterThan(lines.length);
});

test("amnion and placenta come only with birth tissue", async () => {
  const administrator = await givenBank();
  const { enquiryId } = await receiveEnquiry(enquiryForm("adipose"));
  await expect(sendQuote(administrator, enquiryId, { amnionPlacenta: "yes" })).rejects.toThrow(refusal("add_on_of_birth"));
});

test("twins need two quotes for one enquiry", async () => {
  const administrator = await givenBank();
  const { enquiryId } = await receiveEnquiry(enquiryForm("birth"));
  const [noa, ido] = [await sendQuote(administrator, enquiryId, {}), await sendQuote(administrator, enquiryId, {})];
  expect(noa.quoteId).not.toBe(ido.quoteId);
});

test("the list shows what waits, the unanswered first, and all when asked", async () => {
  const administrator = await givenBank();
  const { enquiryId } = await receiveEnquiry(enquiryForm("dental_pulp", "listed@family.test"));
  const open = await readAs(administrator, (db) => listEnquiries(administrator, db, false, 1));
  expect(open.enquiries[0]?.answeredAt).toBeNull();
  await closeEnquiry(administrator, enquiryId, { reason: "not_wanted" });
  const all = await readAs(administrator, (db) => listEnquiries(administrator, db, true, 1));
  expect(all.enquiries.find((each) => each.id === enquiryId)?.state).toBe("closed");
  const still = await readAs(administrator, (db) => listEnquiries(administrator, db, false, 1));
  expect(still.enquiries.some((each) => each.id === enquiryId)).toBe(false);
});

test("today shows open tasks, most urgent first, by duty or one's own; a task is ticked off once", async () => {
  await givenBank();
  const coordinator = await givenStaff("coordinator");
  const { enquiryId } = await receiveEnquiry(enquiryForm("adipose"));
  await assignEnquiry(coordinator, enquiryId, { accountId: coordinator.id });
  const today = (filter: Parameters<typeof openTasks>[2]) => readAs(coordinator, (db) => openTasks(coordinator, db, filter, 1));
  expect((await today("mine")).tasks.map((task) => task.subjectId)).toEqual([enquiryId]);
  expect((await today("laboratory")).tasks).toEqual([]);
  const before = await readAs(coordinator, (db) => countTasks(coordinator, db));
  const [task] = (await today("mine")).tasks;
  await finishTask(coordinator, task?.id ?? "");
  await expect(finishTask(coordinator, task?.id ?? "")).rejects.toThrow(refusal("task_done"));
  const after = await readAs(coordinator, (db) => countTasks(coordinator, db));
  expect(after.coordinator).toBe((before.coordinator ?? 0) - 1);
});

test("only staff know of tasks", async () => {
  await givenBank();
  const family = await givenFamily();
  expect(await readAs(WORKER, (db) => tasksVisibleTo(family, db).execute())).toEqual([]);
  await expect(finishTask(family as never, "0198c5c0-0000-7000-8000-000000000000")).rejects.toThrow();
});

test("a form that was never shown, or comes back at once, is a program's", async () => {
  await givenBank();
  await expect(refuseMachines(undefined)).rejects.toThrow(refusal("form_expired"));
  await expect(refuseMachines("1700000000000.forged")).rejects.toThrow(refusal("form_expired"));
  await expect(refuseMachines(shownNow())).rejects.toThrow(refusal("too_quick"));
});

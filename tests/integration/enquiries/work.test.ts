import { beforeAll, expect, test } from "vitest";
import { assignEnquiry, closeEnquiry, noteAnswer, receiveEnquiry } from "~/bank/enquiries/enquiries.server";
import { enquiryPage, listEnquiries } from "~/bank/enquiries/enquiry-list.server";
import { sendQuote } from "~/bank/enquiries/quotes.server";
import { countTasks, filterOf, openTasks } from "~/bank/enquiries/today.server";
import { readAs } from "~/bank/history/transact.server";
import { DUTIES, type StaffActor } from "~/bank/people/actor";
import { memberPage } from "~/bank/people/member-page.server";
import { closeAccount, endDuty } from "~/bank/people/team.server";
import * as enquiryRoute from "~/routes/staff/enquiries.$enquiryId._index";
import * as answered from "~/routes/staff/enquiries.$enquiryId.answered";
import * as assign from "~/routes/staff/enquiries.$enquiryId.assign";
import * as closing from "~/routes/staff/enquiries.$enquiryId.close";
import * as quoting from "~/routes/staff/enquiries.$enquiryId.quote";
import { ask, post } from "~tests/support/asked";
import { enquiryForm, givenBank, givenCase } from "~tests/support/given/enquiries";
import { givenClinic, givenFamily, givenStaff, someone } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const notFound = expect.objectContaining({ status: 404 });
const UNKNOWN = "01980000-0000-7000-8000-000000000000";
let administrator: StaffActor;
let coordinator: StaffActor;
beforeAll(async () => {
  administrator = await givenBank();
  coordinator = await givenStaff("coordinator");
});
const asked = async (email?: string) => (await receiveEnquiry(enquiryForm("adipose", email))).enquiryId;
const pageOf = (enquiryId: string) => readAs(coordinator, (db) => enquiryPage(coordinator, db, enquiryId));

test("an enquiry's page holds what was joined to it, its quotes, the case that came of one, and who could take it", async () => {
  const email = `joined${someone()}@family.test`;
  const enquiryId = await asked(email);
  const joined = await asked(email);
  const { quoteId } = await sendQuote(coordinator, enquiryId, { message: "Come and see us." });
  const page = await pageOf(enquiryId);
  expect([page?.joined.map(({ id }) => id), page?.quotes.map(({ id }) => id), page?.cases]).toEqual([[joined], [quoteId], []]);
  expect(page?.coordinators.map(({ id }) => id)).toEqual(expect.arrayContaining([administrator.id, coordinator.id]));
  const { quoteId: accepted, caseId } = await givenCase();
  const { enquiryId: of } = await readAs(coordinator, (db) =>
    db.selectFrom("quotes").select("enquiryId").where("id", "=", accepted).executeTakeFirstOrThrow(),
  );
  expect((await pageOf(of))?.cases).toMatchObject([{ id: caseId, quoteId: accepted }]);
  expect(await pageOf(UNKNOWN)).toBeUndefined();
});

test("a colleague whose duty has ended, or whose account was closed, is offered no enquiry and given none", async () => {
  const [ended, left] = [await givenStaff("coordinator", "quality"), await givenStaff("coordinator")];
  const { duties } = await memberPage(administrator, ended.id);
  await endDuty(administrator, duties.find(({ duty }) => duty === "coordinator")?.id ?? "");
  await closeAccount(administrator, left.id);
  const enquiryId = await asked();
  const offered = (await pageOf(enquiryId))?.coordinators.map(({ id }) => id);
  for (const { id } of [ended, left]) {
    expect(offered).not.toContain(id);
    await expect(assignEnquiry(coordinator, enquiryId, { accountId: id })).rejects.toThrow(refusal("not_a_coordinator"));
  }
});

test.each(DUTIES.filter((duty) => duty !== "coordinator"))("the duty %s works on no enquiry", async (duty) => {
  const enquiryId = await asked();
  const staff = await givenStaff(duty);
  for (const act of [
    () => noteAnswer(staff, enquiryId),
    () => closeEnquiry(staff, enquiryId, { reason: "spam" }),
    () => assignEnquiry(staff, enquiryId, { accountId: coordinator.id }),
    () => sendQuote(staff, enquiryId, {}),
  ])
    await expect(act()).rejects.toThrow(refusal("not_allowed"));
  expect((await pageOf(enquiryId))?.enquiry.state).toBe("new");
});

test("what was joined to another enquiry is not answered, quoted or closed by itself", async () => {
  const email = `twice${someone()}@family.test`;
  await asked(email);
  const joined = await asked(email);
  await expect(noteAnswer(coordinator, joined)).rejects.toThrow(refusal("wrong_state"));
  await expect(sendQuote(coordinator, joined, {})).rejects.toThrow(refusal("wrong_state"));
  await expect(closeEnquiry(coordinator, joined, { reason: "spam" })).rejects.toThrow(refusal("wrong_state"));
});

test("a closed enquiry may still be quoted, for people come back; it is not closed twice", async () => {
  const enquiryId = await asked();
  await closeEnquiry(coordinator, enquiryId, { reason: "no_reply" });
  await expect(closeEnquiry(coordinator, enquiryId, { reason: "spam" })).rejects.toThrow(refusal("wrong_state"));
  expect((await pageOf(enquiryId))?.enquiry.answeredAt).toBeNull();
  await sendQuote(coordinator, enquiryId, {});
  expect((await pageOf(enquiryId))?.enquiry).toMatchObject({ state: "quoted", answeredAt: expect.any(Date) });
});

test("page by page: what is not chosen is said beside it, an unknown enquiry is not there, and families and clinics find none", async () => {
  const enquiryId = await asked();
  const unchosen = await post(closing.action, coordinator, "/", {}, { enquiryId });
  expect(unchosen).toMatchObject({ status: 422, answer: { problems: { reason: "errors.choose_one" } } });
  const nobody = await post(assign.action, coordinator, "/", { accountId: "me" }, { enquiryId });
  expect(nobody).toMatchObject({ status: 422, answer: { problems: { accountId: "errors.choose_one" } } });
  const days = await post(quoting.action, coordinator, "/", { validDays: "400" }, { enquiryId });
  expect(days).toMatchObject({ status: 422, answer: { problems: { validDays: "enquiries.valid_days_wrong" } } });
  expect((await post(answered.action, coordinator, "/", {}, { enquiryId })).location).toBe(`/staff/enquiries/${enquiryId}`);
  expect((await post(assign.action, coordinator, "/", { accountId: coordinator.id }, { enquiryId })).status).toBe(302);
  for (const id of [UNKNOWN, "none"]) {
    await expect(ask(enquiryRoute.loader, coordinator, "/", { enquiryId: id })).rejects.toEqual(notFound);
    await expect(ask(closing.loader, coordinator, "/", { enquiryId: id })).rejects.toEqual(notFound);
  }
  for (const actor of [await givenFamily(), (await givenClinic()).actor])
    await expect(ask(enquiryRoute.loader, actor, "/", { enquiryId })).rejects.toEqual(notFound);
});

test("the list of all is the last first and goes on page by page, each enquiry once", async () => {
  for (let n = 0; n < 52; n += 1) await asked();
  const page = (n: number) => readAs(coordinator, (db) => listEnquiries(coordinator, db, true, n));
  const [first, second] = [await page(1), await page(2)];
  expect([first.enquiries.length, first.more]).toEqual([50, true]);
  const ids = [...first.enquiries, ...second.enquiries].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const times = first.enquiries.map(({ receivedAt }) => receivedAt.getTime());
  expect([...times].sort((a, b) => b - a)).toEqual(times);
});

test("tasks go on page by page, the most urgent first, and each is counted for its duty", async () => {
  const page = (n: number) => readAs(coordinator, (db) => openTasks(coordinator, db, "all", n));
  const [first, second] = [await page(1), await page(2)];
  expect([first.tasks.length, first.more]).toEqual([50, true]);
  const order = first.tasks.map(({ severity }) => ["stop", "look", "know"].indexOf(severity));
  expect([...order].sort()).toEqual(order);
  const counts = await readAs(coordinator, (db) => countTasks(coordinator, db));
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  expect(all).toBeGreaterThanOrEqual(first.tasks.length + second.tasks.length);
  expect(new Set([...first.tasks, ...second.tasks].map(({ id }) => id)).size).toBe(first.tasks.length + second.tasks.length);
});

test("a colleague without a duty has no tasks of their own, but sees all that are open", async () => {
  const none: StaffActor = { ...(await givenStaff("finance")), duties: [] };
  expect((await readAs(none, (db) => openTasks(none, db, "mine", 1))).tasks).toEqual([]);
  expect((await readAs(none, (db) => openTasks(none, db, "all", 1))).tasks.length).toBeGreaterThan(0);
});

test.each([
  ["mine", "mine"],
  ["quality", "quality"],
  ["all", "all"],
  ["director", "all"],
  ["", "all"],
  [null, "all"],
])("the filter %j shows %s", (text, filter) => expect(filterOf(text)).toBe(filter));

import { expect, test } from "vitest";
import { lockEnquiry } from "~/bank/enquiries/enquiries.server";
import { shownNow } from "~/bank/enquiries/form-age.server";
import { transact } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { linkToken } from "~/bank/people/links.server";
import * as familyHome from "~/routes/family/_index";
import * as quotePage from "~/routes/family/quotes.$quoteId._index";
import * as accept from "~/routes/family/quotes.$quoteId.accept";
import * as enquire from "~/routes/public/enquire._index";
import * as quoteLink from "~/routes/public/link.quote.$token._index";
import * as account from "~/routes/public/link.quote.$token.account";
import * as claim from "~/routes/public/link.quote.$token.claim";
import * as today from "~/routes/staff/_index";
import * as list from "~/routes/staff/enquiries._index";
import * as enquiryPage from "~/routes/staff/enquiries.$enquiryId._index";
import * as answered from "~/routes/staff/enquiries.$enquiryId.answered";
import * as assign from "~/routes/staff/enquiries.$enquiryId.assign";
import * as close from "~/routes/staff/enquiries.$enquiryId.close";
import * as quote from "~/routes/staff/enquiries.$enquiryId.quote";
import * as task from "~/routes/staff/tasks.$taskId";
import { ownerPool } from "~db/client.server";
import { ask, post } from "~tests/support/asked";
import { givenBank, givenQuote } from "~tests/support/given/enquiries";
import { givenFamily, givenStaff, PASSWORD, someone } from "~tests/support/given/people";

/** The form as a person sends it, ten seconds after it was shown. */
async function shownEarlier(): Promise<string> {
  const { createHmac } = await import("node:crypto");
  const { environment } = await import("~/outside/environment.server");
  const at = String(Number(shownNow().split(".")[0]) - 10_000);
  return `${at}.${createHmac("sha256", environment().sessionSecret).update(`form shown at ${at}`).digest("base64url")}`;
}
const filled = async (email = `page${someone()}@family.test`) => ({
  ...{ tissue: "bone_marrow", country: "IT", locale: "it", contactBy: "email", name: "Ann Enquirer", email, privacyVersion: "2026-11" },
  shown: await shownEarlier(),
  website: "",
});
const enquiriesOf = async (email: string) => (await ownerPool().query("select id, state from enquiries where email = $1", [email])).rows;

test("an enquiry is sent once, however often the button is pressed", async () => {
  await givenBank();
  const form = { ...(await filled()), formToken: crypto.randomUUID() };
  const both = await Promise.all([post(enquire.action, null, "/enquire", form), post(enquire.action, null, "/enquire", form)]);
  expect(both.map((each) => each.location)).toEqual(["/enquire/thanks", "/enquire/thanks"]);
  expect(await enquiriesOf(form.email)).toHaveLength(1);
});

test("a program that fills in the hidden field is thanked, and nothing is kept", async () => {
  await givenBank();
  const form = { ...(await filled()), website: "http://spam.example" };
  expect((await post(enquire.action, null, "/enquire", form)).location).toBe("/enquire/thanks");
  expect(await enquiriesOf(form.email)).toEqual([]);
});

test("whoever is quicker than a person is asked once more, and what was typed is kept", async () => {
  await givenBank();
  const form = { ...(await filled()), shown: shownNow() };
  const { status, answer } = await post(enquire.action, null, "/enquire", form);
  expect([status, answer?.refusal?.code, answer?.typed.name]).toEqual([409, "too_quick", "Ann Enquirer"]);
});

test("what is missing is told beside each field, and the consent to keep the address is asked for", async () => {
  await givenBank();
  const { status, answer } = await post(enquire.action, null, "/enquire", { contactBy: "phone", email: "x", shown: await shownEarlier() });
  expect(status).toBe(422);
  expect(answer?.problems).toMatchObject({
    ...{ tissue: "enquiries.tissue_needed", country: "errors.choose_one", email: "errors.not_an_email" },
    ...{ name: "errors.required", privacyVersion: "enquiries.privacy_needed" },
  });
});

test("whoever wants to be called leaves a number", async () => {
  await givenBank();
  const { answer } = await post(enquire.action, null, "/enquire", { ...(await filled()), contactBy: "phone" });
  expect(answer?.problems).toEqual({ phone: "enquiries.phone_needed" });
});

test("the form comes with the countries by name, the tissue of the page before, and the notice in force", async () => {
  await givenBank();
  const page = await ask(enquire.loader, null, "/enquire?tissue=dental-pulp");
  expect(page).toMatchObject({ tissue: "dental_pulp", privacyVersion: "2026-11" });
  expect(page.countries).toContainEqual({ value: "IT", label: "Italy" });
});

test("from an enquiry to a signed agreement, page by page, as three people", async () => {
  await givenBank();
  const coordinator = await givenStaff("coordinator");
  const form = await filled();
  await post(enquire.action, null, "/enquire", form);
  const enquiryId: string = (await enquiriesOf(form.email))[0].id;

  const { enquiries } = await ask(list.loader, coordinator, "/staff/enquiries");
  expect(enquiries.some((each) => each.id === enquiryId)).toBe(true);
  expect((await ask(enquiryPage.loader, coordinator, "/", { enquiryId })).verbs).toEqual(["answer", "quote", "close"]);
  expect((await post(assign.action, coordinator, "/", { accountId: coordinator.id }, { enquiryId })).status).toBe(302);
  expect((await post(answered.action, coordinator, "/", {}, { enquiryId })).status).toBe(302);
  expect((await post(quote.action, coordinator, "/", { validDays: "0" }, { enquiryId })).answer?.problems).toEqual({
    validDays: "enquiries.valid_days_wrong",
  });
  expect((await post(quote.action, coordinator, "/", { validDays: "14", message: "Gladly." }, { enquiryId })).status).toBe(302);

  const { rows } = await ownerPool().query(
    "select l.id, q.id as quote_id from links l join quotes q on q.id = l.subject_id where q.enquiry_id = $1",
    [enquiryId],
  );
  const [params, quoteId] = [{ token: linkToken("quote", rows[0].id) }, rows[0].quote_id as string];
  expect(await ask(quoteLink.loader, null, "/", params)).toMatchObject({ way: "account", quote: { message: "Gladly." } });
  expect(await ask(account.loader, null, "/", params)).toMatchObject({ enquiry: { givenName: "Ann", familyName: "Enquirer" } });
  const made = await post(account.action, null, "/", { givenName: "Ann", familyName: "Enquirer", newPassword: PASSWORD }, params);
  expect(made.location).toBe(`/family/quotes/${quoteId}`);
  expect(await ask(quoteLink.loader, null, "/", params)).toMatchObject({ way: "sign_in" });

  const { rows: accounts } = await ownerPool().query("select id from accounts where email = $1", [form.email]);
  const ann = (await actorFor(accounts[0].id)) as PersonActor;
  expect(ann.locale).toBe("it");
  expect(await ask(quotePage.loader, ann, "/", { quoteId })).toMatchObject({ expired: false, caseId: null });
  const answers = { donorIs: "self", bornOn: "1985-05-05", storagePlan: "yearly", country: "IT", meaning: "approval", password: PASSWORD };
  const accepted = await post(accept.action, ann, "/", answers, { quoteId });
  const caseId = accepted.location?.split("/").at(-1);
  expect(accepted.location).toMatch(/^\/family\/cases\/[0-9a-f-]{36}$/);
  expect((await ask(familyHome.loader, ann, "/family")).cases).toMatchObject([{ id: caseId, state: "consent_pending" }]);
  const back = await ask(accept.loader, ann, "/", { quoteId }).catch((thrown: Response) => thrown);
  expect((back as Response).headers.get("location")).toBe(`/family/quotes/${quoteId}`);
});

test("whoever is signed in takes the quote into their account by its button; another is refused", async () => {
  const { quoteId, family } = await givenQuote();
  const { rows } = await ownerPool().query("select id from links where subject_id = $1", [quoteId]);
  const params = { token: linkToken("quote", rows[0].id) };
  expect(await ask(quoteLink.loader, family, "/", params)).toMatchObject({ way: "open" });
  expect((await post(claim.action, family, "/", {}, params)).location).toBe(`/family/quotes/${quoteId}`);
  const other = await post(claim.action, await givenFamily(), "/", {}, params);
  expect([other.status, other.answer?.refusal?.code]).toEqual([409, "quote_taken"]);
});

test("a link that ended shows what to do instead", async () => {
  expect(await ask(quoteLink.loader, null, "/", { token: "ended" })).toMatchObject({ quote: null });
  expect(await ask(account.loader, null, "/", { token: "ended" })).toMatchObject({ enquiry: null });
});

test("an enquiry is closed with its reason", async () => {
  const administrator = await givenBank();
  const form = await filled();
  await post(enquire.action, null, "/enquire", form);
  const enquiryId: string = (await enquiriesOf(form.email))[0].id;
  expect((await post(close.action, administrator, "/", {}, { enquiryId })).answer?.problems).toEqual({ reason: "errors.choose_one" });
  expect((await post(close.action, administrator, "/", { reason: "spam" }, { enquiryId })).status).toBe(302);
  expect((await transact(WORKER, (tx) => lockEnquiry(tx, enquiryId))).state).toBe("closed");
});

test("today lists what is open by duty, opens one beside it, and ticks it off by hand", async () => {
  await givenBank();
  const coordinator = await givenStaff("coordinator");
  await post(enquire.action, null, "/enquire", await filled());
  const page = await ask(today.loader, coordinator, "/staff?duty=coordinator");
  const first = page.tasks[0];
  expect(page).toMatchObject({ filter: "coordinator", selected: null });
  expect(await ask(today.loader, coordinator, `/staff?duty=nonsense&page=-3&task=${first?.id}`)).toMatchObject({ filter: "all", page: 1 });
  expect((await ask(task.loader, coordinator, "/", { taskId: first?.id ?? "" })).task.kind).toBe("enquiry_answer");
  expect((await post(task.action, coordinator, "/", {}, { taskId: first?.id ?? "" })).location).toBe("/staff");
  await expect(ask(task.loader, coordinator, "/", { taskId: "none" })).rejects.toMatchObject({ status: 404 });
});

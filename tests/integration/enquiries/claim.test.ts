import { expect, test } from "vitest";
import { acceptQuote } from "~/bank/enquiries/acceptance.server";
import { claimQuote, openFamilyAccount, quoteOfLink } from "~/bank/enquiries/claim.server";
import { receiveEnquiry } from "~/bank/enquiries/enquiries.server";
import { quotePage } from "~/bank/enquiries/quote-page.server";
import { sendQuote } from "~/bank/enquiries/quotes.server";
import { readAs } from "~/bank/history/transact.server";
import { acceptInvitation } from "~/bank/people/account.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { registerPerson } from "~/bank/people/family.server";
import { linkToken } from "~/bank/people/links.server";
import { personPage } from "~/bank/people/person-page.server";
import { signIn } from "~/bank/people/sign-in.server";
import * as quoteRoute from "~/routes/family/quotes.$quoteId._index";
import * as acceptRoute from "~/routes/family/quotes.$quoteId.accept";
import { ownerPool } from "~db/client.server";
import { ask, post } from "~tests/support/asked";
import { acceptanceForm, enquiryForm, givenBank, givenQuote } from "~tests/support/given/enquiries";
import { givenClinic, givenFamily, givenStaff, PASSWORD, someone } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const notFound = expect.objectContaining({ status: 404 });
const NAME = { givenName: "Ann", familyName: "Enquirer", newPassword: PASSWORD };

/** A quote that was mailed and that nobody has taken. */
async function givenMailed(email = `mailed${someone()}@family.test`, form: object = {}) {
  const administrator = await givenBank();
  const { enquiryId } = await receiveEnquiry({ ...enquiryForm("adipose", email), ...form });
  const { quoteId, linkId } = await sendQuote(administrator, enquiryId, {});
  return { administrator, enquiryId, quoteId, email, token: linkToken("quote", linkId), linkId };
}
const holderOf = (quoteId: string) =>
  readAs(WORKER, (db) => db.selectFrom("quotes").select("personId").where("id", "=", quoteId).executeTakeFirstOrThrow()).then(
    ({ personId }) => personId,
  );
const expire = (linkId: string) => ownerPool().query("update links set expires_at = now() - interval '1 second' where id = $1", [linkId]);

test("of two who take a quote by its link at once, one has it", async () => {
  const { quoteId, token } = await givenMailed();
  const [one, other] = [await givenFamily(), await givenFamily()];
  const both = await Promise.allSettled([claimQuote(one, token), claimQuote(other, token)]);
  const [lost] = both.flatMap((each) => (each.status === "rejected" ? [each.reason.code] : []));
  expect(["quote_taken", "link_ended"]).toContain(lost);
  expect([one.personId, other.personId]).toContain(await holderOf(quoteId));
});

test("of two who make an account by one link at once, one does, and there is one account", async () => {
  const { token, email } = await givenMailed();
  const both = await Promise.allSettled([openFamilyAccount(token, NAME), openFamilyAccount(token, NAME)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const { rows } = await ownerPool().query("select count(*)::int as n from accounts where email = $1", [email]);
  expect(rows[0]?.n).toBe(1);
});

test("a link that has ended opens nothing; the quote that was taken by it stays in its account", async () => {
  const mailed = await givenMailed();
  const family = await givenFamily();
  await claimQuote(family, mailed.token);
  const late = await givenMailed();
  await expire(mailed.linkId);
  await expire(late.linkId);
  expect(await quoteOfLink(late.token)).toBeUndefined();
  await expect(openFamilyAccount(late.token, NAME)).rejects.toThrow(refusal("link_ended"));
  await expect(claimQuote(family, late.token)).rejects.toThrow(refusal("link_ended"));
  expect((await quotePage(family, mailed.quoteId)).quote.id).toBe(mailed.quoteId);
});

test("the token of an invitation is none of a quote", async () => {
  const administrator = await givenBank();
  const email = `token${someone()}@family.test`;
  const { accountId } = await registerPerson(administrator, { givenName: "In", familyName: "Vited", email, invite: "yes" });
  const { rows } = await ownerPool().query("select id from links where subject_id = $1", [accountId]);
  expect(await quoteOfLink(linkToken("invitation", rows[0].id))).toBeUndefined();
  await expect(claimQuote(await givenFamily(), linkToken("invitation", rows[0].id))).rejects.toThrow(refusal("link_ended"));
});

test("whoever waited with an invitation takes it up by the quote: the same person, one account, and the invitation is over", async () => {
  const administrator = await givenBank();
  const email = `waits${someone()}@family.test`;
  const invited = await registerPerson(administrator, { givenName: "Known", familyName: "Already", email, invite: "yes" });
  const { token, quoteId } = await givenMailed(email);
  const { accountId } = await openFamilyAccount(token, NAME);
  expect(accountId).toBe(invited.accountId);
  expect(await holderOf(quoteId)).toBe(invited.personId);
  expect((await personPage(administrator, invited.personId)).person.givenName).toBe("Known");
  await expect(signIn({ email, password: PASSWORD }, "10.7.0.1")).resolves.toMatchObject({ accountId });
  const { rows } = await ownerPool().query("select id from links where subject_id = $1 and purpose = 'invitation'", [accountId]);
  await expect(acceptInvitation(linkToken("invitation", rows[0].id), { newPassword: PASSWORD })).rejects.toThrow(refusal("link_ended"));
});

test("an address of the bank's own people or of a clinic's makes no family's account", async () => {
  const [staff, clinic] = [await givenStaff("laboratory"), (await givenClinic()).actor];
  for (const { id } of [staff, clinic]) {
    const { rows } = await ownerPool().query("select email from accounts where id = $1", [id]);
    const { token, quoteId } = await givenMailed(rows[0].email);
    await expect(openFamilyAccount(token, NAME)).rejects.toThrow(refusal("email_taken"));
    expect(await holderOf(quoteId)).toBeNull();
  }
});

test("the new account speaks the language of the enquiry, and keeps its telephone unless another is given", async () => {
  const phone = "+39 051 000 111";
  const mailed = await givenMailed(undefined, { locale: "ar", contactBy: "phone", phone });
  const { accountId } = await openFamilyAccount(mailed.token, NAME);
  const actor = (await actorFor(accountId)) as PersonActor;
  const person = await readAs(WORKER, (db) =>
    db.selectFrom("persons").select(["phone", "email"]).where("id", "=", actor.personId).executeTakeFirstOrThrow(),
  );
  expect([actor.locale, person]).toEqual(["ar", { phone, email: mailed.email }]);
});

test("a quote's page is its holder's and the staff's, says when it has expired and which case came of it, and nobody else's", async () => {
  const { quoteId, family } = await givenQuote();
  expect(await ask(quoteRoute.loader, family, "/", { quoteId })).toMatchObject({ expired: false, caseId: null });
  const { caseId } = await acceptQuote(family, quoteId, acceptanceForm("self"));
  expect(await quotePage(family, quoteId)).toMatchObject({ caseId, quote: { state: "accepted" } });
  expect((await quotePage(await givenStaff("finance"), quoteId)).lines).toHaveLength(6);
  await expect(ask(quoteRoute.loader, await givenFamily(), "/", { quoteId })).rejects.toEqual(notFound);
  const lapsed = await givenQuote();
  await ownerPool()
    .query("update quotes set valid_until = now() - interval '1 second' where id = $1", [lapsed.quoteId])
    .catch(() => undefined);
  expect((await quotePage(lapsed.family, lapsed.quoteId)).lines.map(({ item }) => item)).toContain("deposit");
});

test("an acceptance that lacks something is told beside each field, keeps what was typed, and never gives the password back", async () => {
  const { quoteId, family } = await givenQuote();
  const fields = { donorIs: "self", storagePlan: "yearly", country: "IT", password: PASSWORD, medicalNumber: "MRN-5" };
  const { status, answer } = await post(acceptRoute.action, family, "/", fields, { quoteId });
  expect([status, answer?.problems]).toEqual([422, { meaning: "enquiries.meaning_needed" }]);
  expect(answer?.typed).toMatchObject({ medicalNumber: "MRN-5", storagePlan: "yearly" });
  expect(JSON.stringify(answer)).not.toContain(PASSWORD);
});

test("an acceptance on its page opens the case and leads to it; the same quote again is refused", async () => {
  const { quoteId, family } = await givenQuote();
  const fields = { donorIs: "self", bornOn: "1985-05-05", storagePlan: "yearly", country: "IT", meaning: "approval", password: PASSWORD };
  const first = await post(acceptRoute.action, family, "/", fields, { quoteId });
  expect(first.location).toMatch(/^\/family\/cases\/[0-9a-f-]{36}/);
  const again = await post(acceptRoute.action, family, "/", fields, { quoteId });
  expect([again.status, again.answer?.refusal?.code]).toEqual([409, "wrong_state"]);
  await expect(post(acceptRoute.action, await givenFamily(), "/", fields, { quoteId })).rejects.toEqual(notFound);
});

test("fat and marrow are the adult's own to give; birth tissue comes from a child not yet born, and a child of age gives alone", async () => {
  for (const [tissue, form, code] of [
    ["adipose", acceptanceForm("unborn"), "donor_does_not_fit"],
    ["birth", acceptanceForm("child"), "donor_does_not_fit"],
    ["birth", acceptanceForm("unborn", { expectedOn: "2020-01-01" }), "due_date_past"],
    ["birth", acceptanceForm("unborn", { relation: "father" }), "mother_needed"],
    ["dental_pulp", acceptanceForm("child", { bornOn: "2000-01-01" }), "child_is_adult"],
  ] as const) {
    const { quoteId, family } = await givenQuote({ tissue });
    await expect(acceptQuote(family, quoteId, form)).rejects.toThrow(refusal(code));
  }
});

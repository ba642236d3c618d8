import type { LoaderFunctionArgs } from "@remix-run/node";
import { expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { offerDemoSignIn } from "~/bank/people/demo.server";
import { linkToken } from "~/bank/people/links.server";
import * as demoSignIn from "~/routes/demo/sign-in.$name";
import * as familyAccount from "~/routes/family/account._index";
import * as guardians from "~/routes/family/account.guardians.$donorId";
import * as familyPassword from "~/routes/family/account.password";
import * as sessionEnd from "~/routes/family/account.sessions.$sessionId.end";
import * as invitation from "~/routes/public/link.invitation.$token";
import * as reset from "~/routes/public/link.password-reset.$token";
import * as forgotten from "~/routes/public/password._index";
import * as preferences from "~/routes/public/preferences";
import * as signInPage from "~/routes/public/sign-in";
import * as signOut from "~/routes/public/sign-out";
import * as clinicPage from "~/routes/staff/clinics.$clinicId._index";
import * as clinicNew from "~/routes/staff/clinics.new";
import * as donor from "~/routes/staff/people.donors.$donorId._index";
import * as birth from "~/routes/staff/people.donors.$donorId.birth";
import * as rightEnd from "~/routes/staff/people.donors.$donorId.rights.$rightId.end";
import * as rightNew from "~/routes/staff/people.donors.$donorId.rights.new";
import * as personNew from "~/routes/staff/people.new";
import * as transfer from "~/routes/staff/people.transfer-in";
import * as colleague from "~/routes/staff/team.$accountId._index";
import * as dutyEnd from "~/routes/staff/team.$accountId.duties.$dutyId.end";
import * as dutyNew from "~/routes/staff/team.$accountId.duties.new";
import * as staffNew from "~/routes/staff/team.new";
import { ownerPool } from "~db/client.server";
import { ask, context, post } from "~tests/support/asked";
import { givenCase } from "~tests/support/given/enquiries";
import { emailOf, givenAdministrator, givenClinic, givenFamily, givenStaff, PASSWORD, someone } from "~tests/support/given/people";

const lastLink = async (subjectId: string) =>
  (await ownerPool().query("select id from links where subject_id = $1 order by created_at desc limit 1", [subjectId])).rows[0]
    ?.id as string;

test("sign-in leads home, or to the page that was asked for, and to no other site", async () => {
  const family = await givenFamily();
  const email = await emailOf(family.id);
  const to = async (next: string) => (await post(signInPage.action, null, "/sign-in", { email, password: PASSWORD, next })).location;
  expect(await to("")).toBe("/family");
  expect(await to("/family/account")).toBe("/family/account");
  expect(await to("https://evil.example")).toBe("/family");
  expect(await to("//evil.example")).toBe("/family");
  const { headers } = await post(signInPage.action, null, "/sign-in", { email, password: PASSWORD });
  expect(headers.get("set-cookie")).toMatch(/^session=.+HttpOnly/);
});

test("a wrong password is a 409 that keeps the address typed and never the password", async () => {
  const { status, answer } = await post(signInPage.action, null, "/sign-in", { email: "who@family.test", password: "not a password" });
  expect(status).toBe(409);
  expect(answer?.refusal?.code).toBe("sign_in_wrong");
  expect(answer?.typed).toEqual({ email: "who@family.test" });
});

test("an address that is none is a 422 beside its field", async () => {
  const { status, answer } = await post(signInPage.action, null, "/sign-in", { email: "who", password: "x" });
  expect(status).toBe(422);
  expect(answer?.problems).toEqual({ email: "errors.not_an_email" });
});

test("whoever is signed in already is sent on", async () => {
  const away = await ask(signInPage.loader, await givenFamily(), "/sign-in?next=/family/account").catch((thrown: Response) => thrown);
  expect((away as Response).headers.get("location")).toBe("/family/account");
});

test("the demo's buttons sign in, lead on, and are not there for anybody else", async () => {
  const family = await givenFamily();
  await offerDemoSignIn(family.id, "marco");
  const { people } = await ask(signInPage.loader, null, "/sign-in");
  expect(people).toMatchObject([{ demoName: "marco", kind: "person" }]);
  const signedIn = await post(demoSignIn.action, null, "/demo/sign-in/marco", { next: "/family/account" }, { name: "marco" });
  expect(signedIn.location).toBe("/family/account");
  await expect(post(demoSignIn.action, null, "/demo/sign-in/eve", {}, { name: "eve" })).rejects.toMatchObject({ status: 404 });
  expect((await ask(demoSignIn.loader, null, "/demo/sign-in/marco")).headers.get("location")).toBe("/sign-in");
  const elsewhere = { context: context({ demo: false }) } as LoaderFunctionArgs;
  expect(() => demoSignIn.loader(elsewhere)).toThrow(expect.objectContaining({ status: 404 }));
});

test("signing out removes the cookie and leads to the front page", async () => {
  const { location, headers } = await post(signOut.action, await givenFamily(), "/sign-out", {});
  expect(location).toBe("/");
  expect(headers.get("set-cookie")).toMatch(/Max-Age=0/);
});

test("an invitation is taken up on its page and signs in; the used link says so", async () => {
  const administrator = await givenAdministrator();
  const email = `page${someone()}@family.test`;
  const made = await post(personNew.action, administrator, "/staff/people/new", {
    givenName: "In",
    familyName: "Vited",
    email,
    locale: "it",
    invite: "yes",
  });
  expect(made.location).toMatch(/^\/staff\/people\/[0-9a-f-]{36}$/);
  const { rows } = await ownerPool().query("select id from accounts where email = $1", [email]);
  const token = linkToken("invitation", await lastLink(rows[0].id));
  expect((await ask(invitation.loader, null, "/link/invitation/x", { token })).invited).toMatchObject({ email, kind: "person" });
  const short = await post(invitation.action, null, "/link/invitation/x", { newPassword: "short" }, { token });
  expect(short.answer?.problems).toEqual({ newPassword: "people.password_short" });
  const opened = await post(invitation.action, null, "/link/invitation/x", { newPassword: PASSWORD }, { token });
  expect(opened.location).toBe("/family");
  expect((await ask(invitation.loader, null, "/link/invitation/x", { token })).invited).toBeNull();
});

test("a forgotten password is asked for with the same answer for everyone, and set on the page of the link", async () => {
  const family = await givenFamily();
  for (const email of [await emailOf(family.id), "nobody@nowhere.test"])
    expect((await post(forgotten.action, null, "/password", { email })).location).toBe("/password/sent");
  const token = linkToken("password_reset", await lastLink(family.id));
  expect(await ask(reset.loader, null, "/link/password-reset/x", { token })).toMatchObject({ open: true });
  expect((await post(reset.action, null, "/link/password-reset/x", { newPassword: PASSWORD }, { token })).location).toBe("/sign-in");
  expect(await ask(reset.loader, null, "/link/password-reset/x", { token })).toMatchObject({ open: false });
});

test("the language is remembered on the device and on the account, and leads back to where one was", async () => {
  const family = await givenFamily();
  const chosen = await post(preferences.action, family, "/preferences", { lang: "it", back: "/family/account" });
  expect(chosen.location).toBe("/family/account");
  expect(chosen.headers.get("set-cookie")).toMatch(/^lang=it;/);
  const person = await readAs(WORKER, (db) =>
    db.selectFrom("persons").select("locale").where("id", "=", family.personId).executeTakeFirstOrThrow(),
  );
  expect(person.locale).toBe("it");
  expect((await post(preferences.action, null, "/preferences", { lang: "xx", look: "dark", back: "//evil.example" })).location).toBe("/");
});

test("one's account shows one's sessions, and ends another of them", async () => {
  const family = await givenFamily();
  await ask(familyAccount.loader, family, "/family/account");
  const { account } = await ask(familyAccount.loader, family, "/family/account");
  expect(account.sessions).toHaveLength(2);
  const other = account.sessions.find((session) => !session.here)?.id ?? "";
  expect((await post(sessionEnd.action, family, "/", {}, { sessionId: other })).location).toBe("/family/account");
  expect((await ask(familyAccount.loader, family, "/family/account")).account.sessions.some((session) => session.id === other)).toBe(false);
  await expect(post(sessionEnd.action, family, "/", {}, { sessionId: "none" })).rejects.toMatchObject({ status: 404 });
});

test("a password is changed on its page", async () => {
  const family = await givenFamily();
  const wrong = await post(familyPassword.action, family, "/family/account/password", { password: "no", newPassword: "quite another one" });
  expect([wrong.status, wrong.answer?.refusal?.code]).toEqual([409, "wrong_password"]);
  const right = await post(familyPassword.action, family, "/family/account/password", {
    password: PASSWORD,
    newPassword: "quite another one",
  });
  expect(right.location).toBe("/family/account");
});

test("a parent names the other one on the page of the child; another family's child is not there", async () => {
  const { donorId, family } = await givenCase({ tissue: "dental_pulp" });
  const params = { donorId };
  const fields = { givenName: "Omar", familyName: "K", email: `other${someone()}@family.test`, relation: "father" };
  await expect(ask(guardians.loader, await givenFamily(), "/", params)).rejects.toMatchObject({ status: 404 });
  expect((await post(guardians.action, family, "/", fields, params)).location).toBe(`/family/account/guardians/${donorId}`);
  expect((await ask(guardians.loader, family, "/", params)).donor.requiredGuardians).toBe(2);
});

test("staff who open a donor's record leave a trace that the family can see", async () => {
  const { donorId } = await givenCase();
  const coordinator = await givenStaff("coordinator");
  expect(await ask(donor.loader, coordinator, "/", { donorId })).toMatchObject({ may: { rights: true } });
  const { rows } = await ownerPool().query("select page, account_id from access_log where donor_id = $1", [donorId]);
  expect(rows).toEqual([{ page: "donor.record", account_id: coordinator.id }]);
});

test("a right is given and ended on its pages", async () => {
  const { donorId } = await givenCase({ tissue: "dental_pulp" });
  const coordinator = await givenStaff("coordinator");
  const { personId } = await givenFamily();
  const none = await post(rightNew.action, coordinator, "/", { personId, ground: "guardian" }, { donorId });
  expect(none.answer?.problems).toEqual({ kinds: "errors.choose_one" });
  const given = await post(rightNew.action, coordinator, "/", { personId, ground: "guardian", kinds: ["view", "pay"] }, { donorId });
  expect(given.location).toBe(`/staff/people/donors/${donorId}`);
  const { rights } = await ask(donor.loader, coordinator, "/", { donorId });
  const right = rights.find((each) => each.personId === personId);
  expect((await post(rightEnd.action, coordinator, "/", {}, { donorId, rightId: right?.id ?? "" })).location).toBe(
    `/staff/people/donors/${donorId}`,
  );
  const again = await post(rightEnd.action, coordinator, "/", {}, { donorId, rightId: right?.id ?? "" });
  expect(again.answer?.refusal?.code).toBe("right_ended");
});

test("a birth, a clinic, a colleague, a duty and a case from elsewhere are entered on their pages", async () => {
  const administrator = await givenAdministrator();
  const { donorId, family } = await givenCase({ tissue: "birth" });
  const born = { givenName: "Lina", familyName: "K.", bornOn: "2026-10-12" };
  expect((await post(birth.action, administrator, "/", born, { donorId })).location).toBe(`/staff/people/donors/${donorId}`);

  const clinic = {
    ...{ name: "New clinic", country: "IT", city: "Rimini", address: "Via 1", phone: "+39 0541 000", licenceNumber: "L-1", scope: "Cells" },
    ...{ validFrom: "2026-01-01", validUntil: "2027-01-01", givenName: "D", familyName: "R", email: `dr${someone()}@clinic.test` },
    ...{ locale: "en", clinicRole: "prescriber", registration: "R-1" },
  };
  const invited = await post(clinicNew.action, administrator, "/", clinic);
  const clinicId = invited.location?.split("/").at(-1) ?? "";
  expect((await ask(clinicPage.loader, administrator, "/", { clinicId })).clinic).toMatchObject({ name: "New clinic", state: "invited" });

  const staff = {
    givenName: "S",
    familyName: "T",
    email: `st${someone()}@staff.test`,
    locale: "en",
    timeZone: "Asia/Dubai",
    duties: "quality",
  };
  const accountId = (await post(staffNew.action, administrator, "/", staff)).location?.split("/").at(-1) ?? "";
  expect((await post(dutyNew.action, administrator, "/", { duty: "finance" }, { accountId })).location).toBe(`/staff/team/${accountId}`);
  const { duties } = await ask(colleague.loader, administrator, "/", { accountId });
  expect(duties.map((duty) => duty.duty)).toEqual(["quality", "finance"]);
  const dutyId = duties[1]?.id ?? "";
  expect((await post(dutyEnd.action, administrator, "/", {}, { accountId, dutyId })).location).toBe(`/staff/team/${accountId}`);

  const moved = {
    ...{ coi: "cha999907000001", tissue: "birth", donorGivenName: "J", donorFamilyName: "B", bornOn: "2010-01-01", country: "DE" },
    ...{ storagePlan: "yearly", holderPersonId: family.personId, guardian1: family.personId, relation1: "mother" },
  };
  expect((await post(transfer.action, administrator, "/", moved)).location).toMatch(/^\/staff\/cases\/[0-9a-f-]{36}$/);
  expect((await post(transfer.action, administrator, "/", { ...moved, coi: "CH1" })).answer?.problems).toEqual({
    coi: "enquiries.coi_wrong",
  });
});

test("a clinic's member does not see the bank's pages", async () => {
  const { actor, clinicId } = await givenClinic();
  await expect(ask(clinicPage.loader, actor, "/", { clinicId })).rejects.toMatchObject({ status: 404 });
});

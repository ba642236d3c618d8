import { expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { DUTIES, type StaffActor, WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { clinicPage, listClinics } from "~/bank/people/clinic-page.server";
import { ClinicInvitation, enterLicence, inviteClinicMember } from "~/bank/people/clinics.server";
import { listTeam } from "~/bank/people/lists.server";
import { memberPage } from "~/bank/people/member-page.server";
import { signIn } from "~/bank/people/sign-in.server";
import { closeAccount, endDuty, grantDuty, inviteFirstStaff, inviteStaff } from "~/bank/people/team.server";
import { givenAdministrator, givenClinic, givenFamily, givenStaff, PASSWORD, someone } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const invitation = (duties: (typeof DUTIES)[number][]) => ({
  givenName: "New",
  familyName: "Colleague",
  email: `colleague${someone()}@staff.test`,
  duties,
});
const dutyOf = async (actor: StaffActor, duty: string) => {
  const { duties } = await memberPage(await givenAdministrator(), actor.id);
  return duties.find((each) => each.duty === duty && each.untilAt === null)?.id ?? "";
};

test("the first administrator comes from outside the portal, once; then administrators invite", async () => {
  await givenAdministrator();
  await expect(inviteFirstStaff(invitation(["administrator"]))).rejects.toThrow(refusal("staff_exist"));
});

test.each(DUTIES.filter((duty) => duty !== "administrator"))(
  "the duty %s does not let anybody invite staff or give duties",
  async (duty) => {
    const actor = await givenStaff(duty);
    await expect(inviteStaff(actor, invitation(["quality"]))).rejects.toThrow(refusal("not_allowed"));
    await expect(grantDuty(actor, (await givenStaff("laboratory")).id, { duty: "quality" })).rejects.toThrow(refusal("not_allowed"));
  },
);

test("nobody gives themselves a duty, an administrator neither", async () => {
  const administrator = await givenStaff("administrator");
  await expect(grantDuty(administrator, administrator.id, { duty: "qualified_person" })).rejects.toThrow(refusal("own_duty"));
});

test("a duty is in force from its grant to its end, and what the actor may do follows it", async () => {
  const administrator = await givenStaff("administrator");
  const actor = await givenStaff("laboratory");
  await grantDuty(administrator, actor.id, { duty: "quality" });
  expect((await actorFor(actor.id)) as StaffActor).toMatchObject({ duties: expect.arrayContaining(["laboratory", "quality"]) });
  await expect(grantDuty(administrator, actor.id, { duty: "quality" })).rejects.toThrow(refusal("has_duty"));
  await endDuty(administrator, await dutyOf(actor, "quality"));
  expect(((await actorFor(actor.id)) as StaffActor).duties).toEqual(["laboratory"]);
});

test("a duty goes to staff only", async () => {
  const administrator = await givenStaff("administrator");
  await expect(grantDuty(administrator, (await givenFamily()).id, { duty: "quality" })).rejects.toThrow(refusal("not_staff"));
});

test("a closed account cannot sign in, its duties end, and its history stays", async () => {
  const administrator = await givenStaff("administrator");
  const actor = await givenStaff("finance", "quality");
  const { email } = await readAs(WORKER, (db) =>
    db.selectFrom("accounts").select("email").where("id", "=", actor.id).executeTakeFirstOrThrow(),
  );
  await expect(closeAccount(administrator, administrator.id)).rejects.toThrow(refusal("own_account"));
  await closeAccount(administrator, actor.id);
  await expect(closeAccount(administrator, actor.id)).rejects.toThrow(refusal("account_closed"));
  await expect(signIn({ email, password: PASSWORD }, "10.3.0.1")).rejects.toThrow(refusal("sign_in_wrong"));
  const { duties } = await memberPage(administrator, actor.id);
  expect(duties.every((duty) => duty.untilAt !== null)).toBe(true);
});

test("two colleagues with one address are refused", async () => {
  const administrator = await givenAdministrator();
  const form = invitation(["quality"]);
  await inviteStaff(administrator, form);
  await expect(inviteStaff(administrator, { ...form, email: form.email.toUpperCase() })).rejects.toThrow(refusal("email_taken"));
});

test("the list of the team names the duties in force", async () => {
  const actor = await givenStaff("responsible_person");
  const team = await readAs(actor, (db) => listTeam(actor, db));
  expect(team.find((member) => member.id === actor.id)).toMatchObject({ duties: ["responsible_person"], state: "active" });
});

test("a clinic is active once its first member is in, with its licence and its prescriber", async () => {
  const coordinator = await givenStaff("coordinator");
  const { clinicId, actor } = await givenClinic({ validUntil: "2027-06-11" });
  expect(actor).toMatchObject({ kind: "clinic", clinicId, clinicRole: "prescriber" });
  const { clinic, licences, members } = await clinicPage(coordinator, clinicId);
  expect(clinic.state).toBe("active");
  expect(licences).toMatchObject([{ validUntil: "2027-06-11" }]);
  expect(members).toMatchObject([{ clinicRole: "prescriber", prescriberValidUntil: "2030-12-31" }]);
});

test("a new licence stands beside the old one, which stays as it was", async () => {
  const coordinator = await givenStaff("coordinator");
  const { clinicId } = await givenClinic({ validUntil: "2026-11-13" });
  await enterLicence(coordinator, clinicId, {
    number: "LIC-new",
    country: "IT",
    scope: "Cell therapy",
    validFrom: "2026-11-20",
    validUntil: "2028-11-20",
  });
  const { licences } = await clinicPage(coordinator, clinicId);
  expect(licences.map((licence) => licence.validUntil)).toEqual(["2028-11-20", "2026-11-13"]);
  const { clinics } = await listClinics(coordinator);
  expect(clinics.find((clinic) => clinic.id === clinicId)?.validUntil).toBe("2028-11-20");
});

test("coordinators and administrators invite clinics; nobody else does", async () => {
  const { clinicId, actor } = await givenClinic();
  const member = { givenName: "Co", familyName: "Worker", email: `co${someone()}@clinic.test`, clinicRole: "coordinator" as const };
  for (const other of [actor, await givenFamily(), await givenStaff("laboratory", "quality", "finance")])
    await expect(inviteClinicMember(other, clinicId, member)).rejects.toThrow(refusal("not_allowed"));
  await expect(inviteClinicMember(await givenStaff("coordinator"), clinicId, member)).resolves.toBeDefined();
});

test("a prescriber without a registration, and a licence that ends before it begins, are told beside their fields", () => {
  const form = { clinicRole: "prescriber", validFrom: "2027-01-01", validUntil: "2026-01-01" };
  const problems = ClinicInvitation.safeParse({
    ...{ name: "C", country: "IT", city: "B", address: "V", phone: "+39 051 1", licenceNumber: "L", scope: "S" },
    ...{ givenName: "D", familyName: "C", email: "d@c.test", ...form },
  }).error?.issues.map((issue) => [issue.path[0], issue.message]);
  expect(problems).toEqual([
    ["validUntil", "people.licence_order"],
    ["registration", "people.registration_needed"],
  ]);
});

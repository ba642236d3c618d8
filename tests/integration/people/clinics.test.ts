import { beforeAll, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { type ClinicActor, STRANGER, type StaffActor, WORKER } from "~/bank/people/actor";
import { clinicPage, listClinics } from "~/bank/people/clinic-page.server";
import { suspendClinic } from "~/bank/people/clinic-standing.server";
import { enterLicence, inviteClinic, inviteClinicMember, LicenceForm } from "~/bank/people/clinics.server";
import {
  accountsVisibleTo,
  clinicsVisibleTo,
  donorsVisibleTo,
  dutiesVisibleTo,
  licencesVisibleTo,
  personsVisibleTo,
} from "~/bank/people/store.server";
import * as licencePage from "~/routes/clinic/licence";
import * as clinicsRoute from "~/routes/staff/clinics._index";
import * as clinicRoute from "~/routes/staff/clinics.$clinicId._index";
import * as licenceNew from "~/routes/staff/clinics.$clinicId.licences.new";
import * as memberNew from "~/routes/staff/clinics.$clinicId.members.new";
import { ask, post } from "~tests/support/asked";
import { givenCase } from "~tests/support/given/enquiries";
import { givenClinic, givenFamily, givenStaff, givenTakenUp, someone } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const notFound = expect.objectContaining({ status: 404 });
let coordinator: StaffActor;
beforeAll(async () => {
  coordinator = await givenStaff("coordinator");
});
const memberForm = (changes: object = {}) => ({
  ...{ givenName: "Co", familyName: "Worker", email: `co${someone()}@clinic.test`, clinicRole: "coordinator" as const },
  ...changes,
});
const licence = (changes: object = {}) => ({
  ...{ number: `L-${someone()}`, country: "IT", scope: "Cell therapy", validFrom: "2026-01-01", validUntil: "2028-01-01" },
  ...changes,
});

test("a suspended clinic gets no new members, and its page says how it stands", async () => {
  const { clinicId } = await givenClinic();
  await suspendClinic(await givenStaff("responsible_person"), clinicId, { reason: "contract" });
  await expect(inviteClinicMember(coordinator, clinicId, memberForm())).rejects.toThrow(refusal("clinic_suspended"));
  const refused = await post(memberNew.action, coordinator, "/", { ...memberForm(), locale: "en" }, { clinicId });
  expect([refused.status, refused.answer?.refusal?.code]).toEqual([409, "clinic_suspended"]);
  expect((await clinicPage(coordinator, clinicId)).clinic.state).toBe("suspended");
});

test("a second member joins the same clinic by their own invitation, and may do what their role says", async () => {
  const { clinicId, actor } = await givenClinic();
  const { accountId } = await inviteClinicMember(coordinator, clinicId, memberForm());
  const colleague = (await givenTakenUp(accountId)) as ClinicActor;
  expect(colleague).toMatchObject({ kind: "clinic", clinicId, clinicRole: "coordinator" });
  const { members } = await clinicPage(coordinator, clinicId);
  expect(members.map(({ id, state }) => [id, state]).sort()).toEqual(
    [
      [actor.id, "active"],
      [accountId, "active"],
    ].sort(),
  );
});

test("an address is one account's: a clinic's member is not invited a second time, nor a family's person as one", async () => {
  const { clinicId } = await givenClinic();
  const form = memberForm();
  await inviteClinicMember(coordinator, clinicId, form);
  await expect(inviteClinicMember(coordinator, clinicId, { ...memberForm(), email: form.email.toUpperCase() })).rejects.toThrow(
    refusal("email_taken"),
  );
  const family = await givenFamily();
  const { email } = await readAs(WORKER, (db) => accountsVisibleTo(WORKER, db).where("id", "=", family.id).executeTakeFirstOrThrow());
  await expect(inviteClinicMember(coordinator, clinicId, { ...memberForm(), email })).rejects.toThrow(refusal("email_taken"));
});

test("a clinic is written down whole or not at all: with an address that is taken, neither clinic nor licence stays", async () => {
  const family = await givenFamily();
  const { email } = await readAs(WORKER, (db) => accountsVisibleTo(WORKER, db).where("id", "=", family.id).executeTakeFirstOrThrow());
  const name = `Half ${someone()}`;
  const form = {
    ...{ name, country: "IT", city: "Bari", address: "Via 2", phone: "+39 080 000", licenceNumber: "L-H", scope: "S" },
    ...{ validFrom: "2026-01-01", validUntil: "2027-01-01", ...memberForm({ email }) },
  };
  await expect(inviteClinic(coordinator, form)).rejects.toThrow(refusal("email_taken"));
  expect((await listClinics(coordinator)).clinics.some((clinic) => clinic.name === name)).toBe(false);
});

test("rule 35: a licence may be entered that does not hold yet; the list shows the last day of the longest", async () => {
  const { clinicId } = await givenClinic({ validUntil: "2026-12-31" });
  await enterLicence(coordinator, clinicId, licence({ validFrom: "2027-01-01", validUntil: "2029-06-30" }));
  await enterLicence(coordinator, clinicId, licence({ validFrom: "2025-01-01", validUntil: "2025-12-31" }));
  const { clinics, today } = await listClinics(coordinator);
  expect(clinics.find(({ id }) => id === clinicId)?.validUntil).toBe("2029-06-30");
  expect(today).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect((await clinicPage(coordinator, clinicId)).licences.map(({ validUntil }) => validUntil)).toEqual([
    "2029-06-30",
    "2026-12-31",
    "2025-12-31",
  ]);
});

test("a licence that ends before it begins is told beside its last day; one of a single day is a licence", async () => {
  const { clinicId } = await givenClinic();
  const wrong = await post(licenceNew.action, coordinator, "/", licence({ validFrom: "2028-01-02", validUntil: "2028-01-01" }), {
    clinicId,
  });
  expect(wrong).toMatchObject({ status: 422, answer: { problems: { validUntil: "people.licence_order" } } });
  expect(LicenceForm.safeParse(licence({ validFrom: "2028-01-01", validUntil: "2028-01-01" })).success).toBe(true);
  expect((await post(licenceNew.action, coordinator, "/", licence(), { clinicId })).location).toBe(`/staff/clinics/${clinicId}`);
});

test("neither a clinic nor a family nor another duty enters a licence", async () => {
  const { clinicId, actor } = await givenClinic();
  for (const who of [actor, await givenFamily(), await givenStaff("quality"), await givenStaff("finance", "laboratory")])
    await expect(enterLicence(who, clinicId, licence())).rejects.toThrow(refusal("not_allowed"));
});

test("a clinic's people see their own clinic's members and licences, no other's, and no duty of the bank", async () => {
  const [mine, other] = [await givenClinic(), await givenClinic()];
  const seen = await readAs(mine.actor, async (db) => ({
    accounts: (await accountsVisibleTo(mine.actor, db).execute()).map(({ clinicId }) => clinicId),
    licences: (await licencesVisibleTo(mine.actor, db).execute()).map(({ id }) => id),
    clinics: (await clinicsVisibleTo(mine.actor, db).execute()).map(({ id }) => id),
    donors: await donorsVisibleTo(mine.actor, db).execute(),
  }));
  expect(new Set(seen.accounts)).toEqual(new Set([mine.clinicId]));
  expect(seen.licences).toEqual([mine.licenceId]);
  expect(seen.clinics).toEqual(expect.arrayContaining([mine.clinicId, other.clinicId]));
  expect(seen.donors).toEqual([]);
  expect(await readAs(WORKER, (db) => dutiesVisibleTo(mine.actor, db).execute())).toEqual([]);
  expect((await ask(licencePage.loader, mine.actor, "/")) as object).toMatchObject({ licences: [{ id: mine.licenceId }] });
});

test("a stranger knows neither clinics nor persons nor accounts", async () => {
  await givenCase();
  await readAs(WORKER, async (db) => {
    for (const query of [clinicsVisibleTo, personsVisibleTo, accountsVisibleTo, licencesVisibleTo, donorsVisibleTo])
      expect(await (query(STRANGER, db) as ReturnType<typeof clinicsVisibleTo>).execute()).toEqual([]);
  });
});

test("the bank's pages about clinics are for staff alone", async () => {
  const { clinicId, actor } = await givenClinic();
  expect(await ask(clinicRoute.loader, await givenStaff("finance"), "/", { clinicId })).toMatchObject({ clinic: { id: clinicId } });
  for (const who of [actor, await givenFamily()]) {
    await expect(ask(clinicsRoute.loader, who, "/")).rejects.toEqual(notFound);
    await expect(ask(clinicRoute.loader, who, "/", { clinicId })).rejects.toEqual(notFound);
  }
});

import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { readAs, transact } from "~/bank/history/transact.server";
import { acceptInvitation } from "~/bank/people/account.server";
import { type ClinicActor, DUTIES, type Duty, type PersonActor, type StaffActor, WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { inviteClinic } from "~/bank/people/clinics.server";
import { registerPerson } from "~/bank/people/family.server";
import { linkToken } from "~/bank/people/links.server";
import { inviteFirstStaff, inviteStaff } from "~/bank/people/team.server";
import { at } from "~/outside/clock.server";
import type { Locale } from "~db/schema/columns";

/** The password of everyone in the tests. */
export const PASSWORD = "a password of the tests";

const SETTINGS = import.meta.glob<{ SETTINGS: { key: string; value: unknown; source: string }[] }>("/db/seed/settings/*.ts", {
  eager: true,
});
const SINCE = new Date("2006-01-01T00:00:00Z");

/** A name that nobody has had in this test run. */
let count = 0;
export const someone = (): number => {
  count += 1;
  return count;
};

/** Every room's settings, in force since 2006; a second call finds them there. */
export async function givenSettings(): Promise<void> {
  await transact(WORKER, async (tx, record) => {
    await sql`select pg_advisory_xact_lock(2006)`.execute(tx);
    const known = await tx.selectFrom("settings").select("key").execute();
    const missing = Object.values(SETTINGS)
      .flatMap((room) => room.SETTINGS)
      .filter((setting) => !known.some(({ key }) => key === setting.key))
      .map((setting) => ({ id: uuidv7(), ...setting, value: JSON.stringify(setting.value), effectiveFrom: SINCE }));
    if (missing.length === 0) return;
    await tx.insertInto("settings").values(missing).execute();
    await record({ type: "settings.changed", about: missing.map((setting) => setting.id) });
  });
}

const takeUp = async (accountId: string) => {
  const { data } = await readAs(WORKER, (db) =>
    db
      .selectFrom("events")
      .select("data")
      .where("type", "in", ["account.invited", "clinic.invited"])
      .where(sql`data ->> 'accountId'`, "=", accountId)
      .executeTakeFirstOrThrow(),
  );
  const { linkId } = data as { linkId: string };
  const clinics = await readAs(WORKER, (db) => db.selectFrom("accounts").select("clinicId").where("id", "=", accountId).executeTakeFirst());
  await acceptInvitation(linkToken(clinics?.clinicId ? "clinic_invitation" : "invitation", linkId), { newPassword: PASSWORD });
  return actorFor(accountId);
};

/** Opens an invited account and is that person. */
export const givenTakenUp = takeUp;

/** The bank's administrator, who may do everything but act on own family; the same one on a second call. */
export async function givenAdministrator(): Promise<StaffActor> {
  await givenSettings();
  const known = await readAs(WORKER, (db) =>
    db
      .selectFrom("accounts")
      .select("id")
      .where("kind", "=", "staff")
      .where("state", "=", "active")
      .orderBy("createdAt")
      .orderBy("id")
      .executeTakeFirst(),
  );
  if (known) return (await actorFor(known.id)) as StaffActor;
  const accountId = await at(SINCE, async () => {
    const first = await inviteFirstStaff({
      givenName: "Ada",
      familyName: "First",
      email: "ada@staff.test",
      duties: [...DUTIES],
    });
    await takeUp(first.accountId);
    return first.accountId;
  });
  return (await actorFor(accountId)) as StaffActor;
}

/** A new colleague with these duties. */
export async function givenStaff(...duties: [Duty, ...Duty[]]): Promise<StaffActor> {
  const administrator = await givenAdministrator();
  const n = someone();
  const { accountId } = await inviteStaff(administrator, {
    givenName: `Staff${n}`,
    familyName: duties.join(" "),
    email: `staff${n}@staff.test`,
    duties,
  });
  return (await takeUp(accountId)) as StaffActor;
}

/** A person with an account and nothing in it yet. */
export async function givenFamily({ name, locale = "en" }: { name?: string; locale?: Locale } = {}): Promise<PersonActor> {
  const administrator = await givenAdministrator();
  const n = someone();
  const { accountId } = await registerPerson(administrator, {
    givenName: name ?? `Person${n}`,
    familyName: "Family",
    email: `person${n}@family.test`,
    locale,
    invite: "yes",
  });
  return (await takeUp(accountId ?? "")) as PersonActor;
}

/** A clinic with a licence, and its prescriber. */
export async function givenClinic({ validUntil = "2030-12-31", prescriberUntil = "2030-12-31", country = "IT" } = {}): Promise<{
  clinicId: string;
  licenceId: string;
  actor: ClinicActor;
}> {
  const administrator = await givenAdministrator();
  const n = someone();
  const { clinicId, accountId } = await inviteClinic(administrator, {
    name: `Clinic ${n}`,
    country,
    city: "Bologna",
    address: "Via della Prova 1",
    phone: "+39 051 000 000",
    licenceNumber: `LIC-${n}`,
    scope: "Autologous cell therapy",
    validFrom: "2020-01-01",
    validUntil,
    givenName: `Doctor${n}`,
    familyName: "Clinic",
    email: `doctor${n}@clinic.test`,
    clinicRole: "prescriber",
    registration: `REG-${n}`,
    registrationUntil: prescriberUntil,
  });
  const actor = (await takeUp(accountId)) as ClinicActor;
  const licence = await readAs(WORKER, (db) =>
    db.selectFrom("clinicLicences").select("id").where("clinicId", "=", clinicId).executeTakeFirstOrThrow(),
  );
  return { clinicId, licenceId: licence.id, actor };
}

/** The address at which whoever holds an account is written to. */
export const emailOf = (accountId: string): Promise<string> =>
  readAs(WORKER, (db) => db.selectFrom("accounts").select("email").where("id", "=", accountId).executeTakeFirstOrThrow()).then(
    ({ email }) => email,
  );

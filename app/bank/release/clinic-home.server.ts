import type { Db } from "~/bank/history/transact.server";
import type { ClinicActor } from "~/bank/people/actor";

/** The cases that families granted this clinic and that still stand open to it, with whose they are; one granted twice until the later end. */
export async function grantedCases(actor: ClinicActor, db: Db) {
  const rows = await db
    .selectFrom("grants")
    .distinctOn("grants.caseId")
    .innerJoin("cases", "cases.id", "grants.caseId")
    .innerJoin("donors", "donors.id", "cases.donorId")
    .innerJoin("persons", "persons.id", "donors.personId")
    .select(["cases.id", "cases.coi", "cases.tissue", "persons.givenName", "persons.familyName", "grants.untilAt", "donors.id as donorId"])
    .where("grants.clinicId", "=", actor.clinicId)
    .where("grants.fromAt", "<=", db.now)
    .where("grants.untilAt", ">", db.now)
    .where("grants.revokedAt", "is", null)
    .orderBy("grants.caseId")
    .orderBy("grants.untilAt", "desc")
    .execute();
  return rows.sort((one, other) => one.untilAt.getTime() - other.untilAt.getTime());
}

/** One of them, by the id in the address. */
export async function grantedCase(actor: ClinicActor, db: Db, id: string | undefined) {
  return (await grantedCases(actor, db)).find((held) => held.id === id);
}

/** The prescribers of a clinic, for its request form; one whose account was closed prescribes no more. */
export async function prescribersOf(actor: ClinicActor, db: Db): Promise<{ value: string; label: string }[]> {
  const rows = await db
    .selectFrom("accounts")
    .innerJoin("persons", "persons.id", "accounts.personId")
    .select(["accounts.id", "persons.givenName", "persons.familyName", "accounts.prescriberRegistration"])
    .where("accounts.clinicId", "=", actor.clinicId)
    .where("accounts.clinicRole", "=", "prescriber")
    .where("accounts.state", "<>", "closed")
    .execute();
  return rows.map((row) => ({
    value: row.id,
    label: [`${row.givenName} ${row.familyName}`, row.prescriberRegistration].filter(Boolean).join(" · "),
  }));
}

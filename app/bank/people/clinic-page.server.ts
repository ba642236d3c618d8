import { readAs } from "~/bank/history/transact.server";
import { found } from "~/web/submit.server";
import { dayIn } from "~/web/when";
import type { StaffActor } from "./actor";
import { suspensionOf } from "./clinic-standing.server";
import { can } from "./policy";
import { accountsVisibleTo, clinicsVisibleTo, licencesVisibleTo } from "./store.server";

/** The partner clinics, each with the last day of its longest licence. */
export function listClinics(actor: StaffActor) {
  return readAs(actor, async (db) => {
    const clinics = await clinicsVisibleTo(actor, db).orderBy("name").execute();
    const licences = await licencesVisibleTo(actor, db).orderBy("validUntil").execute();
    const lastOf = new Map(licences.map((licence) => [licence.clinicId, licence.validUntil]));
    return {
      clinics: clinics.map((clinic) => ({ ...clinic, validUntil: lastOf.get(clinic.id) ?? null })),
      today: dayIn(db.now, actor.timeZone),
    };
  });
}

/** A clinic with its licences, the newest first, and its members. @throws 404 */
export function clinicPage(actor: StaffActor, clinicId: string) {
  return readAs(actor, async (db) => {
    const clinic = found(await clinicsVisibleTo(actor, db).where("id", "=", clinicId).executeTakeFirst());
    const licences = await licencesVisibleTo(actor, db).where("clinicId", "=", clinicId).orderBy("validUntil", "desc").execute();
    const members = await db
      .selectFrom(accountsVisibleTo(actor, db).where("clinicId", "=", clinicId).as("a"))
      .innerJoin("persons as p", "p.id", "a.personId")
      .select([
        "a.id",
        "a.email",
        "a.state",
        "a.clinicRole",
        "a.prescriberRegistration",
        "a.prescriberValidUntil",
        "p.givenName",
        "p.familyName",
      ])
      .orderBy("p.familyName")
      .execute();
    return {
      clinic,
      licences,
      members,
      suspension: await suspensionOf(db, clinicId),
      maySuspend: can(actor, "clinic.suspend"),
      today: dayIn(db.now, actor.timeZone),
    };
  });
}

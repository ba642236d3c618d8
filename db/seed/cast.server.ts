import type { ClinicActor, Duty, PersonActor, StaffActor } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { inviteClinic } from "~/bank/people/clinics.server";
import { offerDemoSignIn } from "~/bank/people/demo.server";
import { inviteFirstStaff, inviteStaff } from "~/bank/people/team.server";
import type { Play } from "./play.server";
import { dateOn, day } from "./times";

type StaffName = "admin" | "coordinator" | "lab-a" | "lab-b" | "quality" | "qp" | "rp" | "director" | "finance";
type ClinicName = "clinic-x" | "clinic-y";

/** Everyone who works in the stories. Families are made by their own stories. */
export interface Cast {
  staff: Record<StaffName, StaffActor>;
  clinics: Record<ClinicName, ClinicActor>;
}

const STAFF: Record<Exclude<StaffName, "admin">, { givenName: string; familyName: string; timeZone: string; duties: [Duty, ...Duty[]] }> = {
  coordinator: { givenName: "Samira", familyName: "Haddad", timeZone: "Asia/Dubai", duties: ["coordinator"] },
  "lab-a": { givenName: "Marta", familyName: "Said", timeZone: "Europe/Rome", duties: ["laboratory"] },
  "lab-b": { givenName: "Julien", familyName: "Roux", timeZone: "Europe/Rome", duties: ["laboratory"] },
  quality: { givenName: "Elif", familyName: "Qadri", timeZone: "Europe/Rome", duties: ["quality"] },
  qp: { givenName: "Paola", familyName: "Quirini", timeZone: "Europe/Rome", duties: ["qualified_person"] },
  rp: { givenName: "Rafael", familyName: "Peres", timeZone: "Europe/Rome", duties: ["responsible_person"] },
  director: { givenName: "Helena", familyName: "Moretti", timeZone: "Europe/Rome", duties: ["medical_director"] },
  finance: { givenName: "Farid", familyName: "Nasser", timeZone: "Asia/Dubai", duties: ["finance"] },
};

const CLINICS: Record<ClinicName, { name: string; city: string; from: number; until: number; given: string; family: string }> = {
  "clinic-x": { name: "Clinic X", city: "Bologna", from: -400, until: 200, given: "Anna", family: "Conti" },
  "clinic-y": { name: "Clinic Y", city: "Torino", from: -740, until: -10, given: "Ugo", family: "Ferri" },
};

/** Opens the bank: its people and the clinics that work with it. */
export async function hireCast(play: Play): Promise<Cast> {
  const opened = day(-1100);
  const admin = await play.at(opened, async () => {
    const { accountId } = await inviteFirstStaff({
      givenName: "Ada",
      familyName: "Minelli",
      email: "admin@demo.invalid",
      duties: ["administrator"],
    });
    await offerDemoSignIn(accountId, "admin");
    return (await actorFor(accountId)) as StaffActor;
  });
  const staff = { admin } as Cast["staff"];
  for (const [name, person] of Object.entries(STAFF)) {
    staff[name as StaffName] = await play.at(opened, async () => {
      const { accountId } = await inviteStaff(admin, { ...person, email: `${name}@demo.invalid` });
      await offerDemoSignIn(accountId, name);
      return (await actorFor(accountId)) as StaffActor;
    });
  }
  const clinics = {} as Cast["clinics"];
  for (const [name, clinic] of Object.entries(CLINICS)) {
    clinics[name as ClinicName] = await play.at(day(-739), async () => {
      const { accountId } = await inviteClinic(staff.coordinator, {
        name: clinic.name,
        country: "IT",
        city: clinic.city,
        address: "Via della Dimostrazione 7",
        phone: "+39 000 0000000",
        licenceNumber: `IT-${name.toUpperCase()}`,
        scope: "Cell therapies, hospital exemption",
        validFrom: dateOn(clinic.from),
        validUntil: dateOn(clinic.until),
        givenName: clinic.given,
        familyName: clinic.family,
        email: `${name}@demo.invalid`,
        clinicRole: "prescriber",
        registration: `OMCEO-${clinic.family.toUpperCase()}`,
        registrationUntil: dateOn(900),
      });
      await offerDemoSignIn(accountId, name);
      return (await actorFor(accountId)) as ClinicActor;
    });
  }
  return { staff, clinics };
}

/** Gives a person of a story the demo's button and password. */
export async function star(accountId: string, name: string): Promise<PersonActor> {
  await offerDemoSignIn(accountId, name);
  return (await actorFor(accountId)) as PersonActor;
}

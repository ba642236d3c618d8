import { uuidv7 } from "uuidv7";
import type { ClinicActor, Duty, PersonActor, StaffActor } from "~/bank/people/actor";

const common = (displayName: string) => ({
  id: uuidv7(),
  personId: uuidv7(),
  sessionId: uuidv7(),
  displayName,
  locale: "en" as const,
  timeZone: "Europe/Rome",
});

/** Actors that stand in no table, for tests of the spine alone; the rooms' tests use real accounts. */
export const someStaff = (...duties: Duty[]): StaffActor => ({ ...common("Staff"), kind: "staff", duties, ownDonors: [] });
export const somePerson = (): PersonActor => ({ ...common("Person"), kind: "person" });
export const someClinic = (clinicId: string = uuidv7()): ClinicActor => ({
  ...common("Clinic"),
  kind: "clinic",
  clinicId,
  clinicRole: "coordinator",
});

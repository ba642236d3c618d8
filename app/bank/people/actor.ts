import type { Locale } from "~db/schema/columns";

export const DUTIES = [
  "coordinator",
  "laboratory",
  "quality",
  "qualified_person",
  "responsible_person",
  "medical_director",
  "finance",
  "administrator",
] as const;
export type Duty = (typeof DUTIES)[number];

interface SignedIn {
  /** The account. */
  id: string;
  personId: string;
  sessionId: string;
  displayName: string;
  locale: Locale;
  timeZone: string;
}

export interface PersonActor extends SignedIn {
  kind: "person";
}
export interface ClinicActor extends SignedIn {
  kind: "clinic";
  clinicId: string;
  clinicRole: "prescriber" | "coordinator";
}
export interface StaffActor extends SignedIn {
  kind: "staff";
  duties: readonly Duty[];
  /** Donors over whom this person holds a right: nobody acts as staff on them. */
  ownDonors: readonly string[];
}
/** A stranger; `id` is the random id of the visit, so that a form sent twice is known again. */
export interface PublicActor {
  kind: "public";
  id: string | null;
}
/** The portal itself: jobs, webhooks and holders of a link that was checked. */
export interface WorkerActor {
  kind: "worker";
  id: null;
}

/** Who is asking. */
export type Actor = PublicActor | PersonActor | ClinicActor | StaffActor | WorkerActor;

/** As much of an actor as a query needs to know whose view it is: row-level security knows the rest. */
export type Reader<Kind extends Actor["kind"] = Actor["kind"]> = { readonly kind: Kind };

export const WORKER: WorkerActor = { kind: "worker", id: null };
export const STRANGER: PublicActor = { kind: "public", id: null };

export const onDuty = (actor: Actor, ...duties: Duty[]): actor is StaffActor =>
  actor.kind === "staff" && duties.some((duty) => actor.duties.includes(duty));

import { sql } from "kysely";
import type { Db, Tx } from "~/bank/history/transact.server";
import type { Actor } from "./actor";

const NOTHING = sql<boolean>`false`;
const ofBank = (actor: Actor) => actor.kind === "staff" || actor.kind === "worker";

/** The persons that this actor may know exist. Every read of persons starts here; row-level security repeats the rule. */
export function personsVisibleTo(actor: Actor, db: Db) {
  const persons = db.selectFrom("persons").selectAll("persons");
  if (ofBank(actor)) return persons;
  if (actor.kind === "person") return persons.where("id", "=", sql<string>`any(array(select persons_open()))`);
  if (actor.kind === "clinic") return persons.where("id", "in", sql<string>`(select persons_granted())`);
  return persons.where(NOTHING);
}

/** The donors that this actor may know exist. */
export function donorsVisibleTo(actor: Actor, db: Db) {
  const donors = db.selectFrom("donors").selectAll("donors");
  if (ofBank(actor)) return donors;
  if (actor.kind === "person") return donors.where("id", "=", sql<string>`any(array(select donors_open()))`);
  if (actor.kind === "clinic") return donors.where("id", "=", sql<string>`any(array(select donors_granted()))`);
  return donors.where(NOTHING);
}

/** Who may do what over which donor, ended rights too. */
export function rightsVisibleTo(actor: Actor, db: Db) {
  const rights = db.selectFrom("rights").selectAll("rights");
  if (ofBank(actor)) return rights;
  return actor.kind === "person" ? rights.where("donorId", "=", sql<string>`any(array(select donors_open()))`) : rights.where(NOTHING);
}

/** Accounts: staff see all, a clinic its members, a person their own. */
export function accountsVisibleTo(actor: Actor, db: Db) {
  const accounts = db.selectFrom("accounts").selectAll("accounts");
  if (ofBank(actor)) return accounts;
  if (actor.kind === "clinic") return accounts.where("clinicId", "=", actor.clinicId);
  return actor.kind === "person" ? accounts.where("id", "=", actor.id) : accounts.where(NOTHING);
}

/** Clinics by name and place are no secret to those who are signed in. */
export function clinicsVisibleTo(actor: Actor, db: Db) {
  const clinics = db.selectFrom("clinics").selectAll("clinics");
  return actor.kind === "public" ? clinics.where(NOTHING) : clinics;
}

/** Licences: the bank's to check, the clinic's to read. */
export function licencesVisibleTo(actor: Actor, db: Db) {
  const licences = db.selectFrom("clinicLicences").selectAll("clinicLicences");
  if (ofBank(actor)) return licences;
  return actor.kind === "clinic" ? licences.where("clinicId", "=", actor.clinicId) : licences.where(NOTHING);
}

/** Who of the staff had which duty when. */
export function dutiesVisibleTo(actor: Actor, db: Db) {
  const duties = db.selectFrom("staffDuties").selectAll("staffDuties");
  return ofBank(actor) ? duties : duties.where(NOTHING);
}

/** Holds an account until commit. */
export function lockAccount(tx: Tx, id: string) {
  return tx.selectFrom("accounts").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirstOrThrow();
}

/** Holds a donor until commit. */
export function lockDonor(tx: Tx, id: string) {
  return tx.selectFrom("donors").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirstOrThrow();
}

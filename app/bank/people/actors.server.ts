import { type Db, readAs } from "~/bank/history/transact.server";
import { newId } from "~/outside/ids.server";
import { type ClinicActor, type Duty, type PersonActor, type StaffActor, WORKER } from "./actor";

/** An account as an actor, without anybody signing in: for the demo bank's past and for tests. @throws when there is no such active account */
export function actorFor(accountId: string): Promise<PersonActor | ClinicActor | StaffActor> {
  return readAs(WORKER, async (db) => {
    const row = await db
      .selectFrom("accounts as a")
      .innerJoin("persons as p", "p.id", "a.personId")
      .select(["a.id", "a.kind", "a.personId", "a.clinicId", "a.clinicRole", "p.givenName", "p.familyName", "p.locale", "p.timeZone"])
      .where("a.id", "=", accountId)
      .where("a.state", "=", "active")
      .executeTakeFirstOrThrow();
    const common = {
      id: row.id,
      personId: row.personId,
      sessionId: newId(),
      displayName: `${row.givenName} ${row.familyName}`.trim(),
      locale: row.locale,
      timeZone: row.timeZone,
    };
    if (row.kind === "clinic" && row.clinicId && row.clinicRole)
      return { ...common, kind: "clinic", clinicId: row.clinicId, clinicRole: row.clinicRole };
    if (row.kind !== "staff") return { ...common, kind: "person" };
    return { ...common, kind: "staff", duties: await dutiesOf(db, row.id), ownDonors: await donorsOf(db, row.personId) };
  });
}

/** The duties that an account has now. */
export async function dutiesOf(db: Db, accountId: string): Promise<Duty[]> {
  const rows = await db
    .selectFrom("staffDuties")
    .select("duty")
    .distinct()
    .where("accountId", "=", accountId)
    .where("fromAt", "<=", db.now)
    .where((when) => when.or([when("untilAt", "is", null), when("untilAt", ">", db.now)]))
    .execute();
  return rows.map((row) => row.duty);
}

async function donorsOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("rights")
    .select("donorId")
    .distinct()
    .where("personId", "=", personId)
    .where("fromAt", "<=", db.now)
    .where((when) => when.or([when("untilAt", "is", null), when("untilAt", ">", db.now)]))
    .execute();
  return rows.map((row) => row.donorId);
}

import type { Db } from "~/bank/history/transact.server";
import type { StaffActor } from "./actor";

/** Colleagues who may stand by as the second person: everyone on duty but the one who acts. */
export async function witnessesFor(actor: StaffActor, db: Db): Promise<{ value: string; label: string }[]> {
  const rows = await db
    .selectFrom("accounts")
    .innerJoin("persons", "persons.id", "accounts.personId")
    .innerJoin("staffDuties", "staffDuties.accountId", "accounts.id")
    .select(["accounts.id", "persons.givenName", "persons.familyName"])
    .distinct()
    .where("accounts.kind", "=", "staff")
    .where("accounts.state", "=", "active")
    .where("accounts.id", "<>", actor.id)
    .where("staffDuties.duty", "in", ["laboratory", "quality"])
    .where((when) => when.or([when("staffDuties.untilAt", "is", null), when("staffDuties.untilAt", ">", db.now)]))
    .orderBy("persons.familyName")
    .execute();
  return rows.map((row) => ({ value: row.id, label: `${row.givenName} ${row.familyName}` }));
}

import type { Db } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";

/** The names of these accounts, as they are shown beside what they did. */
export async function namesOf(db: Db, accountIds: readonly (string | null)[]): Promise<Record<string, string>> {
  const ids = [...new Set(accountIds)].filter((id): id is string => id !== null);
  if (ids.length === 0) return {};
  const rows = await db
    .selectFrom("accounts")
    .innerJoin("persons", "persons.id", "accounts.personId")
    .select(["accounts.id", "persons.givenName", "persons.familyName"])
    .where("accounts.id", "in", ids)
    .execute();
  return Object.fromEntries(rows.map(({ id, givenName, familyName }) => [id, `${givenName} ${familyName}`.trim()]));
}

/** Who can be the second person at the bench: everyone on duty in the laboratory but oneself. */
export async function witnessesFor(db: Db, actor: StaffActor): Promise<{ id: string; name: string }[]> {
  const rows = await db
    .selectFrom("staffDuties")
    .innerJoin("accounts", "accounts.id", "staffDuties.accountId")
    .innerJoin("persons", "persons.id", "accounts.personId")
    .select(["accounts.id", "persons.givenName", "persons.familyName"])
    .distinct()
    .where("staffDuties.duty", "in", ["laboratory", "quality"])
    .where("staffDuties.fromAt", "<=", db.now)
    .where((when) => when.or([when("staffDuties.untilAt", "is", null), when("staffDuties.untilAt", ">", db.now)]))
    .where("accounts.state", "=", "active")
    .where("persons.id", "<>", actor.personId)
    .orderBy("persons.givenName")
    .execute();
  return rows.map(({ id, givenName, familyName }) => ({ id, name: `${givenName} ${familyName}`.trim() }));
}

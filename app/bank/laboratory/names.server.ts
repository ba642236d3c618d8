import type { Db } from "~/bank/history/transact.server";

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

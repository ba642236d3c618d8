import type { Db } from "~/bank/history/transact.server";

/** The donor of a certificate, by the name that the bank keeps. */
export async function donorNamed(db: Db, donorId: string): Promise<{ name: string; bornOn: string | null }> {
  const row = await db
    .selectFrom("donors")
    .innerJoin("persons", "persons.id", "donors.personId")
    .select(["persons.givenName", "persons.familyName", "persons.bornOn"])
    .where("donors.id", "=", donorId)
    .executeTakeFirstOrThrow();
  return { name: fullName(row), bornOn: row.bornOn };
}

/** The account holder of a case: the family's certificates are in their language. */
export async function holderOf(db: Db, caseId: string) {
  const row = await db
    .selectFrom("cases")
    .innerJoin("persons", "persons.id", "cases.accountHolderId")
    .select(["persons.givenName", "persons.familyName", "persons.locale", "cases.coi", "cases.tissue"])
    .where("cases.id", "=", caseId)
    .executeTakeFirstOrThrow();
  return { name: fullName(row), locale: row.locale, coi: row.coi, tissue: row.tissue };
}

/** The language in which a person reads. */
export async function localeOfAccount(db: Db, accountId: string) {
  const row = await db
    .selectFrom("accounts")
    .innerJoin("persons", "persons.id", "accounts.personId")
    .select("persons.locale")
    .where("accounts.id", "=", accountId)
    .executeTakeFirstOrThrow();
  return row.locale;
}

/** A signature as it stood at signing. @throws when there is none */
export function signatureOf(db: Db, id: string) {
  return db.selectFrom("signatures").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

/** The last standing signature of each meaning over one row. */
export async function standingSignatures(db: Db, subjectId: string, meanings: readonly ("review" | "approval")[]) {
  const rows = await db
    .selectFrom("signatures")
    .selectAll()
    .where("subjectId", "=", subjectId)
    .where("voidedAt", "is", null)
    .where("meaning", "in", [...meanings])
    .orderBy("signedAt")
    .orderBy("id")
    .execute();
  return meanings.flatMap((meaning) => rows.filter((row) => row.meaning === meaning).slice(-1));
}

const fullName = ({ givenName, familyName }: { givenName: string; familyName: string }) => `${givenName} ${familyName}`.trim();

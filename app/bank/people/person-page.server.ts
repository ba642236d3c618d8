import { readAs } from "~/bank/history/transact.server";
import { found } from "~/web/submit.server";
import type { Actor } from "./actor";
import { accountsVisibleTo, donorsVisibleTo, personsVisibleTo, rightsVisibleTo } from "./store.server";

/** A person: their accounts, their own record as a donor, for whom they speak, and the cases of either. @throws 404 */
export function personPage(actor: Actor, personId: string) {
  return readAs(actor, async (db) => {
    const person = found(await personsVisibleTo(actor, db).where("id", "=", personId).executeTakeFirst());
    const accounts = await accountsVisibleTo(actor, db).where("personId", "=", personId).execute();
    const donor = await donorsVisibleTo(actor, db).where("personId", "=", personId).executeTakeFirst();
    const over = await db
      .selectFrom(rightsVisibleTo(actor, db).where("personId", "=", personId).where("untilAt", "is", null).as("r"))
      .innerJoin("donors as d", "d.id", "r.donorId")
      .innerJoin("persons as p", "p.id", "d.personId")
      .select(["r.donorId", "r.ground", "p.givenName", "p.familyName"])
      .distinct()
      .where("d.personId", "!=", personId)
      .execute();
    const donorIds = [...(donor ? [donor.id] : []), ...over.map((each) => each.donorId)];
    const cases = await db
      .selectFrom("cases")
      .select(["id", "coi", "tissue"])
      .where("donorId", "in", donorIds.length > 0 ? donorIds : [personId])
      .orderBy("openedAt")
      .execute();
    return {
      person,
      accounts: accounts.map(({ id, kind, state }) => ({ id, kind, state })),
      donor: donor ?? null,
      over: over.map(({ donorId, ground, givenName, familyName }) => ({ donorId, ground, name: `${givenName} ${familyName}`.trim() })),
      cases,
    };
  });
}

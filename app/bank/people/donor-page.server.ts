import { readAs } from "~/bank/history/transact.server";
import { found } from "~/web/submit.server";
import type { Actor } from "./actor";
import { donorsVisibleTo, personsVisibleTo, rightsVisibleTo } from "./store.server";

/** A donor and everyone with a right over the donor, ended ones last. @throws 404 */
export function donorPage(actor: Actor, donorId: string) {
  return readAs(actor, async (db) => {
    const donor = found(await donorsVisibleTo(actor, db).where("id", "=", donorId).executeTakeFirst());
    const person = found(await personsVisibleTo(actor, db).where("id", "=", donor.personId).executeTakeFirst());
    const rights = await db
      .selectFrom(rightsVisibleTo(actor, db).where("donorId", "=", donorId).as("r"))
      .innerJoin("persons as p", "p.id", "r.personId")
      .select(["r.id", "r.personId", "r.kind", "r.ground", "r.fromAt", "r.untilAt", "p.givenName", "p.familyName"])
      .orderBy("r.untilAt", (order) => order.desc().nullsFirst())
      .orderBy("p.familyName")
      .orderBy("p.givenName")
      .orderBy("r.kind")
      .execute();
    const { givenName, familyName, bornOn } = person;
    return {
      donor,
      person: { id: person.id, givenName, familyName, bornOn },
      rights: rights.map(({ givenName: given, familyName: family, ...right }) => ({ ...right, name: `${given} ${family}`.trim() })),
    };
  });
}

/** The donors for whom a person may speak, by name: the way to each one's rights. */
export function donorsOf(actor: Actor) {
  return readAs(actor, (db) =>
    db
      .selectFrom(donorsVisibleTo(actor, db).as("d"))
      .innerJoin("persons as p", "p.id", "d.personId")
      .select(["d.id", "p.givenName", "p.familyName"])
      .orderBy("d.createdAt")
      .execute(),
  );
}

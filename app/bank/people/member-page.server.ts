import { readAs } from "~/bank/history/transact.server";
import { found } from "~/web/submit.server";
import type { StaffActor } from "./actor";
import { can } from "./policy";
import { accountsVisibleTo, dutiesVisibleTo, personsVisibleTo } from "./store.server";

/** A colleague with every duty that they had, those in force first. @throws 404 */
export function memberPage(actor: StaffActor, accountId: string) {
  return readAs(actor, async (db) => {
    const account = found(await accountsVisibleTo(actor, db).where("id", "=", accountId).where("kind", "=", "staff").executeTakeFirst());
    const person = found(await personsVisibleTo(actor, db).where("id", "=", account.personId).executeTakeFirst());
    const duties = await dutiesVisibleTo(actor, db)
      .where("accountId", "=", accountId)
      .orderBy("untilAt", (order) => order.desc().nullsFirst())
      .orderBy("fromAt")
      .execute();
    return {
      member: { id: account.id, email: account.email, state: account.state, name: `${person.givenName} ${person.familyName}`.trim() },
      duties,
      mayGrant: account.state !== "closed" && can(actor, "duty.grant", account),
      mayManage: account.personId !== actor.personId && account.state !== "closed" && can(actor, "account.manage"),
      mayEnd: can(actor, "account.manage"),
    };
  });
}

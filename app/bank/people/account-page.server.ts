import { readAs } from "~/bank/history/transact.server";
import { newFormToken } from "~/web/submit.server";
import { sessionsOf } from "./account.server";
import type { Actor } from "./actor";
import { accountsVisibleTo } from "./store.server";

/** What everyone's own account page shows, whichever home it stands in. */
export async function accountData(actor: Exclude<Actor, { kind: "public" | "worker" }>) {
  const account = await readAs(actor, (db) => accountsVisibleTo(actor, db).where("id", "=", actor.id).executeTakeFirst());
  return { displayName: actor.displayName, email: account?.email ?? "", sessions: await sessionsOf(actor), formToken: newFormToken() };
}

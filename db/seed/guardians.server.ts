import { sql } from "kysely";
import { readAs } from "~/bank/history/transact.server";
import { acceptInvitation } from "~/bank/people/account.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { linkToken } from "~/bank/people/links.server";
import type { Play } from "./play.server";

/** The second guardian opens the invitation, chooses a password and is that person. */
export function guardianOf(play: Play, email: string, instant: Date): Promise<PersonActor> {
  return play.at(instant, async () => {
    const { id } = await readAs(WORKER, (db) =>
      db.selectFrom("accounts").select("id").where("email", "=", email).executeTakeFirstOrThrow(),
    );
    const { data } = await readAs(WORKER, (db) =>
      db
        .selectFrom("events")
        .select("data")
        .where("type", "=", "account.invited")
        .where(sql`data ->> 'accountId'`, "=", id)
        .executeTakeFirstOrThrow(),
    );
    await acceptInvitation(linkToken("invitation", (data as { linkId: string }).linkId), { newPassword: play.password });
    return (await actorFor(id)) as PersonActor;
  });
}

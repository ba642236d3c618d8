import type { Actor } from "~/bank/people/actor";
import { newId } from "~/outside/ids.server";
import { transact } from "./transact.server";

/** Writes down that staff or a clinic read a donor's health data; families see it. `page` is a name such as `lot.results`, never an address. */
export async function noteReading(actor: Actor, donorId: string, page: string): Promise<void> {
  if (actor.kind !== "staff" && actor.kind !== "clinic") return;
  await transact(actor, async (tx) => {
    await tx
      .insertInto("accessLog")
      .values({
        id: newId(),
        accountId: actor.id,
        actorKind: actor.kind,
        clinicId: actor.kind === "clinic" ? actor.clinicId : null,
        donorId,
        page,
        readAt: tx.now,
      })
      .execute();
  });
}

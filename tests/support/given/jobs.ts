import { REACTIONS } from "~/bank/history/reactions";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { HANDLERS } from "~/jobs/handlers.server";

/** Does what follows from the last event of a type about a donor, as the worker would; letters apart. @returns the event's id */
export async function follow(donorId: string, type: keyof typeof REACTIONS): Promise<string> {
  const { id } = await readAs(WORKER, (db) =>
    db
      .selectFrom("events")
      .select("id")
      .where("donorId", "=", donorId)
      .where("type", "=", type)
      .orderBy("position", "desc")
      .executeTakeFirstOrThrow(),
  );
  for (const kind of REACTIONS[type].filter((job) => !job.startsWith("email.")))
    await HANDLERS[kind]?.({ id, eventId: id, key: `${id}:${kind}` });
  return id;
}

import { transact } from "~/bank/history/transact.server";
import { firstTime } from "~/bank/history/webhooks.server";
import { WORKER } from "~/bank/people/actor";
import { openTask } from "./tasks.server";

export type MessageNews = "delivered" | "opened" | "bounced";

/**
 * Writes down what became of a letter. One that bounced is a task for the coordinator: the family did not read it.
 * @returns false when no letter of this id is known yet, so that the provider tells it again later.
 */
export function noteMessage(providerEventId: string, resendId: string, news: MessageNews, happenedAt: Date): Promise<boolean> {
  return transact(WORKER, async (tx, record) => {
    const letter = await tx
      .selectFrom("messages")
      .select(["id", "kind", "donorId", "openedAt", "state"])
      .where("resendId", "=", resendId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (letter === undefined) return false;
    if (!(await firstTime(tx, providerEventId, "resend"))) return true;
    if (news === "opened" && letter.openedAt !== null) return true;
    await tx
      .updateTable("messages")
      .set(changeOf(news, happenedAt, letter.state))
      .where("id", "=", letter.id)
      .execute();
    const { donorId, kind } = letter;
    const taskIds =
      news === "bounced"
        ? [
            await openTask(tx, {
              kind: "mail_bounced",
              subjectId: letter.id,
              donorId,
              duty: "coordinator",
              severity: "look",
              data: { kind },
            }),
          ]
        : [];
    await record({ type: `message.${news}`, about: [letter.id, ...taskIds], donorId, data: { kind } });
    return true;
  });
}

/** A bounce stands, whatever is heard afterwards; times are real time, as the provider tells them. */
function changeOf(news: MessageNews, at: Date, state: "sent" | "delivered" | "bounced") {
  if (news === "bounced") return { state: "bounced" as const, bouncedAt: at };
  const delivered = state === "bounced" ? state : ("delivered" as const);
  return news === "delivered" ? { state: delivered, deliveredAt: at } : { state: delivered, openedAt: at };
}

import { realNow } from "~/outside/clock.server";
import type { Tx } from "./transact.server";

/** Writes a provider's event id down in the transaction that applies the event. @returns whether it is new: a repeat changes nothing. */
export async function firstTime(tx: Tx, providerEventId: string, provider: "stripe" | "resend" = "stripe"): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("webhookReceipts")
    .values({ provider, providerEventId, receivedAt: realNow() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

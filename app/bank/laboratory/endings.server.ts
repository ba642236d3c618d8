import { moveDonation } from "~/bank/collection/donations.server";
import { lockCase, moveCase } from "~/bank/enquiries/cases.server";
import type { Tx } from "~/bank/history/transact.server";

/** A collection is processed once nothing of it grows and every lot of it is frozen, or came to nothing. @returns its id when it moved */
export async function finishDonation(tx: Tx, donationId: string): Promise<string[]> {
  const donation = await tx
    .selectFrom("donations")
    .select(["id", "state"])
    .where("id", "=", donationId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (donation.state !== "processing") return [];
  const growing = await tx
    .selectFrom("cultures")
    .select("id")
    .where("donationId", "=", donationId)
    .where("state", "=", "growing")
    .where("requestId", "is", null)
    .limit(1)
    .executeTakeFirst();
  const unfrozen = await tx
    .selectFrom("lots")
    .select("id")
    .where("donationId", "=", donationId)
    .where("kind", "<>", "release")
    .where("frozenAt", "is", null)
    .where("state", "not in", ["rejected", "discarded"])
    .limit(1)
    .executeTakeFirst();
  if (growing || unfrozen) return [];
  await moveDonation(tx, donationId, "finish");
  return [donationId];
}

/** Collections that may still give cells. */
const HOPEFUL = ["expected", "collected", "in_transit", "received", "accepted"] as const;

/**
 * A case in processing has failed when nothing of it grows, every lot was rejected, and no other collection is on its way
 * (amnion beside a cord). @returns whether it failed now
 */
export async function failCaseWithoutHope(tx: Tx, caseId: string): Promise<boolean> {
  const held = await lockCase(tx, caseId);
  if (held.state !== "processing") return false;
  const collection = await tx
    .selectFrom("donations")
    .select("id")
    .where("caseId", "=", caseId)
    .where("state", "in", HOPEFUL)
    .limit(1)
    .executeTakeFirst();
  const culture = await tx
    .selectFrom("cultures")
    .innerJoin("donations", "donations.id", "cultures.donationId")
    .select("cultures.id")
    .where("donations.caseId", "=", caseId)
    .where("cultures.state", "=", "growing")
    .limit(1)
    .executeTakeFirst();
  const lot = await tx
    .selectFrom("lots")
    .select("id")
    .where("caseId", "=", caseId)
    .where("state", "not in", ["rejected", "discarded"])
    .limit(1)
    .executeTakeFirst();
  if (collection || culture || lot) return false;
  await moveCase(tx, caseId, "fail", { closedAt: tx.now });
  return true;
}

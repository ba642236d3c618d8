import { readAs } from "~/bank/history/transact.server";
import type { PersonActor } from "~/bank/people/actor";
import { rightsOf } from "~/bank/people/rights.server";
import { newFormToken } from "~/web/submit.server";
import { requestPage } from "./request-page.server";
import { vialsHeldBy } from "./store.server";

/** A request as the family reads it: what it costs, what is theirs to sign, and who else must. */
export async function familyRequest(actor: PersonActor, id: string | undefined) {
  const page = await requestPage(actor, id);
  const { request } = page;
  const more = await readAs(actor, async (db) => {
    const rights = await rightsOf(db, actor, request.donorId);
    const signed = await db.selectFrom("authorisations").select("personId").where("requestId", "=", request.id).execute();
    const fees = await db
      .selectFrom("payments")
      .select(["id", "purpose", "amountMinor", "currency", "state"])
      .where("requestId", "=", request.id)
      .orderBy("id")
      .execute();
    const donor = await db.selectFrom("donors").select("requiredGuardians").where("id", "=", request.donorId).executeTakeFirst();
    const thawed = await vialsHeldBy(db, request.id, "expansion");
    return { rights, signed, fees, required: Math.max(1, donor?.requiredGuardians ?? 1), thawed: thawed.length };
  });
  const fee = more.fees.find(({ purpose, state }) => purpose === "expansion" && state !== "cancelled");
  const mine = more.signed.some(({ personId }) => personId === actor.personId);
  return {
    ...page,
    fees: more.fees,
    expansion: fee ? { amountMinor: fee.amountMinor, currency: fee.currency, vials: more.thawed } : null,
    mayAuthorise: request.state === "submitted" && more.rights.includes("instruct") && !mine,
    mayExpand: request.expansion === "offered" && request.state === "submitted" && page.held?.accountHolderId === actor.personId,
    othersToSign: request.state === "submitted" && mine ? more.required - more.signed.length : 0,
    tokens: { authorise: newFormToken(), expand: newFormToken() },
  };
}

import { sql } from "kysely";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { found, requireId } from "~/web/submit.server";
import { dayOfBank } from "~/web/when";
import type { KeptForecast } from "./forecast-view";
import { gatesFor } from "./gates.server";
import { requestPlan } from "./plan.rules";
import { requestsVisibleTo, shipmentsVisibleTo, vialsHeldBy } from "./store.server";

/** The id of a request in the address, when this actor may know of it. @throws 404 */
export async function requireRequest(actor: Actor, id: string | undefined): Promise<string> {
  const requestId = requireId(id);
  const { id: known } = found(
    await readAs(actor, (db) =>
      requestsVisibleTo(actor, db).clearSelect().select("requests.id").where("requests.id", "=", requestId).executeTakeFirst(),
    ),
  );
  return known;
}

/** Everything that a page of one request shows: the request, its gates as they are now, its vials, its shipment and its papers. */
export async function requestPage(actor: Actor, id: string | undefined) {
  const requestId = requireId(id);
  const page = await readAs(actor, async (db) => {
    const request = found(await requestsVisibleTo(actor, db).where("requests.id", "=", requestId).executeTakeFirst());
    const [shipment, vials, endings, reactions, outcomes, clinic, held, certificates] = await Promise.all([
      shipmentsVisibleTo(actor, db).where("shipments.requestId", "=", requestId).executeTakeFirst(),
      vialsHeldBy(db, requestId, "release"),
      db.selectFrom("administrations").select(["vialId", "ending", "happenedAt", "evidence"]).where("requestId", "=", requestId).execute(),
      db
        .selectFrom("adverseReactions")
        .select(["id", "grade", "serious", "state", "outcome", "reportedAt"])
        .where("requestId", "=", requestId)
        .orderBy("reportedAt")
        .execute(),
      db
        .selectFrom("outcomes")
        .select(["timepoint", "scale", "baseline", "value", "blinded", "assessedAt"])
        .where("requestId", "=", requestId)
        .orderBy("assessedAt")
        .execute(),
      db.selectFrom("clinics").select(["name", "city", "country"]).where("id", "=", request.clinicId).executeTakeFirst(),
      db.selectFrom("cases").select(["coi", "tissue", "accountHolderId"]).where("id", "=", request.caseId).executeTakeFirst(),
      db
        .selectFrom("certificates")
        .select(["number", "kind", "issuedAt"])
        .select(sql<boolean | null>`(select status = 'revoked' from certificate_public(certificates.number))`.as("revoked"))
        .where("requestId", "=", requestId)
        .orderBy("issuedAt")
        .execute(),
    ]);
    return {
      today: dayOfBank(db.now),
      request,
      shipment: shipment ?? null,
      vials,
      endings,
      reactions,
      outcomes,
      clinic: clinic ?? null,
      held: held ?? null,
      certificates,
    };
  });
  const [gates] = await Promise.all([gatesFor(requestId), noteReading(actor, page.request.donorId, "release.request")]);
  const blocked = gates.some(({ state, whose }) => state === "shut" && (whose === "clinic" || whose === "family"));
  const plan = requestPlan({ ...page.request, today: page.today, blocked }, page.request.forecast as unknown as KeptForecast);
  return { ...page, gates, plan };
}

export type RequestPage = Awaited<ReturnType<typeof requestPage>>;

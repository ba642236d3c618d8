import { sql } from "kysely";
import type { Db, Tx } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";

/** The release requests that this actor may know exist: a clinic its own, a family those for its cells. */
export function requestsVisibleTo(actor: Actor, db: Db) {
  const requests = db.selectFrom("requests").selectAll("requests");
  switch (actor.kind) {
    case "staff":
    case "worker":
      return requests;
    case "person":
      return requests.where("requests.donorId", "=", sql<string>`any(array(select donors_open()))`);
    case "clinic":
      return requests.where("requests.clinicId", "=", actor.clinicId);
    default:
      return requests.where(sql<boolean>`false`);
  }
}

export function grantsVisibleTo(actor: Actor, db: Db) {
  const grants = db.selectFrom("grants").selectAll("grants");
  switch (actor.kind) {
    case "staff":
    case "worker":
      return grants;
    case "person":
      return grants.where("grants.donorId", "=", sql<string>`any(array(select donors_open()))`);
    case "clinic":
      return grants.where("grants.clinicId", "=", actor.clinicId);
    default:
      return grants.where(sql<boolean>`false`);
  }
}

export function shipmentsVisibleTo(actor: Actor, db: Db) {
  return db
    .selectFrom("shipments")
    .selectAll("shipments")
    .where("shipments.requestId", "in", requestsVisibleTo(actor, db).clearSelect().select("requests.id"));
}

/** Reports of suspected reactions, with the number of their request. */
export function reactionsVisibleTo(actor: Actor, db: Db) {
  return db
    .selectFrom("adverseReactions")
    .innerJoin("requests", "requests.id", "adverseReactions.requestId")
    .selectAll("adverseReactions")
    .select("requests.number")
    .where("adverseReactions.requestId", "in", requestsVisibleTo(actor, db).clearSelect().select("requests.id"));
}

export type ReleaseRequest = Awaited<ReturnType<typeof lockRequest>>;

/** Whose cells, which case and which clinic an event of a request concerns. */
export const ofRequest = ({ donorId, caseId, clinicId }: Pick<ReleaseRequest, "donorId" | "caseId" | "clinicId">) => ({
  donorId,
  caseId,
  clinicId,
});

/** Holds the request until commit, so that a decision is made on what is true now. */
export function lockRequest(tx: Tx, id: string) {
  return tx.selectFrom("requests").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirstOrThrow();
}

/** Writes what changed; every write makes a new revision, so that what was read is what is signed. */
export async function saveRequest(tx: Tx, request: ReleaseRequest, changes: Partial<ReleaseRequest>): Promise<void> {
  const { id: _id, forecast: _forecast, ...rest } = changes;
  await tx
    .updateTable("requests")
    .set({ ...rest, revision: request.revision + 1 })
    .where("id", "=", request.id)
    .execute();
}

/** The vials that a request holds now, for one purpose. */
export function vialsHeldBy(db: Db, requestId: string, purpose: "expansion" | "release") {
  return db
    .selectFrom("requestVials")
    .innerJoin("vials", "vials.id", "requestVials.vialId")
    .selectAll("vials")
    .where("requestVials.requestId", "=", requestId)
    .where("requestVials.purpose", "=", purpose)
    .where("requestVials.active", "=", true)
    .orderBy("vials.id")
    .execute();
}

/** A live grant of this donor's case to the clinic, now. */
export function liveGrant(db: Db, clinicId: string, caseId: string) {
  return db
    .selectFrom("grants")
    .selectAll()
    .where("clinicId", "=", clinicId)
    .where("caseId", "=", caseId)
    .where("fromAt", "<=", db.now)
    .where("untilAt", ">", db.now)
    .where("revokedAt", "is", null)
    .executeTakeFirst();
}

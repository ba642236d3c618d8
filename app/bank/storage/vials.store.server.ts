import { sql } from "kysely";
import { refuseUnless } from "~/bank/history/refusal";
import type { Db, Tx } from "~/bank/history/transact.server";
import type { Actor, Reader } from "~/bank/people/actor";
import { keptQuery } from "~db/kept.server";

/** The vials that this actor may know exist. Every read of vials starts here; whoever is not named sees nothing. */
export function vialsVisibleTo(actor: Reader, db: Db) {
  const vials = db.selectFrom("vials").selectAll("vials");
  switch (actor.kind) {
    case "staff":
    case "worker":
      return vials;
    case "person":
      return vials.where("vials.donorId", "=", sql<string>`any(array(select donors_open()))`);
    case "clinic":
      return vials.where((when) =>
        when.or([
          when("vials.donorId", "=", sql<string>`any(array(select donors_granted()))`),
          when("vials.id", "=", sql<string>`any(array(select vials_of_clinic()))`),
        ]),
      );
    default:
      return vials.where(sql<boolean>`false`);
  }
}

export type Vial = Awaited<ReturnType<typeof lockVial>>;

/** Holds the row until commit, so that a decision is made on what is true now. */
export function lockVial(tx: Tx, id: string) {
  return tx.selectFrom("vials").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirstOrThrow();
}

/** The same for a vial that this actor may know exists, with what freezes it or decides which tanks suit it. */
export async function lockVisible(actor: Actor, tx: Tx, id: string) {
  const lock = () =>
    vialsVisibleTo(actor, tx)
      .innerJoin("lots", "lots.id", "vials.lotId")
      .innerJoin("donors", "donors.id", "vials.donorId")
      .select(["lots.biohazard", "donors.disputedSince"])
      .where("vials.id", "=", id)
      .forNoKeyUpdate("vials");
  const [vial] = await keptQuery(tx, `vial held, ${actor.kind}`, [id], lock);
  return vial;
}

/** Puts a vial that is held into another position, before the commit. */
export function setPosition(tx: Tx, vial: Pick<Vial, "id" | "revision">, positionId: string): void {
  const revision = vial.revision + 1;
  const update = () => tx.updateTable("vials").set({ positionId, revision }).where("id", "=", vial.id);
  tx.later(keptQuery(tx, "a vial's position", [positionId, revision, vial.id], update));
}

/** Holds several rows, always in the order of their ids, so that two transactions never wait for each other. */
export async function lockVials(tx: Tx, ids: readonly string[]): Promise<Vial[]> {
  refuseUnless(ids.length > 0, "vials_unknown");
  const vials = await tx
    .selectFrom("vials")
    .selectAll()
    .where("id", "in", [...ids])
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  refuseUnless(vials.length === new Set(ids).size, "vials_unknown");
  return vials;
}

/** A vial's place in words and in walking order: `DXB/T-01/R1/B01/A1`. */
export const PLACE = sql<string>`boxes.way || '/' || chr(64 + positions.row) || positions."column"`;

/** Vials with their lot and, where they stand in a tank, their place. */
export function vialsWithPlace(actor: Reader, db: Db) {
  return vialsVisibleTo(actor, db)
    .innerJoin("lots", "lots.id", "vials.lotId")
    .leftJoin("positions", "positions.id", "vials.positionId")
    .leftJoin("boxes", "boxes.id", "positions.boxId")
    .leftJoin("racks", "racks.id", "boxes.rackId")
    .leftJoin("tanks", "tanks.id", "positions.tankId")
    .leftJoin("sites", "sites.id", "tanks.siteId")
    .select([
      "lots.number as lotNumber",
      "lots.state as lotState",
      "lots.productCode",
      "lots.biohazard",
      "tanks.code as tank",
      "sites.code as site",
      "boxes.id as boxId",
      PLACE.as("place"),
    ]);
}

/** The vial on a label: 13 characters of DIN and the division. */
export function vialByLabel(actor: Reader, db: Db, din: string, division: string) {
  return listedVials(actor, db).select("vials.revision").where("vials.din", "=", din).where("vials.division", "=", division);
}

/** What a list of vials says of each: what `ListedVial` names, no more. */
export function listedVials(actor: Reader, db: Db) {
  return vialsWithPlace(actor, db)
    .clearSelect()
    .select(["vials.id", "vials.din", "vials.division", "vials.tissue", "vials.state", "vials.held", "vials.cells"])
    .select(["lots.number as lotNumber", "lots.state as lotState", PLACE.as("place")]);
}

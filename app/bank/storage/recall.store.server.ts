import { type RawBuilder, sql } from "kysely";
import type { Db } from "~/bank/history/transact.server";
import { PLACE } from "./vials.store.server";

/** One container of a recall: where it is now, and who has or had it. */
export interface Recalled {
  vialId: string;
  din: string;
  division: string;
  lotId: string;
  lot: string;
  state: string;
  /** `DXB/T-01/R1/B01/A1` while the bank stores it. */
  place: string | null;
  /** The request that holds it or took it, and the clinic and patient behind it. */
  request: string | null;
  clinic: string | null;
  patient: string | null;
  shippedAt: Date | null;
  /** What became of it at the clinic. */
  ending: string | null;
  endedAt: Date | null;
}

/**
 * Every container of a donor, or of a lot and of all that was grown from it, with its present place and its recipients (rule 42). Those
 * thawed for an expansion are listed as spent, and what was made of them follows, since its lot has theirs as parent.
 */
export async function recall(db: Db, of: { donorId: string } | { lotId: string }): Promise<Recalled[]> {
  const affected: RawBuilder<string> =
    "donorId" in of
      ? sql`(select id from lots where donor_id = ${of.donorId})`
      : sql`(with recursive grown as (
          select id from lots where id = ${of.lotId}
          union select lots.id from lots join grown on lots.parent_lot_id = grown.id
        ) select id from grown)`;
  const rows = await db
    .selectFrom("vials")
    .innerJoin("lots", "lots.id", "vials.lotId")
    .leftJoin("positions", "positions.id", "vials.positionId")
    .leftJoin("boxes", "boxes.id", "positions.boxId")
    .leftJoin("racks", "racks.id", "boxes.rackId")
    .leftJoin("tanks", "tanks.id", "positions.tankId")
    .leftJoin("sites", "sites.id", "tanks.siteId")
    .leftJoinLateral(
      (when) =>
        when
          .selectFrom("requestVials")
          .innerJoin("requests", "requests.id", "requestVials.requestId")
          .innerJoin("clinics", "clinics.id", "requests.clinicId")
          .select(["requests.id", "requests.number", "requests.patientName", "clinics.name"])
          .whereRef("requestVials.vialId", "=", "vials.id")
          .where((one) => one.or([one("requestVials.active", "=", true), one("vials.state", "=", "spent")]))
          .orderBy("requestVials.reservedAt", "desc")
          .limit(1)
          .as("taker"),
      (join) => join.onTrue(),
    )
    .leftJoin("shipments", (join) => join.onRef("shipments.requestId", "=", "taker.id").on("vials.state", "<>", "spent"))
    .leftJoin("administrations", "administrations.vialId", "vials.id")
    .select([
      "vials.id as vialId",
      "vials.din",
      "vials.division",
      "vials.lotId",
      "lots.number as lot",
      "vials.state",
      PLACE.as("place"),
      "taker.number as request",
      "taker.name as clinic",
      "taker.patientName as patient",
      "shipments.shippedAt",
      "administrations.ending",
      "administrations.happenedAt as endedAt",
    ])
    .where("vials.lotId", "in", affected)
    .orderBy("lots.number")
    .orderBy("vials.division")
    .execute();
  return rows;
}

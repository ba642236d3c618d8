import { z } from "zod";
import { settingAt } from "~/bank/history/settings.server";
import type { Db } from "~/bank/history/transact.server";

const HOUR_MS = 3_600_000;

/** Shipments that no clinic has confirmed so many hours after they were expected (rule 39), the longest first. */
export async function lateShipments(db: Db) {
  const hours = await settingAt(db, "release.confirmation_hours", z.number());
  return db
    .selectFrom("shipments")
    .innerJoin("requests", "requests.id", "shipments.requestId")
    .innerJoin("clinics", "clinics.id", "shipments.clinicId")
    .select(["shipments.requestId", "requests.number", "clinics.name as clinic", "shipments.courier", "shipments.etaAt"])
    .where("requests.state", "=", "in_transit")
    .where("shipments.etaAt", "<", new Date(db.now.getTime() - hours * HOUR_MS))
    .orderBy("shipments.etaAt")
    .execute();
}

/** Vials that a clinic accepted and whose end it has not recorded in time (rule 40), the longest first. */
export async function unendedVials(db: Db) {
  const days = await settingAt(db, "release.ending_days", z.number());
  return db
    .selectFrom("vials")
    .innerJoin("requestVials", (join) => join.onRef("requestVials.vialId", "=", "vials.id").on("requestVials.active", "=", true))
    .innerJoin("shipments", "shipments.requestId", "requestVials.requestId")
    .innerJoin("requests", "requests.id", "requestVials.requestId")
    .innerJoin("clinics", "clinics.id", "requests.clinicId")
    .select([
      "vials.id",
      "vials.din",
      "vials.division",
      "requests.id as requestId",
      "requests.number",
      "clinics.name as clinic",
      "shipments.receivedAt",
    ])
    .where("vials.state", "=", "with_clinic")
    .where("shipments.receivedAt", "<", new Date(db.now.getTime() - days * 24 * HOUR_MS))
    .orderBy("shipments.receivedAt")
    .orderBy("vials.division")
    .execute();
}

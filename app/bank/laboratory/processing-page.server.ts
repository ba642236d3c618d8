import { z } from "zod";
import { donationsVisibleTo } from "~/bank/collection/donations.server";
import { settingAt } from "~/bank/history/settings.server";
import type { Db } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { PRODUCTS_OF } from "./lots.rules";
import { culturesVisibleTo, lotsVisibleTo } from "./store.server";

/** A collection as it is processed: what it can become, what it became so far. */
export async function donationForProcessing(actor: Actor, db: Db, donationId: string) {
  const donation = await donationsVisibleTo(actor, db).where("donations.id", "=", donationId).executeTakeFirst();
  if (donation === undefined) return undefined;
  const cultures = await culturesVisibleTo(actor, db).where("cultures.donationId", "=", donationId).orderBy("cultures.startedAt").execute();
  const lots = await lotsVisibleTo(actor, db).where("lots.donationId", "=", donationId).orderBy("lots.number").execute();
  const protocols = await settingAt(db, "laboratory.protocols", z.record(z.string(), z.string()));
  const products = PRODUCTS_OF[donation.material] ?? { cells: [], tissue: [] };
  return {
    id: donation.id,
    donorId: donation.donorId,
    din: donation.din,
    tissue: donation.tissue,
    material: donation.material,
    state: donation.state,
    volumeMl: donation.volumeMl,
    lengthCm: donation.lengthCm,
    massG: donation.massG,
    products,
    protocol: protocols[products.cells[0] ?? ""] ?? "",
    cultures: cultures.map(({ id, productCode, state }) => ({ id, productCode, state })),
    lots: lots.map(({ id, number, state }) => ({ id, number, state })),
  };
}

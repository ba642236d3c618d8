import { sql } from "kysely";
import { donorsGrantedTo, donorsOpenTo } from "~/bank/enquiries/cases.server";
import { nextState } from "~/bank/history/life";
import { refuseUnless } from "~/bank/history/refusal";
import type { Db, Tx } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { DONATION_LIFE, type DonationVerb, KIT_LIFE, type KitVerb } from "./donations.rules";
import { checkProcessing } from "./receipt.rules";

/** The donations that this actor may know exist; every read of donations starts here. */
export function donationsVisibleTo(actor: Actor, db: Db) {
  const donations = db.selectFrom("donations").selectAll("donations");
  switch (actor.kind) {
    case "staff":
    case "worker":
      return donations;
    case "person":
      return donations.where("donations.donorId", "=", donorsOpenTo(db));
    case "clinic":
      return donations.where("donations.donorId", "=", donorsGrantedTo(db));
    default:
      return donations.where(sql<boolean>`false`);
  }
}

/** The kits that this actor may know exist. */
export function kitsVisibleTo(actor: Actor, db: Db) {
  const kits = db.selectFrom("kits").selectAll("kits");
  switch (actor.kind) {
    case "staff":
    case "worker":
      return kits;
    case "person":
      return kits.where("kits.donorId", "=", donorsOpenTo(db));
    default:
      return kits.where(sql<boolean>`false`);
  }
}

export type Donation = Awaited<ReturnType<typeof lockDonation>>;
export type Kit = Awaited<ReturnType<typeof lockKit>>;

/** Holds the donation until commit. */
export function lockDonation(tx: Tx, id: string) {
  return tx.selectFrom("donations").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirstOrThrow();
}

export function lockKit(tx: Tx, id: string) {
  return tx.selectFrom("kits").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirstOrThrow();
}

type Also = Partial<
  Pick<Donation, "collectedAt" | "collectedBy" | "collectionSite" | "volumeMl" | "lengthCm" | "massG" | "fdiTooth" | "receivedAt">
>;

/** Moves a donation by one verb of its life; the event of the same transaction must be about it. */
export async function moveDonation(tx: Tx, id: string, verb: DonationVerb, also: Also = {}): Promise<Donation> {
  const held = await lockDonation(tx, id);
  const state = nextState(DONATION_LIFE, held.state, verb);
  await tx
    .updateTable("donations")
    .set({ state, ...also })
    .where("id", "=", id)
    .execute();
  return held;
}

/** Moves the kit of a donation, where it has one: a donation taken over from another bank has none. @returns the kit's id, for the event */
export async function moveKitOf(tx: Tx, donationId: string, verb: KitVerb): Promise<string[]> {
  const kit = await tx.selectFrom("kits").select(["id", "state"]).where("donationId", "=", donationId).forNoKeyUpdate().executeTakeFirst();
  if (kit === undefined) return [];
  await tx
    .updateTable("kits")
    .set({ state: nextState(KIT_LIFE, kit.state, verb) })
    .where("id", "=", kit.id)
    .execute();
  return [kit.id];
}

/** The donation, if it may be processed: accepted, and every deviation of it accepted by quality (rule 20). */
export async function requireProcessable(tx: Tx, donationId: string): Promise<Donation> {
  const donation = await lockDonation(tx, donationId);
  const deviations = await tx.selectFrom("deviations").select("state").where("subjectId", "=", donationId).execute();
  checkProcessing(deviations);
  refuseUnless(donation.state === "accepted" || donation.state === "processing", "wrong_state", { state: donation.state });
  return donation;
}

import { refuseUnless } from "~/bank/history/refusal";
import type { Db, Tx } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { witnessesFor } from "~/bank/people/witnesses.server";
import { newId } from "~/outside/ids.server";
import { checkHandOver, type HandOver } from "./custody.rules";
import { DONOR } from "./parties";

export type Condition = "sealed" | "opened" | "damaged" | "not_recorded";

/** The chain of custody of a donation, from the donor on. */
export function custodyOf(db: Db, donationId: string) {
  return db.selectFrom("custodyEvents").selectAll().where("donationId", "=", donationId).orderBy("ordinal").execute();
}

/** Whoever is named beside the acting person is a colleague on duty in laboratory or quality. @throws Refusal `witness_is_another` */
export async function refuseOtherWitness(tx: Tx, actor: StaffActor, witnessId: string | undefined): Promise<void> {
  if (witnessId === undefined) return;
  const colleagues = await witnessesFor(actor, tx);
  refuseUnless(
    colleagues.some(({ value }) => value === witnessId),
    "witness_is_another",
  );
}

/**
 * Writes the next hand-over of a donation if it may follow the last (rule 17). What arrives opened or damaged is looked at by two.
 * @returns the row's id, for the event
 */
export async function handOn(
  tx: Tx,
  donation: { id: string; donorId: string },
  next: Omit<HandOver, "from"> & { from?: string; seal: string | null; condition: Condition },
): Promise<{ id: string; from: string }> {
  const last = (await custodyOf(tx, donation.id)).at(-1);
  const from = next.from ?? last?.toParty ?? DONOR;
  const before = last && {
    from: last.fromParty,
    to: last.toParty,
    at: last.at,
    coi: last.coi,
    firstActor: last.firstActor,
    secondActor: last.secondActor,
  };
  checkHandOver(before ?? null, { ...next, from }, next.condition === "opened" || next.condition === "damaged");
  const id = newId();
  await tx
    .insertInto("custodyEvents")
    .values({
      id,
      donorId: donation.donorId,
      donationId: donation.id,
      shipmentId: null,
      ordinal: (last?.ordinal ?? 0) + 1,
      fromParty: from,
      toParty: next.to,
      at: next.at,
      seal: next.seal,
      condition: next.condition,
      coi: next.coi,
      firstActor: next.firstActor,
      secondActor: next.secondActor,
    })
    .execute();
  return { id, from };
}

import { z } from "zod";
import { requireConsent } from "~/bank/consent/gate.server";
import { lockCase, moveCase } from "~/bank/enquiries/cases.server";
import { nextState } from "~/bank/history/life";
import { refuseBefore } from "~/bank/history/order.server";
import { NotThere, refuseUnless } from "~/bank/history/refusal";
import { type Db, readAs, type Tx, transact } from "~/bank/history/transact.server";
import { witnessOnDuty } from "~/bank/laboratory/store.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { VIAL_LIFE } from "./life.rules";
import { checkPlacement, type Placement, proposePlacement, releasableTanks } from "./placement.rules";
import {
  freePositions,
  placedBeside,
  placedVialsOf,
  positionsOf,
  type Standing,
  takenAmong,
  tanksWithRoom,
} from "./positions.store.server";
import { lockVials, lockVisible, setPosition, type Vial } from "./vials.store.server";
import { judgeWitness, requireWitness } from "./witness.server";

/** Where to put each frozen vial of a lot: over two sites, two tanks, or an isolated one (rules 12, 19, 22). Nothing is reserved by asking. */
export function proposePlaces(actor: Actor, lotId: string): Promise<(Placement & { division: string; purpose: string; place: string })[]> {
  return readAs(actor, async (db) => {
    const lot = await db.selectFrom("lots").select(["donorId", "biohazard"]).where("id", "=", lotId).executeTakeFirstOrThrow();
    const vials = await frozenOf(db, lotId);
    if (vials.length === 0) return [];
    const free = await freePositions(db);
    const placed = await placedVialsOf(db, lot.donorId);
    const places = new Map(free.map(({ id, place }) => [id, place]));
    const of = new Map(vials.map((vial) => [vial.id, vial]));
    return proposePlacement(vials, free, placed, lot.biohazard)
      .map((one) => ({
        ...one,
        division: of.get(one.vialId)?.division ?? "",
        purpose: of.get(one.vialId)?.purpose ?? "",
        place: places.get(one.positionId) ?? "",
      }))
      .sort((one, other) => (one.division < other.division ? -1 : 1));
  });
}

const frozenOf = (db: Db, lotId: string) =>
  db
    .selectFrom("vials")
    .select(["id", "purpose", "division"])
    .where("lotId", "=", lotId)
    .where("state", "=", "frozen")
    .orderBy("division")
    .execute();

export const PlacementForm = z.object({
  places: z.array(z.object({ vialId: z.uuid(), positionId: z.uuid() })).min(1, "storage.nothing_to_place"),
  witnessId: z.uuid("storage.witness_needed"),
  storedAt: z.date().optional(),
});

/** Puts frozen vials into their positions, two people at the tank. With the last vial of a lot the lot is stored, and what follows from that. */
export function placeVials(actor: Actor, lotId: string, form: z.output<typeof PlacementForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    const lot = await tx.selectFrom("lots").selectAll().where("id", "=", lotId).forNoKeyUpdate().executeTakeFirstOrThrow();
    authorise(actor, "vial.place", lot);
    refuseUnless(lot.state !== "rejected" && lot.state !== "discarded", "wrong_state", { state: lot.state });
    await requireConsent(tx, lot.caseId, ["storage", "transfer_abroad"]);
    await requireWitness(tx, actor, form.witnessId);
    const vials = await lockVials(
      tx,
      form.places.map(({ vialId }) => vialId),
    );
    refuseUnless(
      vials.every((vial) => vial.lotId === lotId),
      "vials_of_another_lot",
    );
    await holdToRules(tx, lot.biohazard, await placementFacts(tx, lot.donorId, vials, form.places), vials, form.places);
    const storedAt = form.storedAt ?? tx.now;
    refuseBefore("before_frozen", storedAt, lot.frozenAt);
    await writePlaces(tx, vials, form.places, storedAt);
    const about = [...vials.map(({ id }) => id)];
    const common = { donorId: lot.donorId, caseId: lot.caseId, happenedAt: storedAt };
    await record({ ...common, type: "vials.placed", about, data: { lot: lot.number, vials: vials.length, witnessId: form.witnessId } });
    if ((await frozenOf(tx, lotId)).length === 0) {
      const held = await lockCase(tx, lot.caseId);
      const first = held.state === "processing";
      if (first) await moveCase(tx, lot.caseId, "store", { storedAt });
      await record({ ...common, type: "lot.stored", about: [lotId, lot.caseId], data: { lotId, lot: lot.number, first } });
    }
  });
}

/** What the rules of placement look at: the positions that are asked for, which of them are taken, and where the donor's other vials stand. */
async function placementFacts(tx: Tx, donorId: string, vials: readonly Vial[], places: readonly Placement[]): Promise<PlacementFacts> {
  const ids = places.map(({ positionId }) => positionId);
  const asked = vials.map(({ id }) => id);
  return factsOf(...(await Promise.all([placedVialsOf(tx, donorId, asked), positionsOf(tx, ids), takenAmong(tx, ids)])));
}

type Positions = Awaited<ReturnType<typeof positionsOf>>;
const factsOf = (others: readonly Standing[], positions: Positions, taken: ReadonlySet<string>) => ({
  positions: new Map(positions.map((position) => [position.id, position])),
  taken,
  others,
});
type PlacementFacts = ReturnType<typeof factsOf>;

async function holdToRules(
  tx: Tx,
  biohazard: boolean,
  { positions, taken, others }: PlacementFacts,
  vials: readonly Pick<Vial, "id" | "purpose">[],
  places: readonly Placement[],
): Promise<void> {
  refuseUnless(
    places.every(({ positionId }) => positions.has(positionId)),
    "position_unknown",
  );
  const purposes = new Map(vials.map(({ id, purpose }) => [id, purpose]));
  const together = [
    // Those that stand already are not judged again: a donor found reactive later is moved to isolation vial by vial.
    ...others.map((vial) => ({ ...vial, isolated: biohazard })),
    ...places.map(({ vialId, positionId }) => ({
      positionId,
      tankId: positions.get(positionId)?.tankId ?? "",
      isolated: positions.get(positionId)?.isolated ?? false,
      purpose: purposes.get(vialId) ?? ("dose" as const),
    })),
  ];
  // Whether another tank has room matters only when there is but one, and is costly to say in a full bank.
  const room = releasableTanks(together).size > 1 ? new Set<string>() : await tanksWithRoom(tx, biohazard);
  checkPlacement({ biohazard, taken, tanksWithRoom: room, vials: together });
}

async function writePlaces(tx: Tx, vials: readonly Vial[], places: readonly Placement[], storedAt: Date): Promise<void> {
  const to = new Map(places.map(({ vialId, positionId }) => [vialId, positionId]));
  for (const vial of vials) {
    const state = nextState(VIAL_LIFE, vial.state, "place");
    await tx
      .updateTable("vials")
      .set({ state: state as Vial["state"], positionId: to.get(vial.id) ?? null, storedAt, revision: vial.revision + 1 })
      .where("id", "=", vial.id)
      .execute();
  }
}

export const MoveForm = z.object({
  positionId: z.uuid("storage.position_unknown"),
  witnessId: z.uuid("storage.witness_needed"),
  revision: z.coerce.number().int(),
});

/**
 * Moves one vial to another position, two people at the tank. All that the decision looks at is asked for at once, after the vial is held.
 * @throws NotThere, and the refusals of placement
 */
export function moveVial(actor: Actor, vialId: string, { positionId, witnessId, revision }: z.output<typeof MoveForm>): Promise<void> {
  return transact(actor, async (tx, record) => {
    const [vial, witness, others, ...free] = await Promise.all([
      lockVisible(actor, tx, vialId),
      witnessOnDuty(tx, witnessId),
      placedBeside(tx, vialId),
      positionsOf(tx, [positionId]),
      takenAmong(tx, [positionId]),
    ]);
    if (!vial) throw new NotThere();
    authorise(actor, "vial.move", vial);
    refuseUnless(vial.revision === revision, "moved_on");
    refuseUnless(vial.state === "stored", "wrong_state", { state: vial.state });
    refuseUnless(vial.disputedSince === null, "disputed");
    judgeWitness(actor, witness);
    await holdToRules(tx, vial.biohazard, factsOf(others, ...free), [vial], [{ vialId, positionId }]);
    setPosition(tx, vial, positionId);
    await record({
      type: "vial.moved",
      about: [vialId],
      donorId: vial.donorId,
      caseId: vial.caseId,
      data: { from: vial.positionId, to: positionId, witnessId },
    });
  });
}

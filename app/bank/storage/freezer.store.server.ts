import { sql } from "kysely";
import type { Db } from "~/bank/history/transact.server";
import type { Actor, Reader } from "~/bank/people/actor";
import { isId } from "~/outside/ids.server";
import { keptQuery } from "~db/kept.server";
import { LISTED_STATES, TISSUES } from "./life.rules";
import { listedVials } from "./vials.store.server";

/** Every tank with its site, and how full it is. */
export function tanksOverview(db: Db) {
  return db
    .selectFrom("tanks")
    .innerJoin("sites", "sites.id", "tanks.siteId")
    .leftJoin(roomByTank(db), "room.tankId", "tanks.id")
    .leftJoin(takenByTank(db), "taken.tankId", "tanks.id")
    .select([
      "tanks.id",
      "tanks.code",
      "tanks.isolated",
      "tanks.state",
      "sites.id as siteId",
      "sites.code as site",
      "sites.name as siteName",
      "sites.city",
      sql<number>`coalesce(room.n, 0)`.as("room"),
      sql<number>`coalesce(taken.n, 0)`.as("taken"),
    ])
    .orderBy("sites.code")
    .orderBy("tanks.code")
    .execute();
}

/** Room is what the boxes say: their rows and columns, of which each is a position. */
const roomByTank = (db: Db) =>
  db
    .selectFrom("boxes")
    .innerJoin("racks", "racks.id", "boxes.rackId")
    .select(["racks.tankId", sql<number>`sum(boxes.rows * boxes.columns)::int`.as("n")])
    .groupBy("racks.tankId")
    .as("room");
const takenByTank = (db: Db) =>
  db
    .selectFrom("boxFill")
    .innerJoin("boxes", "boxes.id", "boxFill.boxId")
    .innerJoin("racks", "racks.id", "boxes.rackId")
    .select(["racks.tankId", sql<number>`sum(box_fill.taken)::int`.as("n")])
    .groupBy("racks.tankId")
    .as("taken");

/** The boxes of a tank by rack, with how many of their positions hold a vial. */
export const boxesOf = (db: Db, tankId: string) => boxesWithTaken(db).where("racks.tankId", "=", tankId).execute();

/** The boxes of one rack alone: looking into a box must not count a whole tank. */
export const boxesOfRack = (db: Db, rackId: string) => boxesWithTaken(db).where("racks.id", "=", rackId).execute();

/** The codes of a tank's racks. */
export async function racksOf(db: Db, tankId: string): Promise<string[]> {
  const racks = await db.selectFrom("racks").select("code").where("tankId", "=", tankId).orderBy("code").execute();
  return racks.map(({ code }) => code);
}

const boxesWithTaken = (db: Db) =>
  db
    .selectFrom("boxes")
    .innerJoin("racks", "racks.id", "boxes.rackId")
    .leftJoin("boxFill", "boxFill.boxId", "boxes.id")
    .select(["boxes.id", "boxes.code", "boxes.rows", "boxes.columns", "racks.code as rack"])
    .select(sql<number>`coalesce(box_fill.taken, 0)`.as("taken"))
    .orderBy("racks.code")
    .orderBy("boxes.code");

/** A box with its way in words. */
export function boxWithWay(db: Db, boxId: string) {
  return db
    .selectFrom("boxes")
    .innerJoin("racks", "racks.id", "boxes.rackId")
    .innerJoin("tanks", "tanks.id", "racks.tankId")
    .innerJoin("sites", "sites.id", "tanks.siteId")
    .select([
      "boxes.id",
      "boxes.code",
      "boxes.rows",
      "boxes.columns",
      "racks.id as rackId",
      "racks.code as rack",
      "tanks.id as tankId",
      "tanks.code as tank",
      "tanks.isolated",
      "sites.name as site",
      "sites.city",
    ])
    .where("boxes.id", "=", boxId)
    .executeTakeFirst();
}

/** What stands in a box: each vial with the row and column of its position. */
export function vialsInBox(actor: Actor, db: Db, boxId: string) {
  return listedVials(actor, db)
    .select(["vials.donorId", "positions.row", "positions.column"])
    .where("positions.boxId", "=", boxId)
    .orderBy("positions.row")
    .orderBy("positions.column")
    .execute();
}

/** The free positions of a box, for a move. */
export function freeInBox(db: Db, boxId: string) {
  return db
    .selectFrom("positions")
    .leftJoin("vials", "vials.positionId", "positions.id")
    .select(["positions.id", "positions.row", "positions.column"])
    .where("positions.boxId", "=", boxId)
    .where("vials.id", "is", null)
    .orderBy("positions.row")
    .orderBy("positions.column")
    .execute();
}

export interface VialFilter {
  state: string;
  tissue?: string | undefined;
  /** The last id of the page before. */
  after?: string | undefined;
}

/** A filter as an address says it: what is not one of those there are is left out, and without a state those that are stored are listed. */
export function vialFilter(search: URLSearchParams) {
  const state = LISTED_STATES.find((one) => one === search.get("state")) ?? "stored";
  const tissue = TISSUES.find((one) => one === search.get("tissue"));
  const last = search.get("after");
  const after = isId(last) ? last : undefined;
  return { state, tissue, after };
}

const PAGE = 50;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/** Vials by state and tissue, fifty at a time, from a cursor: a deep page costs what the first does. */
export async function vialPage(actor: Reader, db: Db, { state, tissue, after = BEFORE_ALL }: VialFilter, size = PAGE) {
  const sought = tissue === undefined ? { state } : { state, tissue };
  const kept = Object.values(sought);
  const shape = `vials by ${Object.keys(sought)}, ${size}, ${actor.kind}`;
  const rows = await keptQuery(db, shape, [...kept, after, ...kept], () => vialsAfter(actor, db, sought, after, size));
  return { vials: rows.slice(0, size), next: rows.length > size ? rows[size - 1]?.id : undefined };
}

/**
 * From (state, tissue, id) upwards, as the index stands, and no further than (state, tissue): told as `state = …`, PostgreSQL might walk all
 * vials by their ids instead, looking for a state that few have. One statement serves the first page and the others, so that its plan is kept.
 */
function vialsAfter(actor: Reader, db: Db, sought: Record<string, string>, after: string, size: number) {
  const columns = sql.join(Object.keys(sought).map((name) => sql.ref(`vials.${name}`)));
  const values = sql.join(Object.values(sought));
  return listedVials(actor, db)
    .where(sql<boolean>`(${columns}, vials.id) > (${values}, ${after})`)
    .where(sql<boolean>`(${columns}) <= (${values})`)
    .orderBy(sql`${columns}, vials.id`)
    .limit(sql.lit(size + 1));
}

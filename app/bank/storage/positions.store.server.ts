import { sql } from "kysely";
import type { Db } from "~/bank/history/transact.server";
import { keptQuery } from "~db/kept.server";
import type { FreePosition, PlacedVial } from "./placement.rules";
import { PLACE } from "./vials.store.server";

/** How many free positions of each tank a proposal looks at: more than any lot has vials. */
const LOOKED_AT = 120;

/** Free positions of every tank in use, in walking order, at most 120 a tank. */
export async function freePositions(db: Db): Promise<(FreePosition & { place: string })[]> {
  const tanks = await db.selectFrom("tanks").select("id").where("state", "=", "in_use").orderBy("code").execute();
  const found = await Promise.all(tanks.map(({ id }) => freeIn(db, id)));
  return found.flat();
}

/** Box after box along the way, as far as is needed: the free cells of each are looked up by its index, so that a full bank is not read whole. */
async function freeIn(db: Db, tankId: string) {
  const { rows } = await sql<{ id: string }>`
    select free.id from (
      select boxes.id from boxes join racks on racks.id = boxes.rack_id where racks.tank_id = ${tankId} order by racks.code, boxes.code
    ) as along cross join lateral (
      select positions.id from positions
      where positions.box_id = along.id and not exists (select from vials where vials.position_id = positions.id)
      order by positions.row, positions."column" limit ${LOOKED_AT}
    ) as free limit ${LOOKED_AT}`.execute(db);
  if (rows.length === 0) return [];
  return placed(db)
    .where("positions.id", "=", sql<string>`any(${rows.map(({ id }) => id)}::uuid[])`)
    .orderBy("racks.code")
    .orderBy("boxes.code")
    .orderBy("positions.row")
    .orderBy("positions.column")
    .execute();
}

/** Positions by id, of tanks in use, with what the placement rules need to know. */
export function positionsOf(db: Db, ids: readonly string[]) {
  const { shape, value, asked } = among(ids);
  const read = () => placed(db).where("positions.id", "=", asked).where("tanks.state", "=", "in_use");
  return keptQuery(db, `${shape} of tanks in use`, [value, "in_use"], read);
}

/** Of a list PostgreSQL expects ten, and would plan every query about one anew, which takes ten times as long as asking it. */
function among(ids: readonly string[]) {
  const [value] = ids;
  return value !== undefined && ids.length === 1
    ? { shape: "a position", value, asked: sql<string>`${value}::uuid` }
    : { shape: "positions", value: ids, asked: sql<string>`any(${ids}::uuid[])` };
}

const placed = (db: Db) =>
  db
    .selectFrom("positions")
    .innerJoin("boxes", "boxes.id", "positions.boxId")
    .innerJoin("racks", "racks.id", "boxes.rackId")
    .innerJoin("tanks", "tanks.id", "positions.tankId")
    .innerJoin("sites", "sites.id", "tanks.siteId")
    .select([
      "positions.id",
      "positions.tankId",
      "tanks.siteId",
      "tanks.isolated",
      PLACE.as("place"),
      sql<string>`tanks.code || racks.code || boxes.code || lpad(positions.row::text, 2, '0') || lpad(positions."column"::text, 2, '0')`.as(
        "code",
      ),
    ]);

export type Standing = PlacedVial & { id: string; positionId: string; isolated: boolean };

const standing = (db: Db) =>
  db
    .selectFrom("vials")
    .innerJoin("positions", "positions.id", "vials.positionId")
    .innerJoin("tanks", "tanks.id", "positions.tankId")
    .select(["vials.id", "positions.id as positionId", "positions.tankId", "tanks.isolated", "vials.purpose"]);

/** Where the donor's other vials stand. */
export function placedVialsOf(db: Db, donorId: string, except: readonly string[] = []): Promise<Standing[]> {
  const read = () => standing(db).where("vials.donorId", "=", donorId).where("vials.id", "<>", sql<string>`all(${except}::uuid[])`);
  return keptQuery(db, "the donor's other vials", [donorId, except], read);
}

/** Where the other vials of this vial's donor stand. */
export function placedBeside(db: Db, vialId: string): Promise<Standing[]> {
  const read = () =>
    standing(db)
      .where("vials.donorId", "=", sql<string>`(select this.donor_id from vials as this where this.id = ${vialId})`)
      .where("vials.id", "<>", vialId);
  return keptQuery(db, "vials of the same donor", [vialId, vialId], read);
}

/** Which of these positions hold a vial. */
export async function takenAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { shape, value, asked } = among(ids);
  const read = () => db.selectFrom("vials").select("positionId").where("positionId", "=", asked);
  const rows = await keptQuery(db, `${shape} taken`, [value], read);
  return new Set(rows.flatMap((row) => row.positionId ?? []));
}

/** Compatible tanks in use that have a free position. */
export async function tanksWithRoom(db: Db, isolated: boolean): Promise<Set<string>> {
  const rows = await db
    .selectFrom("tanks")
    .select("tanks.id")
    .where("isolated", "=", isolated)
    .where("state", "=", "in_use")
    .where((when) =>
      when.exists(
        when
          .selectFrom("positions")
          .select(sql`1`.as("one"))
          .whereRef("positions.tankId", "=", "tanks.id")
          .where(({ not, exists, selectFrom }) =>
            not(exists(selectFrom("vials").select(sql`1`.as("one")).whereRef("vials.positionId", "=", "positions.id"))),
          ),
      ),
    )
    .execute();
  return new Set(rows.map((row) => row.id));
}

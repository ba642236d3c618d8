import type { Db } from "~/bank/history/transact.server";
import { boxesOfRack, boxWithWay, freeInBox } from "./freezer.store.server";

interface From {
  biohazard: boolean;
  boxId: string | null;
  tank: string | null;
}

/**
 * Where a vial may go, step by step: the tanks that it may stand in, the racks of one of them, the boxes of one of those that have room, the free
 * places of one of these. Without a choice it is the vial's own tank, rack and box, so that neither bank nor tank is ever read whole.
 */
export async function moveChoice(db: Db, vial: From, asked: { tank: string | null; rack: string | null; box: string | null }) {
  const tanks = await db
    .selectFrom("tanks")
    .select(["id", "code"])
    .where("isolated", "=", vial.biohazard)
    .where("state", "=", "in_use")
    .orderBy("code")
    .execute();
  const tank = tanks.find(({ id }) => id === asked.tank) ?? tanks.find(({ code }) => code === vial.tank) ?? tanks[0];
  const racks = tank ? await db.selectFrom("racks").select(["id", "code"]).where("tankId", "=", tank.id).orderBy("code").execute() : [];
  const here = vial.boxId ? await boxWithWay(db, vial.boxId) : undefined;
  const rack = racks.find(({ id }) => id === asked.rack) ?? racks.find(({ id }) => id === here?.rackId) ?? racks[0];
  const all = rack ? await boxesOfRack(db, rack.id) : [];
  const boxes = all
    .map(({ id, code, rows, columns, taken }) => ({ id, code, free: rows * columns - (taken ?? 0) }))
    .filter(({ free }) => free > 0);
  const box = boxes.find(({ id }) => id === asked.box) ?? boxes.find(({ id }) => id === vial.boxId) ?? boxes[0];
  const places = box ? await freeInBox(db, box.id) : [];
  return { tanks, tankId: tank?.id, racks, rackId: rack?.id, boxes, boxId: box?.id, places };
}

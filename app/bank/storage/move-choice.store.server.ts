import type { Db } from "~/bank/history/transact.server";
import { boxesOf, freeInBox } from "./freezer.store.server";

interface From {
  biohazard: boolean;
  boxId: string | null;
  tank: string | null;
}

/**
 * Where a vial may go, step by step: the tanks that it may stand in, the boxes of one of them that have room, the free places of one of those.
 * Without a choice it is the vial's own tank and box, so that a full bank is never read whole.
 */
export async function moveChoice(db: Db, vial: From, asked: { tank: string | null; box: string | null }) {
  const tanks = await db
    .selectFrom("tanks")
    .select(["id", "code"])
    .where("isolated", "=", vial.biohazard)
    .where("state", "=", "in_use")
    .orderBy("code")
    .execute();
  const tank = tanks.find(({ id }) => id === asked.tank) ?? tanks.find(({ code }) => code === vial.tank) ?? tanks[0];
  const all = tank ? await boxesOf(db, tank.id) : [];
  const boxes = all
    .map(({ id, rack, code, rows, columns, taken }) => ({ id, label: `${rack}/${code}`, free: rows * columns - (taken ?? 0) }))
    .filter(({ free }) => free > 0);
  const box = boxes.find(({ id }) => id === asked.box) ?? boxes.find(({ id }) => id === vial.boxId) ?? boxes[0];
  const places = box ? await freeInBox(db, box.id) : [];
  return { tanks, tankId: tank?.id, boxes, boxId: box?.id, places };
}

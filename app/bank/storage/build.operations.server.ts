import { z } from "zod";
import { transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";

const BoxForm = z.object({ code: z.string().min(1), rows: z.number().int().min(1).max(26), columns: z.number().int().min(1).max(26) });
const TankForm = z.object({
  code: z.string().min(1),
  isolated: z.boolean(),
  racks: z.array(z.object({ code: z.string().min(1), boxes: z.array(BoxForm) })),
});
export const StoreForm = z.object({
  site: z.object({
    code: z.string().min(1),
    name: z.string(),
    country: z.string().length(2),
    city: z.string(),
    timeZone: z.string(),
    licence: z.string(),
  }),
  tanks: z.array(TankForm),
});
export type StoreForm = z.output<typeof StoreForm>;

/** Builds a site with its tanks, racks, boxes and every position in them. @returns the site's id. */
export function buildStore(actor: Actor, form: StoreForm): Promise<string> {
  return transact(actor, async (tx, record) => {
    authorise(actor, "store.build");
    const siteId = newId();
    const tanks = form.tanks.map((tank) => ({ id: newId(), siteId, code: tank.code, isolated: tank.isolated, state: "in_use" as const }));
    const racks = form.tanks.flatMap((tank, at) =>
      tank.racks.map((rack) => ({ id: newId(), tankId: tanks[at]?.id ?? "", code: rack.code, boxes: rack.boxes })),
    );
    const boxes = racks.flatMap((rack) => rack.boxes.map((box) => ({ id: newId(), rackId: rack.id, tankId: rack.tankId, ...box })));
    const positions = boxes.flatMap((box) =>
      cellsOf(box).map(([row, column]) => ({ id: newId(), boxId: box.id, tankId: box.tankId, row, column })),
    );
    await tx
      .insertInto("sites")
      .values({ id: siteId, ...form.site })
      .execute();
    await tx.insertInto("tanks").values(tanks).execute();
    await tx
      .insertInto("racks")
      .values(racks.map(({ id, tankId, code }) => ({ id, tankId, code })))
      .execute();
    await tx
      .insertInto("boxes")
      .values(boxes.map(({ id, rackId, code, rows, columns }) => ({ id, rackId, code, rows, columns })))
      .execute();
    for (let at = 0; at < positions.length; at += 5000)
      await tx
        .insertInto("positions")
        .values(positions.slice(at, at + 5000))
        .execute();
    const about = [siteId, ...[...tanks, ...racks, ...boxes, ...positions].map(({ id }) => id)];
    await record({ type: "store.built", about, data: { site: form.site.code, tanks: tanks.length, positions: positions.length } });
    return siteId;
  });
}

const cellsOf = ({ rows, columns }: { rows: number; columns: number }): [number, number][] =>
  Array.from({ length: rows * columns }, (_, at) => [Math.floor(at / columns) + 1, (at % columns) + 1]);

import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { readAs, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { tanksOverview } from "~/bank/storage/freezer.store.server";
import { destroyVials } from "~/bank/storage/leave.operations.server";
import { moveVial } from "~/bank/storage/place.operations.server";
import { ownerPool } from "~db/client.server";
import { PASSWORD } from "~tests/support/given/people";
import { freeOf, givenStored, vialsOf } from "~tests/support/given/storage";

let stored: Awaited<ReturnType<typeof givenStored>>;
beforeAll(async () => {
  stored = await givenStored();
});

/** What the database says of each box beside what stands in it; only boxes where the two differ. */
async function wrongBoxes() {
  const { rows } = await ownerPool().query(`
    select coalesce(f.box_id, c.box_id) as box, f.taken, c.n from box_fill f
    full join (select p.box_id, count(*)::int as n from vials v join positions p on p.id = v.position_id group by 1) as c on c.box_id = f.box_id
    where coalesce(f.taken, 0) <> coalesce(c.n, 0)`);
  return rows;
}
const filled = async () =>
  Object.fromEntries((await readAs(stored.laboratory, (db) => tanksOverview(db))).map(({ code, taken }) => [code, taken]));
const move = async (at: number, to: string) => {
  const vial = (await vialsOf(stored.lotId))[at];
  const form = { positionId: to, witnessId: stored.witness.id, revision: vial?.revision ?? 0 };
  return moveVial(stored.laboratory, vial?.id ?? "", form);
};
/** Free positions of a tank, the nearest and the farthest: they are of two boxes. */
const endsOf = async (tank: string) => {
  const free = await freeOf(tank);
  return { near: free[0] ?? "", far: free.at(-1) ?? "" };
};

test("what is placed is counted in its box, and only there", async () => {
  expect(await wrongBoxes()).toEqual([]);
  expect(await filled()).toMatchObject({ "T-01": 4, "T-11": 4, "T-02": 0 });
});

test("the count goes with a vial within a box, to another box and to another tank", async () => {
  for (const end of ["near", "far", "near"] as const) {
    await move(0, (await endsOf("T-01"))[end]);
    expect(await wrongBoxes()).toEqual([]);
  }
  await move(0, (await endsOf("T-02")).far);
  expect(await wrongBoxes()).toEqual([]);
  expect(await filled()).toMatchObject({ "T-01": 3, "T-02": 1 });
});

test("vials that change boxes crosswise at the same time are both counted", async () => {
  for (let n = 0; n < 10; n++) {
    const [here, there] = [await endsOf("T-01"), await endsOf("T-02")];
    const [to, from] = n % 2 === 0 ? [there.far, here.near] : [here.near, there.far];
    await Promise.all([move(1, to), move(0, from)]);
    expect(await wrongBoxes()).toEqual([]);
  }
});

test("a move that is refused counts nothing, and what is destroyed is counted no more", async () => {
  const before = await filled();
  await expect(move(2, (await endsOf("T-03")).near)).rejects.toThrow();
  expect(await filled()).toEqual(before);
  const vialIds = (await vialsOf(stored.lotId)).slice(0, 2).map(({ id }) => id);
  await destroyVials(stored.quality, { vialIds, reason: "withdrawn", witnessId: stored.witness.id, password: PASSWORD });
  expect(await wrongBoxes()).toEqual([]);
  const sum = (tanks: Record<string, number>) => Object.values(tanks).reduce((all, n) => all + n, 0);
  expect(sum(await filled())).toBe(sum(before) - 2);
});

test("nobody writes the count by hand", async () => {
  for (const actor of [stored.laboratory, stored.family, WORKER])
    await expect(transact(actor, (tx) => sql`update box_fill set taken = 0`.execute(tx))).rejects.toThrow(/permission denied/);
  await expect(ownerPool().query("update box_fill set taken = -1")).rejects.toThrow(/box_fill_taken_check/);
});

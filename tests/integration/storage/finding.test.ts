import { beforeAll, describe, expect, test } from "vitest";
import { checkCharacter } from "~/bank/collection/isbt.rules";
import { readAs } from "~/bank/history/transact.server";
import {
  boxesOf,
  boxesOfRack,
  boxWithWay,
  freeInBox,
  racksOf,
  tanksOverview,
  vialPage,
  vialsInBox,
} from "~/bank/storage/freezer.store.server";
import { recall } from "~/bank/storage/recall.store.server";
import { findByScan, vialOfScan } from "~/bank/storage/scan.store.server";
import { vialsVisibleTo } from "~/bank/storage/vials.store.server";
import { givenFamily } from "~tests/support/given/people";
import { givenStored, vialsOf } from "~tests/support/given/storage";

let stored: Awaited<ReturnType<typeof givenStored>>;
const asStaff = <T>(read: Parameters<typeof readAs<T>>[1]) => readAs(stored.laboratory, read);

beforeAll(async () => {
  stored = await givenStored();
}, 120_000);

describe("finding by what a label or a paper says", () => {
  test("a vial's label leads to the vial, a donation's number to the donation and all its vials", async () => {
    const [vial] = await vialsOf(stored.lotId);
    const typed = `${stored.din}${checkCharacter(stored.din)}`;
    expect(await findByScan(stored.laboratory, `${typed} ${vial?.division}`)).toEqual([
      { kind: "vial", label: `${stored.din} ${vial?.division}`, to: `/staff/vials/${vial?.id}` },
    ]);
    const all = await findByScan(stored.laboratory, typed);
    expect(all.map(({ kind }) => kind)).toEqual(["donation", ...Array(8).fill("vial")]);
  });

  test("a lot's number and a chain of identity lead to lot and case; anything else leads nowhere", async () => {
    const lot = await asStaff((db) => db.selectFrom("lots").select("number").where("id", "=", stored.lotId).executeTakeFirstOrThrow());
    expect(await findByScan(stored.laboratory, ` ${lot.number.toLowerCase()} `)).toMatchObject([{ kind: "lot" }]);
    expect(await findByScan(stored.laboratory, stored.coi)).toMatchObject([{ kind: "case" }]);
    expect(await findByScan(stored.laboratory, "nothing like it")).toEqual([]);
  });

  test("a part of a name, a donor number or an e-mail leads to the person", async () => {
    const donor = await asStaff((db) =>
      db
        .selectFrom("donors as d")
        .innerJoin("persons as p", "p.id", "d.personId")
        .select(["d.code", "p.id", "p.givenName", "p.familyName"])
        .where("d.personId", "is not", null)
        .executeTakeFirstOrThrow(),
    );
    const found = { kind: "person", label: `${donor.givenName} ${donor.familyName}`, to: `/staff/people/${donor.id}` };
    expect(await findByScan(stored.laboratory, donor.code)).toEqual([found]);
    expect(await findByScan(stored.laboratory, `${donor.familyName}`.slice(0, 4))).toContainEqual(found);
  });

  test("the scanner's answer is the one vial of the label, with its place", async () => {
    const [vial] = await vialsOf(stored.lotId);
    const label = `${stored.din}${checkCharacter(stored.din)}${vial?.division}`;
    expect(await asStaff((db) => vialOfScan(stored.laboratory, db, label))).toMatchObject({ id: vial?.id, place: "DXB/T-01/R1/B01/A1" });
    expect(await asStaff((db) => vialOfScan(stored.laboratory, db, stored.din))).toBeUndefined();
  });
});

describe("the freezer as it is", () => {
  test("every tank says how full it is, and its boxes say the same together", async () => {
    const tanks = await asStaff((db) => tanksOverview(db));
    expect(tanks.map(({ code, taken, room }) => [code, taken, room])).toEqual([
      ["T-01", 4, 200],
      ["T-02", 0, 200],
      ["T-03", 0, 100],
      ["T-11", 4, 200],
      ["T-12", 0, 100],
    ]);
    const boxes = await asStaff((db) => boxesOf(db, tanks[0]?.id ?? ""));
    expect(boxes.reduce((sum, box) => sum + Number(box.taken), 0)).toBe(4);
    const way = await asStaff((db) => boxWithWay(db, boxes[0]?.id ?? ""));
    expect(await asStaff((db) => boxesOfRack(db, way?.rackId ?? ""))).toEqual(boxes.filter(({ rack }) => rack === way?.rack));
    expect(await asStaff((db) => racksOf(db, tanks[0]?.id ?? ""))).toEqual([...new Set(boxes.map(({ rack }) => rack))]);
  });

  test("a box shows its vials by row and column, and what is free besides", async () => {
    const [tank] = await asStaff((db) => tanksOverview(db));
    const [box] = await asStaff((db) => boxesOf(db, tank?.id ?? ""));
    const vials = await asStaff((db) => vialsInBox(stored.laboratory, db, box?.id ?? ""));
    expect(vials.map(({ row, column }) => [row, column])).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 4],
    ]);
    expect(await asStaff((db) => freeInBox(db, box?.id ?? ""))).toHaveLength(96);
    expect(await asStaff((db) => boxWithWay(db, box?.id ?? ""))).toMatchObject({ code: "B01", tank: "T-01", city: "Dubai" });
  });

  test("the list of vials is turned page by page without losing or repeating one", async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await asStaff((db) => vialPage(stored.laboratory, db, { state: "stored", tissue: "bone_marrow", after }, 3));
      seen.push(...page.vials.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    expect(seen.sort()).toEqual([...stored.vialIds].sort());
    expect((await asStaff((db) => vialPage(stored.laboratory, db, { state: "stored", tissue: "adipose" }))).vials).toEqual([]);
  });
});

test("a family sees its own vials and their number, another family none", async () => {
  const own = await readAs(stored.family, (db) => vialsVisibleTo(stored.family, db).execute());
  expect(own).toHaveLength(8);
  const other = await givenFamily();
  expect(await readAs(other, (db) => vialsVisibleTo(other, db).execute())).toEqual([]);
});

test("rule 42: a recall of a lot whose vials never left names a place for each and a recipient for none", async () => {
  const found = await asStaff((db) => recall(db, { lotId: stored.lotId }));
  expect(found).toHaveLength(8);
  expect(
    found.every(({ place, clinic, patient, shippedAt }) => place !== null && clinic === null && patient === null && shippedAt === null),
  ).toBe(true);
  expect(await asStaff((db) => recall(db, { donorId: stored.donorId }))).toEqual(found);
});

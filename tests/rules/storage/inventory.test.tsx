import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { vialFilter } from "~/bank/storage/freezer.store.server";
import { Fullness } from "~/bank/storage/fullness";
import { grouped } from "~/bank/storage/grouped";
import { LISTED_STATES, TISSUES, VIAL_LIFE } from "~/bank/storage/life.rules";
import { seen, slipsEverywhere, told } from "~tests/support/seen";

describe("the inventory as an address asks for it", () => {
  const filter = (search: string) => vialFilter(new URLSearchParams(search));
  const ID = "019aa0c4-1111-7000-8000-000000000001";

  test("is what is stored, of every tissue, from the beginning", () => {
    expect(filter("")).toEqual({ state: "stored", tissue: undefined, after: undefined });
    expect(filter("state=melted&tissue=hair&after=here")).toEqual(filter(""));
  });

  test("is any state and tissue that there is, after any vial", () => {
    for (const state of LISTED_STATES)
      for (const tissue of TISSUES) expect(filter(`state=${state}&tissue=${tissue}&after=${ID}`)).toEqual({ state, tissue, after: ID });
  });

  test("lists only states of a vial's life", () => {
    for (const state of LISTED_STATES) expect(Object.keys(VIAL_LIFE)).toContain(state);
  });
});

describe("how full a place is", () => {
  test("is said in words beside its bar, which is not heard", () => {
    const html = seen(<Fullness taken={4} room={200} />, ["storage"]);
    expect(told(<Fullness taken={4} room={200} />, ["storage"])).toMatch(/4.*200/);
    expect(html).toContain('aria-hidden="true"');
    expect(html).toContain("inline-size:2%");
  });

  test("of a place without positions is nothing, not a fault", () => {
    expect(seen(<Fullness taken={0} room={0} />, ["storage"])).toContain("inline-size:0%");
    expect(slipsEverywhere(<Fullness taken={0} room={0} />, ["storage"])).toEqual([]);
  });
});

test("rows are grouped in the order in which their keys first come, and none is lost", () => {
  expect(grouped(["b1", "a1", "b2", "a2"], ([key]) => key)).toEqual([
    ["b", ["b1", "b2"]],
    ["a", ["a1", "a2"]],
  ]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), (rows) => {
      const groups = grouped(rows, (row) => row % 5);
      expect(groups.flatMap(([, group]) => group).sort()).toEqual([...rows].sort());
      expect(new Set(groups.map(([key]) => key)).size).toBe(groups.length);
    }),
  );
});

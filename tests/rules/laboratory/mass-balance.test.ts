import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkCells, GROUP, massBalance, type VialState } from "~/bank/laboratory/mass-balance.rules";

const STATES = Object.keys(GROUP) as VialState[];
const vial = (state: VialState, cells = 5e6) => ({ state, cells });

describe("mass balance", () => {
  test("rule 13: Elena's lot adds up after two vials left and one came back", () => {
    const vials = [
      vial("stored"),
      vial("stored"),
      vial("reserved"),
      vial("infused"),
      vial("destroyed"),
      vial("spent"),
      vial("with_clinic"),
      vial("returned"),
    ];
    expect(massBalance({ cellsHarvested: 5e7, cellsTested: 5e6 }, 8, vials)).toEqual({
      vials: { made: 8, frozen: 0, stored: 3, out: 2, spent: 1, returned: 1, destroyed: 1 },
      cells: { harvested: 5e7, inVials: 4e7, tested: 5e6, discarded: 5e6 },
      balanced: true,
    });
  });

  test("rule 13: a vial that nobody made, or that is gone without a trace, unbalances the lot", () => {
    const lot = { cellsHarvested: 5e7, cellsTested: 0 };
    expect(massBalance(lot, 2, [vial("stored")]).balanced).toBe(false);
    expect(massBalance(lot, 0, [vial("stored")]).balanced).toBe(false);
  });

  test("rule 13: whatever becomes of the vials, each is counted once", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATES), { maxLength: 60 }), (states) => {
        const balance = massBalance(
          { cellsHarvested: null, cellsTested: 0 },
          states.length,
          states.map((state) => vial(state)),
        );
        const { made, ...groups } = balance.vials;
        expect(Object.values(groups).reduce((sum, count) => sum + count, 0)).toBe(made);
        expect(balance.balanced).toBe(true);
      }),
    );
  });

  test("rule 13: more cells in vials and tests than were harvested is no lot", () => {
    expect(() => checkCells(7.7e7, 3.7e7, 4e7)).not.toThrow();
    expect(() => checkCells(7.7e7, 3.7e7, 4.1e7)).toThrow(expect.objectContaining({ code: "more_cells_than_harvested" }));
    expect(() => checkCells(null, 0, 1e9)).not.toThrow();
    expect(massBalance({ cellsHarvested: 1e7, cellsTested: 0 }, 3, [vial("stored"), vial("stored"), vial("stored")]).balanced).toBe(false);
  });
});

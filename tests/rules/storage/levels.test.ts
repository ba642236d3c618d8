import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { racksFromAbove } from "~/bank/storage/levels.rules";

const RING = 93;
const count = fc.integer({ min: 1, max: 60 });

describe("racks of a tank seen from above", () => {
  test("stand within the ring of the tank, however many there are", () => {
    fc.assert(
      fc.property(count, (racks) => {
        for (const { x, y, side } of racksFromAbove(racks))
          for (const corner of [
            [x, y],
            [x + side, y],
            [x, y + side],
            [x + side, y + side],
          ] as const)
            expect(Math.hypot(corner[0] - 100, corner[1] - 100)).toBeLessThanOrEqual(RING);
      }),
    );
  });

  test("never lie upon each other", () => {
    fc.assert(
      fc.property(count, (racks) => {
        const squares = racksFromAbove(racks);
        for (const [index, one] of squares.entries())
          for (const other of squares.slice(index + 1))
            expect(Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y))).toBeGreaterThanOrEqual(one.side);
      }),
    );
  });

  test("are as many as the tank has, in walking order from the top", () => {
    fc.assert(
      fc.property(count, (racks) => {
        const squares = racksFromAbove(racks);
        expect(squares).toHaveLength(racks);
        expect(squares.map(({ y }) => y)).toEqual(squares.map(({ y }) => y).sort((one, other) => one - other));
      }),
    );
  });

  test("a tank without racks shows none", () => expect(racksFromAbove(0)).toEqual([]));
});

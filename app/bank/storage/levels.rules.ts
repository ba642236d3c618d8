/** Where each rack is drawn in a tank seen from above: the corner of its square, and the side, in the units of a field of 200. */
export interface RackSquare {
  x: number;
  y: number;
  side: number;
}

const CENTRE = 100;
/** Half the diagonal that the racks may fill within the tank's ring. */
const REACH = 88;
const LARGEST_PITCH = 42;
const GAP = 5;

/** Lays out racks in rows that fit into the tank's ring, in walking order; a last row that is not full is centred. */
export function racksFromAbove(count: number): RackSquare[] {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / Math.max(1, columns));
  const pitch = Math.min(LARGEST_PITCH, (2 * REACH) / Math.hypot(rows, columns));
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? count - row * columns : columns;
    return {
      x: CENTRE + ((index % columns) - inRow / 2) * pitch + GAP / 2,
      y: CENTRE + (row - rows / 2) * pitch + GAP / 2,
      side: pitch - GAP,
    };
  });
}

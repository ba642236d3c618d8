import { refuseUnless } from "../history/refusal";

export type VialState =
  | "frozen"
  | "stored"
  | "reserved"
  | "packed"
  | "in_transit"
  | "with_clinic"
  | "infused"
  | "returned"
  | "destroyed"
  | "spent";

export interface MassBalance {
  vials: {
    made: number;
    /** Frozen and not yet in a position. */
    frozen: number;
    /** In a position. */
    stored: number;
    /** Packed, on the way, with the clinic or infused. */
    out: number;
    /** Thawed into an expansion, or used for a test. */
    spent: number;
    returned: number;
    destroyed: number;
  };
  cells: { harvested: number | null; inVials: number; tested: number; discarded: number };
  /** Every vial that was made is somewhere, and no more cells came out of the harvest than went in (rule 13). */
  balanced: boolean;
}

export const GROUP: Record<VialState, Exclude<keyof MassBalance["vials"], "made">> = {
  frozen: "frozen",
  stored: "stored",
  reserved: "stored",
  packed: "out",
  in_transit: "out",
  with_clinic: "out",
  infused: "out",
  returned: "returned",
  destroyed: "destroyed",
  spent: "spent",
};

/** Accounts for every vial and every cell of a lot (rule 13): made = frozen + stored + out + spent + returned + destroyed. */
export function massBalance(
  lot: { cellsHarvested: number | null; cellsTested: number },
  made: number,
  vials: readonly { state: VialState; cells: number }[],
): MassBalance {
  const count = { made, frozen: 0, stored: 0, out: 0, spent: 0, returned: 0, destroyed: 0 };
  for (const { state } of vials) count[GROUP[state]] += 1;
  const inVials = vials.reduce((sum, { cells }) => sum + cells, 0);
  const discarded = lot.cellsHarvested === null ? 0 : lot.cellsHarvested - lot.cellsTested - inVials;
  return {
    vials: count,
    cells: { harvested: lot.cellsHarvested, inVials, tested: lot.cellsTested, discarded: Math.max(0, discarded) },
    balanced: made === vials.length && discarded >= -ROUNDING * (lot.cellsHarvested ?? 0),
  };
}

/** Counts are rounded to whole cells; a millionth is no cell lost. */
const ROUNDING = 1e-6;

/** No more cells go into vials and tests than were harvested. @throws Refusal `more_cells_than_harvested` */
export function checkCells(harvested: number | null, tested: number, inVials: number): void {
  if (harvested === null) return;
  refuseUnless(tested + inVials <= harvested * (1 + ROUNDING), "more_cells_than_harvested", { harvested, needed: tested + inVials });
}

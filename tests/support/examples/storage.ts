import type { BoxVial } from "~/bank/storage/box-grid";
import type { ListedVial } from "~/bank/storage/vial-columns";
import { DIN } from "./collection";

/** A vial of marrow that is stored and usable, at A1 of its box. */
export const aVial = (changes: Partial<ListedVial & BoxVial> = {}): ListedVial & BoxVial => ({
  id: "v1",
  din: DIN,
  division: "Aa",
  donorId: "donor-1",
  tissue: "bone_marrow",
  state: "stored",
  held: false,
  row: 1,
  column: 1,
  lotNumber: "L-26-007",
  lotState: "releasable",
  place: "PV-T02-R1-B3-A1",
  cells: 20_000_000,
  ...changes,
});

/** So many vials, one a place, of donors that alternate. */
export const vialsInBox = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    aVial({ id: `v${at}`, division: `D${at}`, donorId: `donor-${at % 2}`, row: 1 + Math.floor(at / 9), column: 1 + (at % 9) }),
  );

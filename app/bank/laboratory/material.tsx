import { checkCharacter } from "~/bank/collection/isbt.rules";
import { DinPlate } from "~/ui/din-plate";
import { TissueMark } from "~/ui/tissue-mark";
import type { Tissue } from "~db/schema/columns";

/** A collection as it is known at the bench: its tissue's sign and its DIN. */
export function Material({ din, tissue, size = 20 }: { din: string; tissue: string; size?: number }) {
  return (
    <span className="inline-flex items-center gap-2">
      <TissueMark tissue={tissue as Tissue} size={size} />
      <DinPlate din={din} check={checkCharacter(din)} />
    </span>
  );
}

import type { Life } from "../history/life";

/** The whole life of a vial. Nothing else moves one. */
export const VIAL_LIFE = {
  frozen: { place: "stored", destroy: "destroyed" },
  stored: { reserve: "reserved", thaw: "spent", destroy: "destroyed" },
  reserved: { free: "stored", pack: "packed", thaw: "spent" },
  packed: { ship: "in_transit", stop: "returned" },
  in_transit: { accept: "with_clinic", reject: "returned" },
  with_clinic: { infuse: "infused", destroy: "destroyed", send_back: "returned" },
  returned: { destroy: "destroyed" },
  infused: {},
  destroyed: {},
  spent: {},
} as const satisfies Life;

/** The states in which a vial stands in a position of a tank, and in no other (rule 11). */
export const IN_POSITION: readonly string[] = ["stored", "reserved"];

/** The states by which the inventory is listed. */
export const LISTED_STATES = ["stored", "reserved", "in_transit", "with_clinic", "infused", "destroyed", "spent"] as const;
export const TISSUES = ["bone_marrow", "adipose", "dental_pulp", "birth"] as const;

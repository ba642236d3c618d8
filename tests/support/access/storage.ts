import { type AccessRow, ANY_STAFF, answering } from "./types";

const form = { get: ANY_STAFF, post: answering(ANY_STAFF, "refused") };

/** Pages of the freezer: staff alone know them. */
export const ACCESS: AccessRow[] = [
  { route: "staff/freezer._index", address: () => "/staff/freezer", get: ANY_STAFF },
  { route: "staff/freezer.tanks.$tankId", address: (ids) => `/staff/freezer/tanks/${ids.tankId}`, get: ANY_STAFF },
  { route: "staff/freezer.boxes.$boxId", address: (ids) => `/staff/freezer/boxes/${ids.boxId}`, get: ANY_STAFF },
  { route: "staff/vials._index", address: () => "/staff/vials", get: ANY_STAFF },
  { route: "staff/vials.$vialId._index", address: (ids) => `/staff/vials/${ids.vialId}`, get: ANY_STAFF },
  { route: "staff/vials.$vialId.move", address: (ids) => `/staff/vials/${ids.vialId}/move`, duty: "laboratory", ...form },
  // Nothing has the label that is asked for.
  { route: "staff/vials[.]json", address: () => "/staff/vials.json?scan=none", get: answering(ANY_STAFF, "hidden") },
  { route: "staff/search", address: () => "/staff/search?q=none", get: ANY_STAFF },
  { route: "staff/lots.$lotId.place", address: (ids) => `/staff/lots/${ids.lotId}/place`, duty: "laboratory", ...form },
];

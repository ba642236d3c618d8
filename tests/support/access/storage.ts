import { type AccessRow, ANY_STAFF, answering, type Ids } from "./types";

const shows = (route: string, address: (ids: Ids) => string): AccessRow => ({
  route: `staff/${route}`,
  address,
  duty: "laboratory",
  get: ANY_STAFF,
});
const form = (route: string, address: (ids: Ids) => string): AccessRow => ({
  ...shows(route, address),
  post: answering(ANY_STAFF, "refused"),
});

/** Every page of the freezer and of the scanner: staff alone. */
export const ACCESS: AccessRow[] = [
  shows("freezer._index", () => "/staff/freezer"),
  shows("freezer.boxes.$boxId", (ids) => `/staff/freezer/boxes/${ids.boxId}`),
  shows("freezer.tanks.$tankId", (ids) => `/staff/freezer/tanks/${ids.tankId}`),
  form("lots.$lotId.place", (ids) => `/staff/lots/${ids.lotId}/place`),
  shows("search", () => "/staff/search"),
  shows("inventory[.]json", () => "/staff/inventory.json"),
  shows("vials._index", () => "/staff/vials"),
  shows("vials.$vialId._index", (ids) => `/staff/vials/${ids.vialId}`),
  form("vials.$vialId.move", (ids) => `/staff/vials/${ids.vialId}/move`),
  shows("vials[.]json", (ids) => `/staff/vials.json?scan=${encodeURIComponent(ids.label ?? "")}`),
];

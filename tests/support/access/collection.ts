import { type AccessRow, ANY_STAFF, answering, type Ids } from "./types";

const shows = (route: string, address: (ids: Ids) => string): AccessRow => ({ route: `staff/${route}`, address, get: ANY_STAFF });
/** A form: shown to staff; sent empty, it is refused. What the operation allows is by duty, and its own tests say so. */
const form = (route: string, address: (ids: Ids) => string): AccessRow => ({
  ...shows(route, address),
  post: answering(ANY_STAFF, "refused"),
});

const held = (ids: Ids) => `/staff/cases/${ids.caseId}`;
const donation = (ids: Ids) => `/staff/donations/${ids.donationId}`;
const kit = (ids: Ids) => `/staff/kits/${ids.kitId}`;

/** Every page from the case to the receipt: staff alone. `receiptDeviationId` is a deviation that a receipt opened. */
export const ACCESS: AccessRow[] = [
  shows("cases._index", () => "/staff/cases"),
  shows("cases.$caseId._index", held),
  form("cases.$caseId.cancel", (ids) => `${held(ids)}/cancel`),
  form("cases.$caseId.kit", (ids) => `${held(ids)}/kit`),
  form("cases.$caseId.not-collected", (ids) => `${held(ids)}/not-collected`),
  form("cases.$caseId.transfer", (ids) => `${held(ids)}/transfer`),
  shows("donations._index", () => "/staff/donations"),
  shows("donations.$donationId._index", donation),
  form("donations.$donationId.collect", (ids) => `${donation(ids)}/collect`),
  form("donations.$donationId.destroy", (ids) => `${donation(ids)}/destroy`),
  form("donations.$donationId.destroyed", (ids) => `${donation(ids)}/destroyed`),
  form("donations.$donationId.hand-over", (ids) => `${donation(ids)}/hand-over`),
  form("donations.$donationId.receive", (ids) => `${donation(ids)}/receive`),
  form("deviations.$deviationId", (ids) => `/staff/deviations/${ids.receiptDeviationId}`),
  shows("kits._index", () => "/staff/kits"),
  shows("kits.$kitId._index", kit),
  form("kits.$kitId.cancel", (ids) => `${kit(ids)}/cancel`),
  form("kits.$kitId.check", (ids) => `${kit(ids)}/check`),
  form("kits.$kitId.dispatch", (ids) => `${kit(ids)}/dispatch`),
  form("kits.$kitId.lost", (ids) => `${kit(ids)}/lost`),
  shows("kits.$kitId.labels[.]pdf", (ids) => `${kit(ids)}/labels.pdf`),
];

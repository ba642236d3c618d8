import { type AccessRow, ANY_STAFF, answering } from "./types";

const REFUSED = answering(ANY_STAFF, "refused");
type Id = "kitId" | "donationId" | "caseId" | "receiptDeviationId";

/** A page about one kit, donation, case or deviation; an empty form is answered beside its fields. */
const page = (route: string, address: (id: string) => string, id: Id, changes: Partial<AccessRow> = {}): AccessRow => ({
  route: `staff/${route}`,
  address: (ids) => `/staff/${address(ids[id] ?? "")}`,
  duty: "laboratory",
  get: ANY_STAFF,
  ...changes,
});
const form = (route: string, address: (id: string) => string, id: Id, changes: Partial<AccessRow> = {}) =>
  page(route, address, id, { post: REFUSED, ...changes });

/** Pages of the collection: only the bank's people come here; families and clinics see its outcome on their own pages. */
export const ACCESS: AccessRow[] = [
  { route: "staff/kits._index", address: () => "/staff/kits", get: ANY_STAFF },
  page("kits.$kitId._index", (id) => `kits/${id}`, "kitId"),
  page("kits.$kitId.labels[.]pdf", (id) => `kits/${id}/labels.pdf`, "kitId"),
  form("kits.$kitId.check", (id) => `kits/${id}/check`, "kitId"),
  form("kits.$kitId.dispatch", (id) => `kits/${id}/dispatch`, "kitId"),
  form("kits.$kitId.lost", (id) => `kits/${id}/lost`, "kitId"),
  form("kits.$kitId.cancel", (id) => `kits/${id}/cancel`, "kitId"),
  { route: "staff/donations._index", address: () => "/staff/donations", get: ANY_STAFF },
  page("donations.$donationId._index", (id) => `donations/${id}`, "donationId"),
  form("donations.$donationId.collect", (id) => `donations/${id}/collect`, "donationId"),
  form("donations.$donationId.hand-over", (id) => `donations/${id}/hand-over`, "donationId"),
  form("donations.$donationId.receive", (id) => `donations/${id}/receive`, "donationId"),
  form("donations.$donationId.destroy", (id) => `donations/${id}/destroy`, "donationId", { duty: "quality" }),
  form("donations.$donationId.destroyed", (id) => `donations/${id}/destroyed`, "donationId"),
  form("deviations.$deviationId", (id) => `deviations/${id}`, "receiptDeviationId", { duty: "quality" }),
  { route: "staff/cases._index", address: () => "/staff/cases", get: ANY_STAFF },
  page("cases.$caseId._index", (id) => `cases/${id}`, "caseId", { duty: "coordinator" }),
  form("cases.$caseId.kit", (id) => `cases/${id}/kit`, "caseId"),
  form("cases.$caseId.cancel", (id) => `cases/${id}/cancel`, "caseId", { duty: "coordinator" }),
  form("cases.$caseId.not-collected", (id) => `cases/${id}/not-collected`, "caseId", { duty: "coordinator" }),
  form("cases.$caseId.transfer", (id) => `cases/${id}/transfer`, "caseId"),
];

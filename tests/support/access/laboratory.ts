import { type AccessRow, ANY_STAFF, answering, type Ids } from "./types";

const shows = (route: string, address: (ids: Ids) => string): AccessRow => ({
  route: `staff/${route}`,
  address,
  duty: "laboratory",
  get: ANY_STAFF,
});
/** A form: shown to staff; sent empty, it is refused. What the operation allows is by duty, and its own tests say so. */
const form = (route: string, address: (ids: Ids) => string): AccessRow => ({
  ...shows(route, address),
  post: answering(ANY_STAFF, "refused"),
});

const donation = (ids: Ids) => `/staff/donations/${ids.donationId}`;
const culture = (ids: Ids) => `/staff/cultures/${ids.cultureId}`;
const lot = (ids: Ids) => `/staff/lots/${ids.lotId}`;
const specification = (ids: Ids) => `/staff/specifications/${ids.specificationId}`;

/** Every page of the laboratory and of quality: staff alone. `deviationId` is a deviation of a lot, `sampleId` a blood sample of the collection. */
export const ACCESS: AccessRow[] = [
  shows("laboratory._index", () => "/staff/laboratory"),
  shows("donations.$donationId.markers._index", (ids) => `${donation(ids)}/markers`),
  form("donations.$donationId.markers.sample", (ids) => `${donation(ids)}/markers/sample`),
  form("donations.$donationId.markers.assessment", (ids) => `${donation(ids)}/markers/assessment`),
  form("donations.$donationId.markers.$sampleId.results", (ids) => `${donation(ids)}/markers/${ids.sampleId}/results`),
  form("donations.$donationId.markers.$sampleId.approval", (ids) => `${donation(ids)}/markers/${ids.sampleId}/approval`),
  form("donations.$donationId.processing._index", (ids) => `${donation(ids)}/processing`),
  form("donations.$donationId.processing.tissue", (ids) => `${donation(ids)}/processing/tissue`),
  shows("cultures.$cultureId._index", culture),
  form("cultures.$cultureId.seed", (ids) => `${culture(ids)}/seed`),
  form("cultures.$cultureId.harvest", (ids) => `${culture(ids)}/harvest`),
  form("cultures.$cultureId.fail", (ids) => `${culture(ids)}/fail`),
  form("cultures.$cultureId.lot", (ids) => `${culture(ids)}/lot`),
  shows("lots._index", () => "/staff/lots"),
  shows("lots.$lotId._index", lot),
  form("lots.$lotId.freeze", (ids) => `${lot(ids)}/freeze`),
  form("lots.$lotId.tests", (ids) => `${lot(ids)}/tests`),
  form("lots.$lotId.approval", (ids) => `${lot(ids)}/approval`),
  form("lots.$lotId.disposition", (ids) => `${lot(ids)}/disposition`),
  form("lots.$lotId.hold", (ids) => `${lot(ids)}/hold`),
  form("lots.$lotId.lift", (ids) => `${lot(ids)}/lift`),
  form("lots.$lotId.amend", (ids) => `${lot(ids)}/amend`),
  shows("quality._index", () => "/staff/quality"),
  form("quality.deviations.$deviationId", (ids) => `/staff/quality/deviations/${ids.deviationId}`),
  shows("specifications._index", () => "/staff/specifications"),
  shows("specifications.$specificationId._index", specification),
  form("specifications.$specificationId.revise", (ids) => `${specification(ids)}/revise`),
];

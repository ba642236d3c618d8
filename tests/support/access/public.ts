import { type AccessRow, ANY_STAFF, answering, EVERYONE } from "./types";

const page = (route: string, address: string): AccessRow => ({ route: `public/${route}`, address: () => address, get: EVERYONE });

/** Pages that say the same to everyone, and the staff's pages about what the public reads. */
export const ACCESS: AccessRow[] = [
  page("_index", "/"),
  page("prices", "/prices"),
  page("evidence", "/evidence"),
  page("tissues.$tissue", "/tissues/bone-marrow"),
  page("licences", "/licences"),
  page("privacy", "/privacy"),
  page("leave", "/leave"),
  { route: "public/$", address: () => "/no-such-page", get: answering(EVERYONE, "hidden"), post: answering(EVERYONE, "hidden") },
  { route: "staff/settings._index", address: () => "/staff/settings", get: ANY_STAFF },
  {
    route: "staff/settings.$key",
    address: () => "/staff/settings/laboratory.lag_hours",
    get: ANY_STAFF,
    post: answering(ANY_STAFF, "refused"), // the responsible person enters a value
  },
  { route: "staff/evidence._index", address: () => "/staff/evidence", get: ANY_STAFF },
  { route: "staff/evidence.new", address: () => "/staff/evidence/new", get: ANY_STAFF, post: answering(ANY_STAFF, "refused") },
  {
    route: "staff/evidence.$cardId",
    address: (ids) => `/staff/evidence/${ids.cardId}`,
    get: ANY_STAFF,
    post: answering(ANY_STAFF, "refused"), // the medical director publishes, and a coordinator does not
  },
];

import { type AccessRow, ANY_PERSON, THIS_PERSON } from "./types";

/** Pages on which a family reads about its cells. */
export const ACCESS: AccessRow[] = [
  { route: "family/cases.$caseId._index", address: (ids) => `/family/cases/${ids.caseId}`, get: THIS_PERSON },
  { route: "family/documents._index", address: () => "/family/documents", get: ANY_PERSON },
  { route: "family/record", address: () => "/family/record", get: ANY_PERSON },
];

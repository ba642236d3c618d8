import { type AccessRow, ANY_CLINIC, ANY_STAFF, type Answers, answering, THIS_CLINIC, THIS_PERSON } from "./types";

const form = (answers: Answers) => ({ get: answers, post: answering(answers, "refused") });
const act = (home: "clinic/requests" | "staff/releases" | "family/requests", name: string, answers: Answers): AccessRow => ({
  route: `${home}.$requestId.${name}`,
  address: (ids) => `/${home}/${ids.requestId}/${name}`,
  ...form(answers),
});

/** Requests for cells, from the family's grant to what became of the vials. A clinic knows its own and nobody else's. */
export const ACCESS: AccessRow[] = [
  { route: "clinic/_index", address: () => "/clinic", get: ANY_CLINIC },
  { route: "clinic/licence", address: () => "/clinic/licence", get: ANY_CLINIC },
  { route: "clinic/cases._index", address: () => "/clinic/cases", get: ANY_CLINIC },
  { route: "clinic/cases.$caseId.request", address: (ids) => `/clinic/cases/${ids.caseId}/request`, ...form(THIS_CLINIC) },
  { route: "clinic/requests.$requestId._index", address: (ids) => `/clinic/requests/${ids.requestId}`, get: THIS_CLINIC },
  ...["cancel", "receive", "ending", "outcome", "reaction"].map((name) => act("clinic/requests", name, THIS_CLINIC)),
  { route: "family/cases.$caseId.grants", address: (ids) => `/family/cases/${ids.caseId}/grants`, ...form(THIS_PERSON) },
  {
    route: "family/grants.$grantId.end",
    address: (ids) => `/family/grants/${ids.grantId}/end`,
    get: THIS_PERSON,
    post: answering(THIS_PERSON, "acts"),
  },
  { route: "family/requests.$requestId._index", address: (ids) => `/family/requests/${ids.requestId}`, get: THIS_PERSON },
  ...["authorise", "expansion"].map((name) => act("family/requests", name, THIS_PERSON)),
  { route: "staff/releases._index", address: () => "/staff/releases", get: ANY_STAFF },
  { route: "staff/releases.$requestId._index", address: (ids) => `/staff/releases/${ids.requestId}`, get: ANY_STAFF },
  ...["thaw", "review", "approval", "pack", "ship", "hold", "destroy", "refuse"].map((name) => act("staff/releases", name, ANY_STAFF)),
  {
    route: "staff/reactions.$reactionId",
    address: (ids) => `/staff/reactions/${ids.reactionId}`,
    duty: "quality",
    ...form(ANY_STAFF),
  },
];

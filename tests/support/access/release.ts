import { type AccessRow, ANY_CLINIC, ANY_STAFF, type Answers, answering, type Ids, THIS_CLINIC, THIS_PERSON } from "./types";

type Address = (ids: Ids) => string;
const page = (route: string, get: Answers, address: Address): AccessRow => ({ route, address, get });
/** A form about one record: sent empty, it is refused to those who see its page, and hidden from the others. */
const form = (route: string, get: Answers, address: Address): AccessRow => ({ route, address, get, post: answering(get, "refused") });

const asked: Address = (ids) => `/clinic/requests/${ids.requestId}`;
const mine: Address = (ids) => `/family/requests/${ids.requestId}`;
const release: Address = (ids) => `/staff/releases/${ids.requestId}`;

/** From the grant to the outcome: the family of the cells, the clinic that it chose, and staff. `grantId` is a grant to a third clinic, which the walk ends. */
export const ACCESS: AccessRow[] = [
  page("clinic/_index", ANY_CLINIC, () => "/clinic"),
  page("clinic/licence", ANY_CLINIC, () => "/clinic/licence"),
  page("clinic/cases._index", ANY_CLINIC, () => "/clinic/cases"),
  form("clinic/cases.$caseId.request", THIS_CLINIC, (ids) => `/clinic/cases/${ids.caseId}/request`),
  page("clinic/requests.$requestId._index", THIS_CLINIC, asked),
  form("clinic/requests.$requestId.cancel", THIS_CLINIC, (ids) => `${asked(ids)}/cancel`),
  form("clinic/requests.$requestId.ending", THIS_CLINIC, (ids) => `${asked(ids)}/ending`),
  form("clinic/requests.$requestId.outcome", THIS_CLINIC, (ids) => `${asked(ids)}/outcome`),
  form("clinic/requests.$requestId.reaction", THIS_CLINIC, (ids) => `${asked(ids)}/reaction`),
  form("clinic/requests.$requestId.receive", THIS_CLINIC, (ids) => `${asked(ids)}/receive`),
  form("family/cases.$caseId.grants", THIS_PERSON, (ids) => `/family/cases/${ids.caseId}/grants`),
  {
    route: "family/grants.$grantId.end",
    address: (ids) => `/family/grants/${ids.grantId}/end`,
    get: THIS_PERSON,
    post: answering(THIS_PERSON, "acts"), // it asks nothing, so that an empty form ends the grant
  },
  page("family/requests.$requestId._index", THIS_PERSON, mine),
  form("family/requests.$requestId.authorise", THIS_PERSON, (ids) => `${mine(ids)}/authorise`),
  form("family/requests.$requestId.expansion", THIS_PERSON, (ids) => `${mine(ids)}/expansion`),
  page("staff/releases._index", ANY_STAFF, () => "/staff/releases"),
  page("staff/releases.$requestId._index", ANY_STAFF, release),
  ...["approval", "destroy", "hold", "pack", "refuse", "review", "ship", "thaw"].map((act) =>
    form(`staff/releases.$requestId.${act}`, ANY_STAFF, (ids) => `${release(ids)}/${act}`),
  ),
  form("staff/reactions.$reactionId", ANY_STAFF, (ids) => `/staff/reactions/${ids.reactionId}`),
];

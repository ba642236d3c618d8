import { type AccessRow, ANY_PERSON, ANY_STAFF, answering, type Ids, THIS_PERSON } from "./types";

const consent = (ids: Ids) => `/family/consents/${ids.consentId}`;
const text = (ids: Ids) => `/staff/consents/texts/${ids.textId}`;

/** Consents: read and signed by their signers, read by staff. The consent of the walk is signed; `openConsentId` waits for its signer. */
export const ACCESS: AccessRow[] = [
  { route: "family/consents._index", address: () => "/family/consents", get: ANY_PERSON },
  { route: "family/consents.$consentId._index", address: consent, get: THIS_PERSON },
  {
    route: "family/consents.$consentId.clauses.$ordinal",
    address: (ids) => `/family/consents/${ids.openConsentId}/clauses/1`,
    get: THIS_PERSON,
    post: answering(THIS_PERSON, "refused"),
  },
  { route: "family/consents.$consentId.paper[.]pdf", address: (ids) => `${consent(ids)}/paper.pdf`, get: THIS_PERSON },
  {
    route: "family/consents.$consentId.review",
    address: (ids) => `/family/consents/${ids.openConsentId}/review`,
    get: THIS_PERSON,
    post: answering(ANY_PERSON, "refused"), // the form is looked at before the consent
  },
  { route: "family/consents.$consentId.withdraw._index", address: (ids) => `${consent(ids)}/withdraw`, get: THIS_PERSON },
  {
    route: "family/consents.$consentId.withdraw.$code",
    address: (ids) => `${consent(ids)}/withdraw/${ids.consentCode}`,
    get: THIS_PERSON,
    post: answering(ANY_PERSON, "refused"), // the form is looked at before the consent
  },
  { route: "family/documents.consents.$file", address: (ids) => `/family/documents/consents/${ids.paperId}.pdf`, get: THIS_PERSON },
  {
    route: "staff/cases.$caseId.consent",
    address: (ids) => `/staff/cases/${ids.caseId}/consent`,
    get: ANY_STAFF,
    post: answering(ANY_STAFF, "refused"), // the case has its consent already
  },
  { route: "staff/consents._index", address: () => "/staff/consents", get: ANY_STAFF },
  { route: "staff/consents.$consentId._index", address: (ids) => `/staff/consents/${ids.consentId}`, get: ANY_STAFF },
  { route: "staff/consents.documents.$file", address: (ids) => `/staff/consents/documents/${ids.paperId}.pdf`, get: ANY_STAFF },
  { route: "staff/consents.texts._index", address: () => "/staff/consents/texts", get: ANY_STAFF },
  { route: "staff/consents.texts.$textId._index", address: text, get: ANY_STAFF },
  {
    route: "staff/consents.texts.$textId.next",
    address: (ids) => `${text(ids)}/next`,
    duty: "medical_director",
    get: ANY_STAFF,
    post: answering(ANY_STAFF, "refused"),
  },
];

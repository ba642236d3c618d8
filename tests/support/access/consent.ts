import { type AccessRow, ANY_PERSON, ANY_STAFF, answering, THIS_PERSON } from "./types";

/** Pages of consent. The consent of the walk is signed: its signer is led from the clauses to the consent's own page. */
export const ACCESS: AccessRow[] = [
  { route: "family/consents._index", address: () => "/family/consents", get: ANY_PERSON },
  { route: "family/consents.$consentId._index", address: ({ consentId }) => `/family/consents/${consentId}`, get: THIS_PERSON },
  {
    route: "family/consents.$consentId.clauses.$ordinal",
    address: ({ consentId }) => `/family/consents/${consentId}/clauses/1`,
    get: answering(THIS_PERSON, "acts"),
    post: answering(THIS_PERSON, "acts"),
  },
  {
    route: "family/consents.$consentId.review",
    address: ({ consentId }) => `/family/consents/${consentId}/review`,
    get: answering(THIS_PERSON, "acts"),
    post: { ...answering(THIS_PERSON, "refused"), otherPerson: "refused" },
  },
  {
    route: "family/consents.$consentId.paper[.]pdf",
    address: ({ consentId }) => `/family/consents/${consentId}/paper.pdf`,
    get: THIS_PERSON,
  },
  {
    route: "family/consents.$consentId.withdraw._index",
    address: ({ consentId }) => `/family/consents/${consentId}/withdraw`,
    get: THIS_PERSON,
  },
  {
    route: "family/consents.$consentId.withdraw.$code",
    address: ({ consentId }) => `/family/consents/${consentId}/withdraw/low_use`,
    get: THIS_PERSON,
    post: { ...answering(THIS_PERSON, "refused"), otherPerson: "refused" },
  },
  {
    route: "family/consents.$consentId.again",
    address: ({ consentId }) => `/family/consents/${consentId}/again`,
    get: THIS_PERSON,
    post: answering(THIS_PERSON, "refused"),
  },
  {
    route: "family/documents.consents.$file",
    address: ({ consentDocumentId }) => `/family/documents/consents/${consentDocumentId}.pdf`,
    get: THIS_PERSON,
  },
  { route: "staff/consents._index", address: () => "/staff/consents", get: ANY_STAFF },
  { route: "staff/consents.$consentId._index", address: ({ consentId }) => `/staff/consents/${consentId}`, get: ANY_STAFF },
  {
    route: "staff/consents.documents.$file",
    address: ({ consentDocumentId }) => `/staff/consents/documents/${consentDocumentId}.pdf`,
    get: ANY_STAFF,
  },
  { route: "staff/consents.texts._index", address: () => "/staff/consents/texts", get: ANY_STAFF },
  {
    route: "staff/consents.texts.$textId._index",
    address: ({ consentTextId }) => `/staff/consents/texts/${consentTextId}`,
    get: ANY_STAFF,
  },
  {
    route: "staff/consents.texts.$textId.next",
    address: ({ consentTextId }) => `/staff/consents/texts/${consentTextId}/next`,
    duty: "medical_director",
    get: ANY_STAFF,
    post: answering(ANY_STAFF, "refused"),
  },
  {
    route: "staff/cases.$caseId.consent",
    address: ({ caseId }) => `/staff/cases/${caseId}/consent`,
    get: ANY_STAFF,
    post: answering(ANY_STAFF, "acts"),
  },
];

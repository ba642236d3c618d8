import { type AccessRow, ANY_PERSON, ANY_STAFF, answering, EVERYONE, THIS_PERSON } from "./types";

const form = (answers: typeof EVERYONE) => ({ get: answers, post: answering(answers, "refused") });

/** Every page from the enquiry to the accepted quote, and what everyone finds when they come home. */
export const ACCESS: AccessRow[] = [
  { route: "public/enquire._index", address: () => "/enquire", ...form(EVERYONE) },
  { route: "public/enquire.thanks", address: () => "/enquire/thanks", get: EVERYONE },
  { route: "public/link.quote.$token._index", address: () => "/link/quote/none", get: EVERYONE },
  { route: "public/link.quote.$token.account", address: () => "/link/quote/none/account", ...form(EVERYONE) },
  { route: "public/link.quote.$token.claim", address: () => "/link/quote/none/claim", ...form(ANY_PERSON) },
  { route: "family/_index", address: () => "/family", get: ANY_PERSON },
  { route: "family/quotes.$quoteId._index", address: (ids) => `/family/quotes/${ids.quoteId}`, get: THIS_PERSON },
  {
    route: "family/quotes.$quoteId.accept",
    address: (ids) => `/family/quotes/${ids.quoteId}/accept`,
    get: answering(THIS_PERSON, "acts"), // accepted already: back to the quote
    post: answering(ANY_PERSON, "refused"),
  },
  { route: "staff/_index", address: () => "/staff", get: ANY_STAFF },
  { route: "staff/tasks.$taskId", address: (ids) => `/staff/tasks/${ids.taskId}`, get: ANY_STAFF, post: answering(ANY_STAFF, "acts") },
  { route: "staff/enquiries._index", address: () => "/staff/enquiries", get: ANY_STAFF },
  { route: "staff/enquiries.$enquiryId._index", address: (ids) => `/staff/enquiries/${ids.enquiryId}`, get: ANY_STAFF },
  {
    route: "staff/enquiries.$enquiryId.quote",
    address: (ids) => `/staff/enquiries/${ids.enquiryId}/quote`,
    duty: "laboratory",
    ...form(ANY_STAFF),
  },
  {
    route: "staff/enquiries.$enquiryId.answered",
    address: (ids) => `/staff/enquiries/${ids.enquiryId}/answered`,
    duty: "laboratory",
    ...form(ANY_STAFF),
  },
  { route: "staff/enquiries.$enquiryId.assign", address: (ids) => `/staff/enquiries/${ids.enquiryId}/assign`, ...form(ANY_STAFF) },
  { route: "staff/enquiries.$enquiryId.close", address: (ids) => `/staff/enquiries/${ids.enquiryId}/close`, ...form(ANY_STAFF) },
];

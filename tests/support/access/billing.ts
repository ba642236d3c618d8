import { type AccessRow, ANY_PERSON, ANY_STAFF, answering, EVERYONE, THIS_PERSON } from "./types";

/** Pages of money; the hooks answer everyone alike, since only a provider's signature counts. */
export const ACCESS: AccessRow[] = [
  // A person who has never paid by card has no card to manage.
  { route: "family/payments.card", address: () => "/family/payments/card", get: ANY_PERSON, post: answering(ANY_PERSON, "refused") },
  { route: "family/payments._index", address: () => "/family/payments", get: ANY_PERSON },
  {
    route: "family/payments.$paymentId._index",
    address: (ids) => `/family/payments/${ids.paymentId}`,
    get: THIS_PERSON,
  },
  {
    route: "family/payments.$paymentId.pay",
    address: (ids) => `/family/payments/${ids.paymentId}/pay`,
    get: THIS_PERSON,
    post: answering(THIS_PERSON, "acts"),
  },
  {
    route: "family/payments.$paymentId.card",
    address: (ids) => `/family/payments/${ids.paymentId}/card`,
    get: answering(THIS_PERSON, "acts"),
  },
  // The payment of the walk is not paid yet, so that nobody finds its receipt.
  {
    route: "family/payments.$paymentId.receipt[.]pdf",
    address: (ids) => `/family/payments/${ids.paymentId}/receipt.pdf`,
    get: answering(THIS_PERSON, "hidden"),
  },
  { route: "staff/money._index", address: () => "/staff/money", duty: "finance", get: ANY_STAFF },
  {
    route: "staff/money.prices",
    address: () => "/staff/money/prices",
    duty: "finance",
    get: ANY_STAFF,
    post: answering(ANY_STAFF, "refused"),
  },
  {
    route: "hooks/hooks.stripe",
    address: () => "/hooks/stripe",
    get: answering(EVERYONE, "refused"),
    post: answering(EVERYONE, "refused"),
  },
  {
    route: "hooks/hooks.resend",
    address: () => "/hooks/resend",
    get: answering(EVERYONE, "refused"),
    post: answering(EVERYONE, "refused"),
  },
];

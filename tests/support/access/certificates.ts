import { type AccessRow, ANY_STAFF, answering, EVERYONE, THIS_PERSON } from "./types";

/** Certificates: checked by everyone, read by the family, the clinic that one is made out to, and staff; withdrawn by those who answer for them. */
export const ACCESS: AccessRow[] = [
  { route: "public/verify._index", address: () => "/verify", get: EVERYONE, post: answering(EVERYONE, "refused") },
  { route: "public/verify.$number", address: (ids) => `/verify/${ids.certificateNumber}`, get: EVERYONE },
  { route: "public/verify[.]html", address: () => "/verify.html", get: EVERYONE },
  { route: "public/certificates.status", address: () => "/certificates/status", get: EVERYONE },
  { route: "public/[.]well-known.jwks[.]json", address: () => "/.well-known/jwks.json", get: EVERYONE },
  {
    route: "public/certificates.$file",
    address: (ids) => `/certificates/${ids.certificateNumber}.pdf`,
    get: { ...THIS_PERSON, clinic: "shows", staff: "shows" },
  },
  { route: "staff/certificates._index", address: () => "/staff/certificates", get: ANY_STAFF },
  {
    route: "staff/certificates.$number.revoke",
    address: (ids) => `/staff/certificates/${ids.certificateNumber}/revoke`,
    duty: "quality",
    get: ANY_STAFF,
    post: answering(ANY_STAFF, "refused"),
  },
  { route: "staff/lots.$lotId.labels[.]pdf", address: (ids) => `/staff/lots/${ids.lotId}/labels.pdf`, get: ANY_STAFF },
];

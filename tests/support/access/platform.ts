import { type AccessRow, answering, EVERYONE } from "./types";

const desk = (route: string, address: string): AccessRow => ({
  route: `demo/${route}`,
  address: () => address,
  get: answering(EVERYONE, "hidden"),
  post: answering(EVERYONE, "hidden"),
});

/** What asks no name: the two addresses of the watch, and the demo's pages in the providers' place. Nobody knows of a session or a letter that there is none of. */
export const ACCESS: AccessRow[] = [
  { route: "hooks/healthz", address: () => "/healthz", get: EVERYONE },
  { route: "hooks/readyz", address: () => "/readyz", get: EVERYONE },
  desk("billing.$session", "/demo/billing/bps_none"),
  { ...desk("billing.$session_.end", "/demo/billing/bps_none/end"), get: answering(EVERYONE, "acts") },
  desk("card.$session", "/demo/card/cs_none"),
  { route: "demo/clock", address: () => "/demo/clock", get: EVERYONE, post: answering(EVERYONE, "refused") },
  { route: "demo/mail._index", address: () => "/demo/mail", get: EVERYONE },
  { route: "demo/mail.$id", address: () => "/demo/mail/none", get: answering(EVERYONE, "hidden") },
  { route: "demo/requests", address: () => "/demo/requests", get: EVERYONE },
];

/** One line a namespace: a room adds its three files and its line here. A test compares this list with the files. */
export interface Namespaces {
  ui: typeof import("./en/ui.json");
  public: typeof import("./en/public.json");
  evidence: typeof import("./en/evidence.json");
  errors: typeof import("./en/errors.json");
  refusals: typeof import("./en/refusals.json");
  verify: typeof import("./en/verify.json");
  storage: typeof import("./en/storage.json");
  consent: typeof import("./en/consent.json");
  collection: typeof import("./en/collection.json");
  laboratory: typeof import("./en/laboratory.json");
  mail: typeof import("./en/mail.json");
  tasks: typeof import("./en/tasks.json");
  enquiries: typeof import("./en/enquiries.json");
  people: typeof import("./en/people.json");
  billing: typeof import("./en/billing.json");
  family: typeof import("./en/family.json");
  release: typeof import("./en/release.json");
  documents: typeof import("./en/documents.json");
  certificates: typeof import("./en/certificates.json");
  standing: typeof import("./en/standing.json");
  settings: typeof import("./en/settings.json");
  demo: typeof import("./en/demo.json");
}

export type Namespace = keyof Namespaces;

/** `"<namespace>.<key>"` of every English message; a key that does not exist does not compile. */
export type MessageKey = { [N in Namespace]: `${N}.${Extract<keyof Namespaces[N], string>}` }[Namespace];

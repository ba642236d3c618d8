import { type AccessRow, ANY_CLINIC, ANY_PERSON, ANY_STAFF, answering, EVERYONE, THIS_PERSON } from "./types";

const form = (answers: typeof EVERYONE) => ({ get: answers, post: answering(answers, "refused") });

/** Every page of sign-in, accounts, people, clinics and the team. A post without its fields is refused, by whomever it would be let through. */
export const ACCESS: AccessRow[] = [
  // Who is signed in already goes on to their home.
  {
    route: "public/sign-in",
    address: () => "/sign-in",
    get: { ...answering(EVERYONE, "acts"), public: "shows" },
    post: answering(EVERYONE, "refused"),
  },
  { route: "public/sign-out", address: () => "/sign-out", get: answering(EVERYONE, "acts"), post: answering(EVERYONE, "acts") },
  { route: "public/preferences", address: () => "/preferences", get: answering(EVERYONE, "acts"), post: answering(EVERYONE, "acts") },
  { route: "public/password._index", address: () => "/password", ...form(EVERYONE) },
  { route: "public/password.sent", address: () => "/password/sent", get: EVERYONE },
  { route: "public/link.invitation.$token", address: () => "/link/invitation/none", ...form(EVERYONE) },
  { route: "public/link.clinic-invitation.$token", address: () => "/link/clinic-invitation/none", ...form(EVERYONE) },
  { route: "public/link.password-reset.$token", address: () => "/link/password-reset/none", ...form(EVERYONE) },
  {
    route: "demo/sign-in.$name",
    address: () => "/demo/sign-in/nobody",
    get: answering(EVERYONE, "acts"),
    post: answering(EVERYONE, "hidden"),
  },
  ...(
    [
      ["family", ANY_PERSON],
      ["clinic", ANY_CLINIC],
      ["staff", ANY_STAFF],
    ] as const
  ).flatMap(([home, answers]): AccessRow[] => [
    { route: `${home}/account._index`, address: () => `/${home}/account`, get: answers },
    { route: `${home}/account.password`, address: () => `/${home}/account/password`, ...form(answers) },
    {
      route: `${home}/account.sessions.$sessionId.end`,
      address: (ids) => `/${home}/account/sessions/${ids.sessionId}/end`,
      get: answering(EVERYONE, "acts"),
      post: answering(answers, "acts"),
    },
  ]),
  {
    route: "family/account.guardians.$donorId",
    address: (ids) => `/family/account/guardians/${ids.childId}`,
    get: THIS_PERSON,
    post: answering(ANY_PERSON, "refused"),
  },
  { route: "staff/people._index", address: () => "/staff/people", get: ANY_STAFF },
  { route: "staff/people.new", address: () => "/staff/people/new", ...form(ANY_STAFF) },
  { route: "staff/people.$personId._index", address: (ids) => `/staff/people/${ids.personId}`, get: ANY_STAFF },
  { route: "staff/people.donors.$donorId._index", address: (ids) => `/staff/people/donors/${ids.donorId}`, get: ANY_STAFF },
  {
    route: "staff/people.donors.$donorId.rights.new",
    address: (ids) => `/staff/people/donors/${ids.donorId}/rights/new`,
    ...form(ANY_STAFF),
  },
  {
    route: "staff/people.donors.$donorId.rights.$rightId.end",
    address: (ids) => `/staff/people/donors/${ids.childId}/rights/${ids.rightId}/end`,
    duty: "laboratory",
    ...form(ANY_STAFF),
  },
  {
    route: "staff/people.donors.$donorId.dispute",
    address: (ids) => `/staff/people/donors/${ids.donorId}/dispute`,
    ...form(ANY_STAFF),
  },
  {
    route: "staff/people.donors.$donorId.settle",
    address: (ids) => `/staff/people/donors/${ids.donorId}/settle`,
    duty: "responsible_person",
    ...form(ANY_STAFF),
  },
  { route: "staff/people.donors.$donorId.birth", address: (ids) => `/staff/people/donors/${ids.donorId}/birth`, ...form(ANY_STAFF) },
  { route: "staff/people.transfer-in", address: () => "/staff/people/transfer-in", ...form(ANY_STAFF) },
  { route: "staff/clinics._index", address: () => "/staff/clinics", get: ANY_STAFF },
  { route: "staff/clinics.new", address: () => "/staff/clinics/new", ...form(ANY_STAFF) },
  { route: "staff/clinics.$clinicId._index", address: (ids) => `/staff/clinics/${ids.clinicId}`, get: ANY_STAFF },
  { route: "staff/clinics.$clinicId.licences.new", address: (ids) => `/staff/clinics/${ids.clinicId}/licences/new`, ...form(ANY_STAFF) },
  { route: "staff/clinics.$clinicId.suspend", address: (ids) => `/staff/clinics/${ids.clinicId}/suspend`, ...form(ANY_STAFF) },
  { route: "staff/clinics.$clinicId.reinstate", address: (ids) => `/staff/clinics/${ids.clinicId}/reinstate`, ...form(ANY_STAFF) },
  { route: "staff/clinics.$clinicId.members.new", address: (ids) => `/staff/clinics/${ids.clinicId}/members/new`, ...form(ANY_STAFF) },
  { route: "staff/team._index", address: () => "/staff/team", get: ANY_STAFF },
  { route: "staff/team.new", address: () => "/staff/team/new", ...form(ANY_STAFF) },
  { route: "staff/team.$accountId._index", address: (ids) => `/staff/team/${ids.accountId}`, get: ANY_STAFF },
  { route: "staff/team.$accountId.duties.new", address: (ids) => `/staff/team/${ids.accountId}/duties/new`, ...form(ANY_STAFF) },
  {
    route: "staff/team.$accountId.duties.$dutyId.end",
    address: (ids) => `/staff/team/${ids.accountId}/duties/${ids.dutyId}/end`,
    duty: "coordinator",
    ...form(ANY_STAFF),
  },
  { route: "staff/team.$accountId.close", address: (ids) => `/staff/team/${ids.accountId}/close`, duty: "coordinator", ...form(ANY_STAFF) },
];

import type { Actor } from "~/bank/people/actor";

/** A row as the database names its columns. */
export type Row = Record<string, unknown>;
type Kind = "public" | "person" | "clinic";

/** One actor, and what belongs to them: worked out from the rows themselves, not by the database's own functions. */
export interface Who {
  kind: Kind;
  accountId: unknown;
  personId: unknown;
  clinicId: unknown;
  /** Donors on whom the person holds a right, or whose case was granted to the clinic. */
  donors: Set<unknown>;
  /** Of the clinic: its requests, and what they are about. */
  requests: Set<unknown>;
  cases: Set<unknown>;
  vials: Set<unknown>;
  lots: Set<unknown>;
  shipments: Set<unknown>;
  persons: Set<unknown>;
  quotes: Set<unknown>;
  enquiries: Set<unknown>;
}

export function whoIs(actor: Actor, whole: ReadonlyMap<string, readonly Row[]>): Who {
  const rows = (table: string) => whole.get(table) ?? [];
  const accountId = actor.kind === "public" ? null : actor.id;
  const personId = actor.kind === "person" || actor.kind === "clinic" ? actor.personId : null;
  const clinicId = actor.kind === "clinic" ? actor.clinicId : null;
  const kind: Kind = actor.kind === "person" || actor.kind === "clinic" ? actor.kind : "public";
  const of = (table: string, keep: (row: Row) => boolean, column = "id") =>
    new Set(
      rows(table)
        .filter(keep)
        .map((row) => row[column]),
    );
  const donors =
    kind === "person"
      ? of("rights", (row) => row.person_id === personId && row.until_at === null, "donor_id")
      : of("grants", (row) => kind === "clinic" && row.clinic_id === clinicId && row.revoked_at === null, "donor_id");
  const requests = of("requests", (row) => clinicId !== null && row.clinic_id === clinicId);
  const vials = of("request_vials", (row) => requests.has(row.request_id), "vial_id");
  const quotes = of("quotes", (row) => kind === "person" && row.person_id === personId);
  const inDonors = (row: Row) => donors.has(row.id);
  const coordinators = of("cases", (row) => donors.has(row.donor_id), "coordinator_id");
  const persons = new Set<unknown>([
    ...of("donors", inDonors, "person_id"),
    ...(kind === "clinic"
      ? of("accounts", (row) => row.clinic_id === clinicId, "person_id")
      : [
          personId,
          ...of("accounts", (row) => coordinators.has(row.id), "person_id"),
          ...of("donors", inDonors, "mother_person_id"),
          ...of("rights", (row) => donors.has(row.donor_id), "person_id"),
        ]),
  ]);
  return {
    kind,
    accountId,
    personId,
    clinicId,
    donors,
    requests,
    cases: of("requests", (row) => requests.has(row.id), "case_id"),
    vials,
    lots: of("vials", (row) => vials.has(row.id), "lot_id"),
    shipments: of("shipments", (row) => clinicId !== null && row.clinic_id === clinicId),
    persons,
    quotes,
    enquiries: of("quotes", (row) => quotes.has(row.id), "enquiry_id"),
  };
}

type May = (row: Row, who: Who) => boolean;
type Rule = Partial<Record<Kind, May>>;

const all: May = () => true;
const ofDonor: May = (row, { donors }) => donors.has(row.donor_id);
const ofClinic: May = (row, { clinicId }) => row.clinic_id === clinicId;
const ofRequest: May = (row, { requests }) => requests.has(row.request_id);
const published: May = (row) => row.state === "published";

const EVERYONE: Rule = { public: all, person: all, clinic: all };
const PUBLISHED: Rule = { public: published, person: published, clinic: published };
const FAMILY: Rule = { person: ofDonor };
const GRANTED: Rule = { person: ofDonor, clinic: ofDonor };
const CLINICS: Rule = { person: ofDonor, clinic: ofClinic };
const REQUESTED: Rule = { person: ofDonor, clinic: ofRequest };
const STAFF: Rule = {};

/** Who may see which rows of which table. A table without a line fails the test. */
export const EXPECTED: Record<string, Rule> = {
  access_log: FAMILY,
  account_secrets: STAFF,
  accounts: { person: (row, { accountId }) => row.id === accountId, clinic: ofClinic },
  administrations: CLINICS,
  adverse_reactions: CLINICS,
  authorisations: REQUESTED,
  box_fill: STAFF,
  boxes: { person: all },
  cases: { person: ofDonor, clinic: (row, who) => ofDonor(row, who) || who.cases.has(row.id) },
  certificate_statuses: FAMILY,
  certificates: CLINICS,
  clinic_licences: { clinic: ofClinic },
  clinics: EVERYONE,
  consent_answers: FAMILY,
  consent_clauses: EVERYONE,
  consent_documents: FAMILY,
  consent_signers: { person: (row, who) => ofDonor(row, who) || row.person_id === who.personId },
  consent_texts: PUBLISHED,
  consents: FAMILY,
  cultures: GRANTED,
  custody_events: { person: ofDonor, clinic: (row, who) => ofDonor(row, who) || who.shipments.has(row.shipment_id) },
  deviations: FAMILY,
  din_counters: { person: all },
  dispositions: GRANTED,
  donations: GRANTED,
  donors: { person: (row, who) => who.donors.has(row.id) || row.opened_by === who.personId, clinic: (row, who) => who.donors.has(row.id) },
  enquiries: { person: (row, { enquiries }) => enquiries.has(row.id) },
  event_subjects: FAMILY,
  events: CLINICS,
  evidence_cards: PUBLISHED,
  form_uses: STAFF,
  freezing_runs: FAMILY,
  gate_snapshots: REQUESTED,
  grants: CLINICS,
  kits: FAMILY,
  kysely_migration: STAFF,
  kysely_migration_lock: STAFF,
  links: STAFF,
  lots: { person: ofDonor, clinic: (row, who) => ofDonor(row, who) || who.lots.has(row.id) },
  marker_assessments: FAMILY,
  marker_results: FAMILY,
  marker_samples: FAMILY,
  messages: FAMILY,
  outcomes: CLINICS,
  passages: GRANTED,
  payments: { person: (row, who) => ofDonor(row, who) || row.person_id === who.personId },
  persons: { person: (row, { persons }) => persons.has(row.id), clinic: (row, { persons }) => persons.has(row.id) },
  portal: EVERYONE,
  positions: { person: all },
  price_lists: EVERYONE,
  prices: EVERYONE,
  quote_lines: { person: (row, { quotes }) => quotes.has(row.quote_id) },
  quotes: { person: (row, { quotes }) => quotes.has(row.id) },
  racks: { person: all },
  receipts: FAMILY,
  refunds: FAMILY,
  request_vials: REQUESTED,
  requests: CLINICS,
  rights: FAMILY,
  sessions: STAFF,
  settings: EVERYONE,
  shipments: CLINICS,
  sign_in_attempts: STAFF,
  signatures: {
    person: (row, who) => ofDonor(row, who) || row.account_id === who.accountId,
    clinic: (row, { accountId }) => row.account_id === accountId,
  },
  sites: EVERYONE,
  specification_tests: EVERYONE,
  specifications: EVERYONE,
  staff_duties: STAFF,
  storage_plans: FAMILY,
  stripe_customers: { person: (row, { personId }) => row.person_id === personId },
  tanks: { person: all },
  tasks: STAFF,
  test_results: GRANTED,
  vials: { person: ofDonor, clinic: (row, who) => ofDonor(row, who) || who.vials.has(row.id) },
  webhook_receipts: STAFF,
};

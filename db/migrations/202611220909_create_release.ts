import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table grants (
      id uuid primary key,
      donor_id uuid not null references donors,
      case_id uuid not null references cases,
      clinic_id uuid not null references clinics,
      granted_by uuid not null references persons,
      from_at timestamptz not null,
      until_at timestamptz not null check (until_at > from_at),
      revoked_at timestamptz
    );
    create index grants_of_clinic on grants (clinic_id, donor_id);

    -- The donors of whom a family granted the acting clinic a case, now.
    create function donors_granted() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
      select distinct donor_id from grants
      where clinic_id = actor_clinic() and from_at <= portal_now() and until_at > portal_now() and (revoked_at is null or revoked_at > portal_now())
    $$;

    create table requests (
      id uuid primary key,
      number text not null unique, -- RQ-26-0001
      clinic_id uuid not null references clinics,
      donor_id uuid not null references donors,
      case_id uuid not null references cases,
      lot_id uuid references lots, -- whose units will be released
      state text not null check (state in ('submitted', 'authorised', 'reviewed', 'on_hold', 'approved', 'packed', 'in_transit', 'with_clinic', 'infused', 'destroyed', 'returned', 'refused', 'cancelled')),
      path text not null check (path in ('stock', 'expand', 'infeasible')), -- what the forecast said
      expansion text not null default 'none' check (expansion in ('none', 'offered', 'accepted', 'thawed', 'done')),
      product_class text not null check (product_class in ('TISSUE_361', 'ATMP_351')),
      prescriber_account_id uuid not null references accounts,
      prescriber_name text not null,
      prescriber_registration text not null,
      legal_basis text not null check (legal_basis in ('marketing_authorisation', 'clinical_trial', 'hospital_exemption', 'named_patient')),
      legal_basis_reference text not null,
      legal_basis_valid_until date not null,
      indication text not null, -- ICD-11 code
      protocol text not null,
      relationship text not null check (relationship in ('autologous', 'directed')),
      patient_name text not null, -- first identifier, as the clinic has it
      patient_born_on date not null,
      patient_number text not null, -- second identifier
      patient_weight_kg double precision not null check (patient_weight_kg > 0),
      dose_cells double precision not null check (dose_cells > 0), -- viable cells at the clinic
      route text not null check (route in ('intravenous', 'intrathecal', 'local')),
      infusion_volume_ml double precision not null check (infusion_volume_ml > 0),
      infusion_hours double precision not null check (infusion_hours > 0),
      planned_on date not null, -- infusion
      forecast jsonb not null, -- as shown, with its inputs
      asked_by uuid not null references accounts,
      asked_at timestamptz not null,
      reviewed_by uuid references accounts,
      approved_by uuid references accounts,
      approved_at timestamptz,
      revision integer not null default 1
    );
    create index requests_of_clinic on requests (clinic_id, asked_at desc);
    create index requests_of_donor on requests (donor_id);
    create index requests_by_state on requests (state);
    alter table payments add foreign key (request_id) references requests;
    alter table lots add foreign key (request_id) references requests;
    alter table cultures add foreign key (request_id) references requests;

    create table request_vials (
      id uuid primary key,
      request_id uuid not null references requests,
      vial_id uuid not null references vials,
      donor_id uuid not null references donors,
      purpose text not null check (purpose in ('expansion', 'release')),
      active boolean not null default true, -- false: the request no longer holds it
      reserved_at timestamptz not null
    );
    create unique index one_open_request on request_vials (vial_id) where active;
    create index request_vials_of_request on request_vials (request_id);

    create table authorisations (
      id uuid primary key,
      request_id uuid not null references requests,
      donor_id uuid not null references donors,
      person_id uuid not null references persons,
      signature_id uuid not null references signatures,
      authorised_at timestamptz not null,
      unique (request_id, person_id)
    );

    create table gate_snapshots (
      id uuid primary key,
      request_id uuid not null references requests,
      donor_id uuid not null references donors,
      gates jsonb not null, -- as computed when it was signed: [{name, open, evidence}]
      stage text not null check (stage in ('review', 'approval')),
      taken_at timestamptz not null
    );

    create table shipments (
      id uuid primary key,
      request_id uuid not null unique references requests,
      donor_id uuid not null references donors,
      clinic_id uuid not null references clinics,
      shipper_serial text not null,
      qualified_until date not null,
      hold_hours double precision not null, -- qualified hold that remains
      planned_transit_hours double precision not null,
      logger_serial text not null,
      logger_started_at timestamptz,
      seal text not null,
      packed_at timestamptz not null,
      packed_by uuid not null references accounts,
      packed_second uuid not null references accounts,
      shipped_at timestamptz,
      courier text,
      tracking text,
      eta_at timestamptz,
      received_at timestamptz,
      received_by uuid references accounts,
      received_second text, -- name of the clinic's second person
      seal_intact boolean,
      labels_match boolean,
      count_received integer,
      logger_max_celsius double precision,
      verdict text check (verdict in ('accepted', 'rejected')),
      verdict_reason text
    );
    alter table custody_events add foreign key (shipment_id) references shipments;

    create table administrations (
      id uuid primary key,
      request_id uuid not null references requests,
      vial_id uuid not null unique references vials,
      donor_id uuid not null references donors,
      clinic_id uuid not null references clinics,
      ending text not null check (ending in ('infused', 'returned', 'destroyed')),
      happened_at timestamptz not null,
      post_thaw_viability_percent double precision check (post_thaw_viability_percent between 0 and 100),
      evidence text not null, -- reference of the infusion or destruction record
      recorded_by uuid not null references accounts
    );
    create index administrations_of_request on administrations (request_id);

    create table adverse_reactions (
      id uuid primary key,
      request_id uuid not null references requests,
      donor_id uuid not null references donors,
      clinic_id uuid not null references clinics,
      reporter text not null,
      first_known_at timestamptz not null, -- the authority's clock starts here
      onset_at timestamptz not null,
      grade integer not null check (grade between 1 and 5), -- CTCAE v5
      serious boolean not null,
      imputability text not null check (imputability in ('NA', '0', '1', '2', '3')),
      description text not null,
      state text not null check (state in ('suspected', 'closed')),
      outcome text check (outcome in ('complete_recovery', 'minor_sequelae', 'serious_sequelae', 'death')),
      reported_at timestamptz not null,
      check (state <> 'closed' or outcome is not null)
    );

    create table outcomes (
      id uuid primary key,
      request_id uuid not null references requests,
      donor_id uuid not null references donors,
      clinic_id uuid not null references clinics,
      timepoint text not null check (timepoint in ('D1', 'W2', 'M1', 'M3', 'M6', 'M12')),
      scale text not null check (scale in ('AIS', 'SCIM_III', 'NIHSS', 'mRS')),
      baseline text not null,
      value text not null,
      blinded boolean not null,
      assessed_at timestamptz not null,
      recorded_by uuid not null references accounts,
      unique (request_id, timepoint, scale)
    );
  `.execute(db);
}

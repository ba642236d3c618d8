import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table persons (
      id uuid primary key,
      given_name text not null,
      family_name text not null,
      born_on date,
      email text, -- as typed, for letters
      phone text,
      country text check (country ~ '^[A-Z]{2}$'), -- ISO 3166-1
      locale text not null default 'en' check (locale in ('en', 'it', 'ar')),
      time_zone text not null default 'Europe/Rome', -- IANA
      died_on date,
      restricted_at timestamptz, -- personal data outside traceability restricted on request
      created_at timestamptz not null
    );

    create table clinics (
      id uuid primary key,
      name text not null,
      country text not null check (country ~ '^[A-Z]{2}$'),
      city text not null,
      address text not null,
      phone text not null, -- answered 24 h
      state text not null check (state in ('invited', 'active', 'suspended')),
      created_at timestamptz not null
    );

    create table clinic_licences (
      id uuid primary key,
      clinic_id uuid not null references clinics,
      number text not null,
      country text not null check (country ~ '^[A-Z]{2}$'),
      scope text not null, -- what treatment it allows
      valid_from date not null,
      valid_until date not null check (valid_until >= valid_from),
      entered_at timestamptz not null
    );
    create index clinic_licences_of_clinic on clinic_licences (clinic_id);

    create table accounts (
      id uuid primary key,
      person_id uuid not null references persons,
      kind text not null check (kind in ('person', 'clinic', 'staff')),
      clinic_id uuid references clinics, -- of a clinic's member
      clinic_role text check (clinic_role in ('prescriber', 'coordinator')),
      prescriber_registration text, -- registration number of a prescriber
      prescriber_valid_until date,
      email text not null,
      state text not null check (state in ('invited', 'active', 'closed')),
      demo_name text unique, -- name of the demo button
      created_at timestamptz not null,
      check ((kind = 'clinic') = (clinic_id is not null))
    );
    create unique index accounts_email on accounts (lower(email));
    create index accounts_of_person on accounts (person_id);

    -- Reached only through the security definer functions below.
    create table account_secrets (
      account_id uuid primary key references accounts,
      password_hash text not null, -- scrypt$N$r$p$salt$hash, base64url
      changed_at timestamptz not null -- real time
    );

    create table sessions (
      id uuid primary key,
      account_id uuid not null references accounts,
      token_sha256 text not null unique, -- hex
      device text not null, -- browser and system, coarse
      created_at timestamptz not null, -- real time
      seen_at timestamptz not null, -- real time
      expires_at timestamptz not null, -- real time
      revoked_at timestamptz -- real time
    );
    create index sessions_of_account on sessions (account_id);

    create table links (
      id uuid primary key,
      purpose text not null check (purpose in ('quote', 'invitation', 'password_reset', 'consent', 'clinic_invitation')),
      subject_id uuid not null, -- row that the link leads to
      person_id uuid references persons, -- for whom
      generation integer not null default 1, -- of the token of this row
      token_sha256 text not null unique, -- hex
      expires_at timestamptz not null, -- real time
      used_at timestamptz, -- real time
      created_at timestamptz not null -- real time
    );
    create index links_of_subject on links (subject_id);

    create table sign_in_attempts (
      id uuid primary key,
      key_sha256 text not null, -- hash of the account's e-mail or of the client address
      kind text not null check (kind in ('account', 'address', 'reauthentication')),
      succeeded boolean not null,
      tried_at timestamptz not null -- real time
    );
    create index sign_in_attempts_recent on sign_in_attempts (key_sha256, tried_at desc);

    create table staff_duties (
      id uuid primary key,
      account_id uuid not null references accounts,
      duty text not null check (duty in ('coordinator', 'laboratory', 'quality', 'qualified_person', 'responsible_person', 'medical_director', 'finance', 'administrator')),
      from_at timestamptz not null,
      until_at timestamptz,
      granted_by uuid references accounts
    );
    create index staff_duties_of_account on staff_duties (account_id);

    create table donors (
      id uuid primary key,
      person_id uuid not null unique references persons, -- who the donor is; a child not yet born has a person without a birth date
      mother_person_id uuid references persons, -- of birth tissue: her markers are tested
      code text not null unique, -- human-readable donor number, D-000001
      medical_number text, -- second identifier, as the treating side writes it
      expected_on date, -- expected date of birth or procedure
      required_guardians integer not null default 0 check (required_guardians between 0 and 2),
      disputed_since timestamptz, -- a dispute or court hold freezes move, release and discard
      opened_by uuid, -- person who opened the record
      created_at timestamptz not null
    );
    create sequence donor_codes;

    create table rights (
      id uuid primary key,
      person_id uuid not null references persons,
      donor_id uuid not null references donors,
      kind text not null check (kind in ('view', 'instruct', 'consent', 'pay')),
      ground text not null check (ground in ('self', 'mother', 'father', 'guardian', 'executor', 'account_holder')),
      from_at timestamptz not null,
      until_at timestamptz
    );
    create index rights_of_person on rights (person_id, donor_id);
    create index rights_over_donor on rights (donor_id);

    -- The donors on whom the acting person has any right now.
    create function donors_open() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
      select distinct donor_id from rights
      where person_id = actor_person() and from_at <= portal_now() and (until_at is null or until_at > portal_now())
    $$;
    -- Who an address belongs to, so that a family names as guardian a person whom the bank knows already.
    create function person_with_email(asked text) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
      select person_id from accounts where lower(email) = lower(asked) and kind = 'person' and state <> 'closed'
    $$;
  `.execute(db);
}

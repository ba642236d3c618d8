import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table enquiries (
      id uuid primary key,
      tissue text not null check (tissue in ('bone_marrow', 'adipose', 'dental_pulp', 'birth')),
      name text not null,
      email text not null,
      phone text,
      country text not null check (country ~ '^[A-Z]{2}$'),
      locale text not null check (locale in ('en', 'it', 'ar')),
      contact_by text not null check (contact_by in ('email', 'phone')),
      expected_on date, -- due date or procedure date
      message text not null default '',
      privacy_version text not null, -- version of the notice that was agreed to
      state text not null check (state in ('new', 'answered', 'quoted', 'accepted', 'closed', 'joined')),
      joined_to uuid references enquiries, -- the earlier enquiry of the same person
      assigned_to uuid references accounts,
      received_at timestamptz not null,
      answer_due_at timestamptz not null, -- clock on the first answer
      answered_at timestamptz
    );
    create index enquiries_by_state on enquiries (state, answer_due_at);
    create index enquiries_by_email on enquiries (lower(email));

    create table tasks (
      id uuid primary key,
      kind text not null, -- what is to be done; its words are tasks.<kind>
      subject_id uuid not null, -- what it is about
      donor_id uuid references donors,
      case_id uuid,
      duty text not null, -- whose work it is
      assigned_to uuid references accounts,
      severity text not null default 'know' check (severity in ('stop', 'look', 'know')),
      due_at timestamptz,
      state text not null check (state in ('open', 'done', 'cancelled')),
      opened_at timestamptz not null,
      done_at timestamptz,
      done_by uuid references accounts,
      data jsonb not null default '{}' -- values for its words
    );
    create index tasks_open on tasks (state, due_at);
    create index tasks_of_subject on tasks (subject_id);

    -- A stranger's enquiry is joined to an earlier open one, and finds its coordinator: the one on duty with the fewest open tasks.
    create function earlier_enquiry(asked_email text, asked_tissue text) returns table (id uuid, assigned_to uuid)
    language sql stable security definer set search_path = public, pg_temp as $$
      select e.id, e.assigned_to from enquiries e
      where lower(e.email) = lower(asked_email) and e.tissue = asked_tissue and e.state in ('new', 'answered', 'quoted')
      order by e.received_at limit 1
    $$;
    create function coordinator_on_duty(at timestamptz) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
      select a.id from accounts a join staff_duties d on d.account_id = a.id
      where a.state = 'active' and d.duty = 'coordinator' and d.from_at <= at and (d.until_at is null or d.until_at > at)
      order by (select count(*) from tasks t where t.assigned_to = a.id and t.state = 'open'), a.created_at, a.id limit 1
    $$;

    create table price_lists (
      id uuid primary key,
      code text not null unique,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      effective_from timestamptz not null,
      notice_days integer not null default 0, -- days of notice before an increase
      invented boolean not null default false -- a demo's prices
    );

    create table prices (
      id uuid primary key,
      price_list_id uuid not null references price_lists,
      item text not null check (item in ('deposit', 'collection', 'amnion_placenta', 'storage_yearly', 'storage_prepaid_20', 'expansion', 'release')),
      tissue text check (tissue in ('bone_marrow', 'adipose', 'dental_pulp', 'birth')), -- null: every tissue
      amount_minor bigint not null check (amount_minor >= 0),
      unique nulls not distinct (price_list_id, item, tissue)
    );

    create table quotes (
      id uuid primary key,
      enquiry_id uuid not null references enquiries,
      price_list_id uuid not null references price_lists,
      person_id uuid references persons, -- who accepted it
      tissue text not null check (tissue in ('bone_marrow', 'adipose', 'dental_pulp', 'birth')),
      amnion_placenta boolean not null default false, -- add-on to birth tissue
      currency text not null,
      state text not null check (state in ('sent', 'accepted', 'withdrawn')),
      valid_until timestamptz not null,
      refund_table jsonb not null, -- signed with the quote
      storage_plan text check (storage_plan in ('yearly', 'prepaid_20')), -- chosen at acceptance
      message text not null default '',
      sent_by uuid not null references accounts,
      sent_at timestamptz not null,
      accepted_at timestamptz,
      signature_id uuid references signatures
    );
    create index quotes_of_enquiry on quotes (enquiry_id);

    create table quote_lines (
      id uuid primary key,
      quote_id uuid not null references quotes,
      ordinal integer not null,
      item text not null,
      amount_minor bigint not null check (amount_minor >= 0), -- the ceiling of every invoice line of this item
      unique (quote_id, item)
    );

    create table cases (
      id uuid primary key,
      donor_id uuid not null references donors,
      account_holder_id uuid not null references persons,
      quote_id uuid unique references quotes,
      tissue text not null check (tissue in ('bone_marrow', 'adipose', 'dental_pulp', 'birth')),
      amnion_placenta boolean not null default false,
      coi text not null unique check (coi ~ '^CH[A-Z0-9]{13}$'), -- chain-of-identity number, issued with the order
      state text not null check (state in ('consent_pending', 'consented', 'deposit_paid', 'kit_shipped', 'collected', 'in_transit', 'received', 'processing', 'stored', 'cancelled', 'not_collected', 'rejected_at_intake', 'failed_process', 'withdrawn', 'discarded', 'transferred_out', 'closed')),
      storage_plan text not null check (storage_plan in ('yearly', 'prepaid_20')),
      country text not null check (country ~ '^[A-Z]{2}$'), -- whose law and whose consent text
      expected_on date,
      coordinator_id uuid references accounts,
      opened_at timestamptz not null,
      stored_at timestamptz,
      closed_at timestamptz,
      revision integer not null default 1
    );
    create index cases_of_donor on cases (donor_id);
    create index cases_by_state on cases (state);

    create table evidence_cards (
      id uuid primary key,
      code text not null unique,
      tissue text check (tissue in ('bone_marrow', 'adipose', 'dental_pulp', 'birth')),
      design text not null check (design in ('case_series', 'uncontrolled_trial', 'controlled_trial', 'randomised_trial', 'laboratory')),
      patients integer,
      controlled boolean not null,
      blinded boolean not null,
      published_on text not null, -- year or date of publication
      citation text not null, -- with DOI where there is one
      texts jsonb not null, -- by language: claim, outcome, limitation, funding
      state text not null check (state in ('draft', 'published')),
      written_by uuid references accounts,
      approved_by uuid references accounts, -- medical director, another person than the writer
      approved_at timestamptz,
      check (state = 'draft' or (approved_by is not null and approved_by is distinct from written_by))
    );
  `.execute(db);
}

import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table events (
      id uuid primary key,
      position bigint not null generated always as identity, -- order of recording
      transaction_id xid8 not null default pg_current_xact_id(), -- transaction that recorded it
      type text not null, -- past tense, never renamed
      actor_kind text not null check (actor_kind in ('public', 'person', 'clinic', 'staff', 'worker')),
      actor_id uuid, -- account that acted
      donor_id uuid, -- whose cells it concerns
      case_id uuid, -- case it belongs to
      clinic_id uuid, -- clinic that may see it
      happened_at timestamptz not null, -- when the thing happened, as people entered it
      recorded_at timestamptz not null, -- when the system added it, domain clock
      late boolean not null default false, -- entered noticeably after it happened
      data jsonb not null default '{}', -- ids and values, never names or health notes
      check (happened_at <= recorded_at)
    );
    create index events_of_donor on events (donor_id, position desc);
    create index events_of_clinic on events (clinic_id, position desc) where clinic_id is not null;
    create index events_by_type on events (type, position desc);

    create table event_subjects (
      subject_id uuid not null, -- row that the event explains
      event_id uuid not null references events,
      transaction_id xid8 not null default pg_current_xact_id(), -- transaction of the event
      donor_id uuid, -- as in the event, for row-level security
      primary key (subject_id, event_id)
    );
    create index event_subjects_of_event on event_subjects (event_id);

    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% of % is refused: what was written here stays.', tg_op, tg_table_name using errcode = 'PT001';
    end $$;
    create trigger append_only before update or delete on events for each row execute function refuse_change();
    create trigger append_only_all before truncate on events for each statement execute function refuse_change();
    create trigger append_only before update or delete on event_subjects for each row execute function refuse_change();
    create trigger append_only_all before truncate on event_subjects for each statement execute function refuse_change();

    -- At commit, every changed row of an audited table must be the subject of an event of the same transaction.
    create function require_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    declare changed uuid;
    begin
      if tg_op = 'DELETE' then changed := old.id; else changed := new.id; end if;
      if not exists (select from event_subjects s where s.subject_id = changed and s.transaction_id = pg_current_xact_id()) then
        raise exception 'No event of this transaction explains the % of % %.', lower(tg_op), tg_table_name, changed using errcode = 'PT002';
      end if;
      return null;
    end $$;

    create table signatures (
      id uuid primary key,
      account_id uuid not null, -- who signed
      printed_name text not null, -- name as it stood at signing
      capacity text not null, -- duty or role in which they signed
      meaning text not null check (meaning in ('authorship', 'review', 'approval', 'responsibility', 'consent', 'authorisation', 'witness', 'receipt')),
      method text not null check (method in ('password')), -- second component of the signature
      subject_id uuid not null, -- row that was signed
      donor_id uuid, -- whose record
      record_hash text not null, -- SHA-256, hex, of the canonical record
      signed_at timestamptz not null, -- domain clock
      time_zone text not null default 'UTC', -- zone of the signer
      voided_at timestamptz -- set when the record was edited afterwards
    );
    create index signatures_of_subject on signatures (subject_id);

    create table access_log (
      id uuid primary key,
      account_id uuid not null, -- who read
      actor_kind text not null,
      clinic_id uuid, -- whose member
      donor_id uuid not null, -- whose health data
      page text not null, -- name of the page or query, without parameters
      read_at timestamptz not null -- domain clock
    );
    create index access_log_of_donor on access_log (donor_id, read_at desc);
    create trigger append_only before update or delete on access_log for each row execute function refuse_change();
    create trigger append_only_all before truncate on access_log for each statement execute function refuse_change();

    create table settings (
      id uuid primary key,
      key text not null, -- dotted name, such as transit.limits.bone_marrow
      value jsonb not null, -- shape by key
      effective_from timestamptz not null, -- in force from, until the next of the same key
      source text not null, -- where the value comes from
      unique (key, effective_from)
    );

    create table form_uses (
      token uuid not null, -- one for each form shown
      actor_id uuid not null, -- account, or the visitor id of a stranger
      content_hash text not null, -- SHA-256 of what was sent
      address text not null, -- where the answer was
      used_at timestamptz not null, -- real time
      primary key (actor_id, token)
    );

    create table webhook_receipts (
      provider text not null check (provider in ('stripe', 'resend')),
      provider_event_id text not null,
      received_at timestamptz not null, -- real time
      primary key (provider, provider_event_id)
    );
  `.execute(db);
}

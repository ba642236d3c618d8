import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table certificates (
      id uuid primary key,
      number text not null unique, -- ends in 8 random base32 characters
      kind text not null check (kind in ('storage', 'release', 'destruction')),
      donor_id uuid not null references donors,
      case_id uuid not null references cases,
      request_id uuid references requests,
      lot_id uuid references lots,
      clinic_id uuid references clinics,
      locale text not null check (locale in ('en', 'it', 'ar')),
      canonical_json text not null, -- RFC 8785
      canonical_sha256 text not null, -- base64url, 43 characters
      code text not null, -- compact JWS of the QR code
      kid text not null,
      pdf bytea not null,
      pdf_sha256 text not null, -- base64url, 43 characters
      event_id uuid not null, -- event that it certifies
      issued_at timestamptz not null,
      unique nulls not distinct (event_id, kind, lot_id) -- one certificate of a kind an event, of each lot that it is about
    );
    create index certificates_of_donor on certificates (donor_id);
    create index certificates_of_request on certificates (request_id);
    create trigger keep_certificate before update or delete on certificates for each row execute function refuse_change();
    create trigger keep_certificate_all before truncate on certificates for each statement execute function refuse_change();

    create table certificate_statuses (
      id uuid primary key,
      certificate_id uuid not null references certificates,
      donor_id uuid not null references donors,
      status text not null check (status in ('superseded', 'revoked')),
      successor_id uuid references certificates,
      reason text not null default '', -- code, never health data
      decided_at timestamptz not null,
      decided_by uuid references accounts,
      unique (certificate_id, status)
    );
    create trigger keep_status before update or delete on certificate_statuses for each row execute function refuse_change();

    -- What a public page may show of a certificate: nothing about a person.
    create function certificate_public(asked text) returns table (number text, kind text, issued_at timestamptz, code text, canonical_sha256 text, pdf_sha256 text, status text, status_at timestamptz, successor text)
    language sql stable security definer set search_path = public, pg_temp as $$
      select c.number, c.kind, c.issued_at, c.code, c.canonical_sha256, c.pdf_sha256, s.status, s.decided_at, n.number
      from certificates c
      left join lateral (select * from certificate_statuses x where x.certificate_id = c.id order by (x.status = 'revoked') desc limit 1) s on true
      left join certificates n on n.id = s.successor_id
      where c.number = asked
    $$;

    create table messages (
      id uuid primary key,
      key text not null unique, -- <event id>:<job kind>[:<person id>]
      kind text not null, -- template
      event_id uuid not null,
      person_id uuid references persons,
      donor_id uuid references donors,
      state text not null check (state in ('sent', 'delivered', 'bounced')),
      resend_id text unique,
      sent_at timestamptz not null, -- real time
      delivered_at timestamptz,
      opened_at timestamptz,
      bounced_at timestamptz
    );
    create index messages_of_event on messages (event_id);
    create index messages_of_donor on messages (donor_id);
  `.execute(db);
}

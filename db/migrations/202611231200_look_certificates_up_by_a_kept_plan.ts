import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- What anyone may ask of certificates: in plpgsql the plan is kept, in sql it was made anew for each, which took ten times as long as the answer.
    create or replace function certificate_public(asked text)
    returns table (number text, kind text, issued_at timestamptz, code text, canonical_sha256 text, pdf_sha256 text, status text, status_at timestamptz, successor text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    #variable_conflict use_column
    begin
      return query select c.number, c.kind, c.issued_at, c.code, c.canonical_sha256, c.pdf_sha256, s.status, s.decided_at, n.number
      from certificates c
      left join lateral (select * from certificate_statuses x where x.certificate_id = c.id order by (x.status = 'revoked') desc limit 1) s on true
      left join certificates n on n.id = s.successor_id
      where c.number = asked;
    end $$;

    create or replace function certificate_withdrawals()
    returns table (status_id text, status text, status_at timestamptz, reason text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    #variable_conflict use_column
    begin
      return query select distinct on (c.id) rtrim(translate(encode(sha256(convert_to(c.number || '.' || c.canonical_sha256, 'UTF8')), 'base64'), '+/', '-_'), '='),
        s.status, s.decided_at, s.reason
      from certificate_statuses s join certificates c on c.id = s.certificate_id
      order by c.id, (s.status = 'revoked') desc;
    end $$;
  `.execute(db);
}

import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- What a public status list may say: hashes of papers, and of certificates that no longer stand. No number, or all could be read there.
    create function certificate_papers() returns table (pdf_sha256 text)
    language sql stable security definer set search_path = public, pg_temp as $$
      select c.pdf_sha256 from certificates c
    $$;
    -- A revocation outweighs a supersession.
    create function certificate_withdrawals() returns table (status_id text, status text, status_at timestamptz, reason text)
    language sql stable security definer set search_path = public, pg_temp as $$
      select distinct on (c.id) rtrim(translate(encode(sha256(convert_to(c.number || '.' || c.canonical_sha256, 'UTF8')), 'base64'), '+/', '-_'), '='),
        s.status, s.decided_at, s.reason
      from certificate_statuses s join certificates c on c.id = s.certificate_id
      order by c.id, (s.status = 'revoked') desc
    $$;
    revoke execute on function certificate_papers(), certificate_withdrawals() from public;
    grant execute on function certificate_papers(), certificate_withdrawals() to portal_public, portal_person, portal_clinic, portal_staff, portal_worker;
  `.execute(db);
}

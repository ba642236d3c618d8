import { type Kysely, sql } from "kysely";

/** The session is found and its holder made the actor of the transaction by one statement: two cost a look-up as much as what it looks for. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create or replace function enter_session(token text, kind_wanted text, at timestamptz, domain_at timestamptz, out session_id uuid, out seen_at timestamptz)
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    #variable_conflict use_column
    declare
      told text[];
    begin
      select s.id, s.seen_at, array[
        set_config('portal.actor_id', a.id::text, true), set_config('portal.person_id', a.person_id::text, true),
        set_config('portal.clinic_id', coalesce(case when a.kind = 'clinic' then a.clinic_id end::text, ''), true),
        set_config('portal.now', domain_at::text, true)]
      into session_id, seen_at, told
      from sessions s join accounts a on a.id = s.account_id
      where s.token_sha256 = token and s.revoked_at is null and s.expires_at > at and a.state = 'active' and a.kind = kind_wanted;
      if not found then raise exception 'This is no session of that kind.' using errcode = 'PT004'; end if;
    end $$;
  `.execute(db);
}

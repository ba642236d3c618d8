import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Makes whoever holds a session the actor of this transaction, so that one round trip tells who asks and answers. Whoever is no such
    -- actor ends the transaction: nothing that was sent after it is answered. Returns the session, and when it was last seen.
    create function enter_session(token text, kind_wanted text, at timestamptz, domain_at timestamptz, out session_id uuid, out seen_at timestamptz)
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
    #variable_conflict use_column
    declare
      account uuid;
      person uuid;
      clinic uuid;
    begin
      select s.id, s.seen_at, a.id, a.person_id, a.clinic_id into session_id, seen_at, account, person, clinic
      from sessions s join accounts a on a.id = s.account_id
      where s.token_sha256 = token and s.revoked_at is null and s.expires_at > at and a.state = 'active' and a.kind = kind_wanted;
      if not found then raise exception 'This is no session of that kind.' using errcode = 'PT004'; end if;
      perform set_config('portal.actor_id', account::text, true), set_config('portal.person_id', person::text, true),
        set_config('portal.clinic_id', coalesce(case when kind_wanted = 'clinic' then clinic end::text, ''), true),
        set_config('portal.now', domain_at::text, true);
    end $$;
    revoke execute on function enter_session from public;
    grant execute on function enter_session to portal_public, portal_person, portal_clinic, portal_staff;
  `.execute(db);
}

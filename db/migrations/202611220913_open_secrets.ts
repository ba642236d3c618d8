import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Password hashes, sessions and link tokens are reached only here.
    create function credentials_for(asked_email text) returns table (account_id uuid, password_hash text, state text, kind text)
    language sql stable security definer set search_path = public, pg_temp as $$
      select a.id, s.password_hash, a.state, a.kind from accounts a join account_secrets s on s.account_id = a.id where lower(a.email) = lower(asked_email)
    $$;
    create function credentials_of(asked uuid) returns table (account_id uuid, password_hash text, state text, kind text)
    language sql stable security definer set search_path = public, pg_temp as $$
      select a.id, s.password_hash, a.state, a.kind from accounts a join account_secrets s on s.account_id = a.id where a.id = asked
    $$;
    create function set_password(asked uuid, hash text, at timestamptz) returns void language sql security definer set search_path = public, pg_temp as $$
      insert into account_secrets (account_id, password_hash, changed_at) values (asked, hash, at)
      on conflict (account_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at
    $$;

    create function session_for(token text, at timestamptz, domain_at timestamptz) returns table (session_id uuid, account_id uuid, kind text, person_id uuid, clinic_id uuid, clinic_role text,
      given_name text, family_name text, locale text, time_zone text, duties text[], own_donors uuid[], seen_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
      select s.id, a.id, a.kind, a.person_id, a.clinic_id, a.clinic_role, p.given_name, p.family_name, p.locale, p.time_zone,
        array(select d.duty from staff_duties d where d.account_id = a.id and d.from_at <= domain_at and (d.until_at is null or d.until_at > domain_at)),
        array(select distinct r.donor_id from rights r where a.kind = 'staff' and r.person_id = a.person_id and r.from_at <= domain_at and (r.until_at is null or r.until_at > domain_at)), s.seen_at
      from sessions s join accounts a on a.id = s.account_id join persons p on p.id = a.person_id
      where s.token_sha256 = token and s.revoked_at is null and s.expires_at > at and a.state = 'active'
    $$;
    create function open_session(new_id uuid, asked uuid, token text, device_name text, at timestamptz, until_at timestamptz) returns void
    language sql security definer set search_path = public, pg_temp as $$
      insert into sessions (id, account_id, token_sha256, device, created_at, seen_at, expires_at) values (new_id, asked, token, device_name, at, at, until_at)
    $$;
    create function touch_session(asked uuid, at timestamptz) returns void language sql security definer set search_path = public, pg_temp as $$
      update sessions set seen_at = at where id = asked
    $$;
    create function sessions_of(asked uuid, at timestamptz) returns table (id uuid, device text, created_at timestamptz, seen_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
      select s.id, s.device, s.created_at, s.seen_at from sessions s where s.account_id = asked and s.revoked_at is null and s.expires_at > at order by s.seen_at desc
    $$;
    create function revoke_session(asked uuid, owner_id uuid, at timestamptz) returns void language sql security definer set search_path = public, pg_temp as $$
      update sessions set revoked_at = at where id = asked and account_id = owner_id and revoked_at is null
    $$;
    create function revoke_sessions(owner_id uuid, except_id uuid, at timestamptz) returns void language sql security definer set search_path = public, pg_temp as $$
      update sessions set revoked_at = at where account_id = owner_id and id is distinct from except_id and revoked_at is null
    $$;

    create function note_attempt(new_id uuid, key text, attempt_kind text, ok boolean, at timestamptz) returns void language sql security definer set search_path = public, pg_temp as $$
      insert into sign_in_attempts (id, key_sha256, kind, succeeded, tried_at) values (new_id, key, attempt_kind, ok, at)
    $$;
    create function failures_since(key text, attempt_kind text, since timestamptz) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
      select count(*) from sign_in_attempts a where a.key_sha256 = key and a.kind = attempt_kind and not a.succeeded and a.tried_at > greatest(since,
        coalesce((select max(b.tried_at) from sign_in_attempts b where b.key_sha256 = key and b.kind = attempt_kind and b.succeeded), '-infinity'))
    $$;

    create function open_link(new_id uuid, link_purpose text, subject uuid, for_person uuid, token text, until_at timestamptz, at timestamptz) returns void
    language sql security definer set search_path = public, pg_temp as $$
      insert into links (id, purpose, subject_id, person_id, token_sha256, expires_at, created_at) values (new_id, link_purpose, subject, for_person, token, until_at, at)
    $$;
    create function link_for(token text, at timestamptz) returns table (id uuid, purpose text, subject_id uuid, person_id uuid, expires_at timestamptz, used_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
      select l.id, l.purpose, l.subject_id, l.person_id, l.expires_at, l.used_at from links l where l.token_sha256 = token and l.expires_at > at
    $$;
    create function link_of(asked uuid) returns table (id uuid, purpose text, subject_id uuid, person_id uuid, generation integer, expires_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
      select l.id, l.purpose, l.subject_id, l.person_id, l.generation, l.expires_at from links l where l.id = asked
    $$;
    create function use_link(asked uuid, at timestamptz) returns boolean language sql security definer set search_path = public, pg_temp as $$
      with used as (update links set used_at = at where id = asked and used_at is null and expires_at > at returning 1) select exists (select from used)
    $$;

    -- A form acts once: its token is written in the transaction of the operation, with the address of the answer.
    create function claim_form(form_token uuid, form_actor uuid, content text, at_address text, at timestamptz) returns void language sql security definer set search_path = public, pg_temp as $$
      insert into form_uses (token, actor_id, content_hash, address, used_at) values (form_token, form_actor, content, at_address, at)
    $$;
    create function form_use(form_token uuid, form_actor uuid) returns table (content_hash text, address text) language sql stable security definer set search_path = public, pg_temp as $$
      select f.content_hash, f.address from form_uses f where f.token = form_token and f.actor_id = form_actor
    $$;
    create function answer_form(form_token uuid, form_actor uuid, at_address text) returns void language sql security definer set search_path = public, pg_temp as $$
      update form_uses set address = at_address where token = form_token and actor_id = form_actor
    $$;

    do $grants$
    declare f regprocedure;
    begin
      for f in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'public' and p.prosecdef loop
        execute format('revoke execute on function %s from public', f);
        execute format('grant execute on function %s to portal_public, portal_person, portal_clinic, portal_staff, portal_worker', f);
      end loop;
    end $grants$;
  `.execute(db);
}

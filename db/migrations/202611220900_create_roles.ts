import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Roles belong to the whole cluster: several databases may make them at once, so a loser of that race carries on.
    do $roles$
    declare role_name text;
    begin
      foreach role_name in array array['portal_public', 'portal_person', 'portal_clinic', 'portal_staff', 'portal_worker'] loop
        if not exists (select from pg_roles where rolname = role_name) then
          begin
            execute format('create role %I nologin noinherit', role_name);
          exception
            when duplicate_object or unique_violation then null;
            when insufficient_privilege then
              raise exception 'The login % may not create roles: give it CREATEROLE, or create the five portal_* roles for it.', current_user;
          end;
        end if;
        begin
          -- Since version 16 the maker of a role may grant it, but not act as it, until it is granted.
          execute format('grant %I to current_user', role_name);
        exception
          when insufficient_privilege then
            if not pg_has_role(current_user, role_name, 'member') then
              raise exception 'The login % may not act as %: grant it that role.', current_user, role_name;
            end if;
        end;
      end loop;
    end $roles$;

    create table portal (
      single_row boolean primary key default true check (single_row), -- exactly one row
      demo boolean not null, -- written when the database is first filled, never changed
      demo_origin_at timestamptz, -- what the demo clock showed at demo_started_real_at (D0)
      demo_started_real_at timestamptz, -- real time of the first start of the demo
      clock_shift_seconds bigint not null default 0 check (clock_shift_seconds >= 0), -- s, how far the demo clock was moved forward
      filled_at timestamptz, -- when the demo bank was ready
      created_at timestamptz not null default now() -- real time
    );

    create function keep_demo() returns trigger language plpgsql as $$
    begin
      if new.demo is distinct from old.demo then raise exception 'Whether a portal is a demo never changes.'; end if;
      return new;
    end $$;
    create trigger keep_demo before update on portal for each row execute function keep_demo();

    -- Who is acting, and when by the domain clock: set by transact and readAs for one transaction.
    create function actor_id() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('portal.actor_id', true), '')::uuid $$;
    create function actor_person() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('portal.person_id', true), '')::uuid $$;
    create function actor_clinic() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('portal.clinic_id', true), '')::uuid $$;
    create function portal_now() returns timestamptz language sql stable parallel safe as $$ select nullif(current_setting('portal.now', true), '')::timestamptz $$;
  `.execute(db);
}

import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- What a person or a clinic may see is one small array, worked out once a query: as a list to compare with, PostgreSQL can look it up in
    -- an index; as a subquery it read whole tables. In plpgsql, the plan inside is kept on every version of the server.
    create or replace function donors_open() returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return query select distinct r.donor_id from rights r
        where r.person_id = actor_person() and r.from_at <= portal_now() and (r.until_at is null or r.until_at > portal_now());
    end $$;
    create or replace function donors_granted() returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return query select distinct g.donor_id from grants g
        where g.clinic_id = actor_clinic() and g.from_at <= portal_now() and g.until_at > portal_now() and (g.revoked_at is null or g.revoked_at > portal_now());
    end $$;
    create or replace function persons_open() returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
    declare mine constant uuid[] := array(select donors_open());
    begin
      return query select actor_person()
        union select r.person_id from rights r where r.donor_id = any (mine)
        union select d.person_id from donors d where d.id = any (mine)
        union select d.mother_person_id from donors d where d.id = any (mine) and d.mother_person_id is not null
        union select a.person_id from cases c join accounts a on a.id = c.coordinator_id where c.donor_id = any (mine);
    end $$;
    create or replace function persons_granted() returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
    declare granted constant uuid[] := array(select donors_granted());
    begin
      return query select d.person_id from donors d where d.id = any (granted)
        union select a.person_id from accounts a where a.clinic_id = actor_clinic();
    end $$;
    create or replace function lots_of_clinic() returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return query select distinct v.lot_id from vials v where v.id = any (array(select vials_of_clinic()));
    end $$;
    create or replace function session_for(token text, at timestamptz, domain_at timestamptz) returns table (session_id uuid, account_id uuid, kind text, person_id uuid, clinic_id uuid, clinic_role text,
      given_name text, family_name text, locale text, time_zone text, duties text[], own_donors uuid[], seen_at timestamptz)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    #variable_conflict use_column
    begin
      return query select s.id, a.id, a.kind, a.person_id, a.clinic_id, a.clinic_role, p.given_name, p.family_name, p.locale, p.time_zone,
        array(select d.duty from staff_duties d where d.account_id = a.id and d.from_at <= domain_at and (d.until_at is null or d.until_at > domain_at)),
        array(select distinct r.donor_id from rights r where a.kind = 'staff' and r.person_id = a.person_id and r.from_at <= domain_at and (r.until_at is null or r.until_at > domain_at)), s.seen_at
      from sessions s join accounts a on a.id = s.account_id join persons p on p.id = a.person_id
      where s.token_sha256 = token and s.revoked_at is null and s.expires_at > at and a.state = 'active';
    end $$;

    -- The same rule in every policy that names such a list.
    do $policies$
    declare p record;
    begin
      for p in select tablename, policyname, cmd, qual, with_check from pg_policies where schemaname = 'public' and qual ~ 'IN \\( SELECT \\w+\\(\\) AS \\w+\\)' loop
        execute format('alter policy %I on %I using (%s)', p.policyname, p.tablename,
          regexp_replace(p.qual, 'IN \\( SELECT (\\w+)\\(\\) AS \\w+\\)', '= any (array(select \\1()))', 'g'));
      end loop;
    end $policies$;

    -- What the pages ask for in a bank of a million vials.
    create index persons_written_down on persons (created_at desc, id);
    create index donations_written_down on donations (created_at desc, id);
    create index vials_by_state on vials (state, id);
    create index vials_of_case on vials (case_id);
    create index lots_of_case on lots (case_id);
    create index lots_of_donation on lots (donation_id);
    create index cultures_of_donation on cultures (donation_id);
    create index donations_by_state on donations (state, created_at);
    create index cases_of_holder on cases (account_holder_id);
    create index grants_of_case on grants (case_id);
    create index grants_of_donor on grants (donor_id);
    create index requests_of_case on requests (case_id);
    create index certificates_of_case on certificates (case_id);
    create index certificates_of_lot on certificates (lot_id) where lot_id is not null;
    create index shipments_of_clinic on shipments (clinic_id);
    create index accounts_of_clinic on accounts (clinic_id) where clinic_id is not null;
    create index passages_of_donor on passages (donor_id);
    create index test_results_of_donor on test_results (donor_id);
    create index custody_events_of_donor on custody_events (donor_id);
    create index signatures_of_donor on signatures (donor_id);
    create index marker_samples_of_donation on marker_samples (donation_id);
    create index marker_results_of_sample on marker_results (sample_id);
  `.execute(db);
}

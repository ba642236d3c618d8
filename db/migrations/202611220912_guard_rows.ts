import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- The second wall: what a person, a clinic and the public may see, whatever a query forgets.
    create function persons_open() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
      select actor_person()
      union select person_id from rights where donor_id in (select donors_open())
      union select person_id from donors where id in (select donors_open())
      union select mother_person_id from donors where id in (select donors_open()) and mother_person_id is not null
      union select a.person_id from cases c join accounts a on a.id = c.coordinator_id where c.donor_id in (select donors_open())
    $$;
    create function persons_granted() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
      select person_id from donors where id in (select donors_granted())
      union select person_id from accounts where clinic_id = actor_clinic()
    $$;
    create function opened_by_me(asked uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
      select exists (select from donors where id = asked and opened_by = actor_person())
    $$;
    create function requests_of_clinic() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
      select id from requests where clinic_id = actor_clinic()
    $$;
    create function vials_of_clinic() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
      select v.vial_id from request_vials v join requests r on r.id = v.request_id where r.clinic_id = actor_clinic()
    $$;

    create function lots_of_clinic() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
      select distinct lot_id from vials where id in (select vials_of_clinic())
    $$;
    create function cases_of_clinic() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
      select distinct case_id from requests where clinic_id = actor_clinic()
    $$;

    do $guard$
    declare
      t text;
      everyone constant text := 'portal_public, portal_person, portal_clinic, portal_staff, portal_worker';
      of_donor constant text[] := array[
        'rights', 'cases', 'consents', 'consent_signers', 'consent_answers', 'consent_documents', 'storage_plans', 'payments', 'refunds',
        'donations', 'kits', 'custody_events', 'receipts', 'deviations', 'marker_samples', 'marker_results', 'marker_assessments', 'cultures', 'passages', 'lots',
        'freezing_runs', 'test_results', 'dispositions', 'vials', 'grants', 'requests', 'request_vials', 'authorisations', 'gate_snapshots',
        'shipments', 'administrations', 'adverse_reactions', 'outcomes', 'certificates', 'certificate_statuses', 'messages', 'signatures',
        'access_log', 'events', 'event_subjects'];
      by_grant constant text[] := array['cases', 'donations', 'cultures', 'passages', 'lots', 'test_results', 'dispositions', 'custody_events'];
      by_clinic constant text[] := array['grants', 'requests', 'shipments', 'administrations', 'adverse_reactions', 'outcomes', 'certificates', 'clinic_licences', 'events'];
      by_request constant text[] := array['request_vials', 'authorisations', 'gate_snapshots'];
      open_to_all constant text[] := array['price_lists', 'prices', 'specifications', 'specification_tests', 'settings', 'sites', 'clinics', 'portal'];
      staff_only constant text[] := array['tasks', 'staff_duties', 'webhook_receipts', 'stripe_customers', 'din_counters'];
      places constant text[] := array['tanks', 'racks', 'boxes', 'positions'];
      special constant text[] := array['persons', 'accounts', 'donors', 'enquiries', 'quotes', 'quote_lines', 'evidence_cards', 'consent_texts', 'consent_clauses',
        'clinic_licences', 'form_uses', 'account_secrets', 'sessions', 'links', 'sign_in_attempts'];
      secret constant text[] := array['account_secrets', 'sessions', 'links', 'sign_in_attempts', 'form_uses'];
    begin
      execute 'grant usage on schema public to ' || everyone;
      foreach t in array of_donor || open_to_all || staff_only || places || special loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
        if not t = any (secret) then
          execute format('create policy bank_all on %I to portal_staff, portal_worker using (true) with check (true)', t);
          execute format('grant select, insert, update on %I to portal_staff, portal_worker', t);
        end if;
      end loop;
      foreach t in array of_donor loop
        execute format('create policy family_sees on %I to portal_person using (donor_id in (select donors_open()))', t);
        execute format('grant select on %I to portal_person', t);
      end loop;
      foreach t in array by_grant loop
        execute format('create policy clinic_sees on %I to portal_clinic using (donor_id in (select donors_granted()))', t);
        execute format('grant select on %I to portal_clinic', t);
      end loop;
      foreach t in array by_clinic loop
        execute format('create policy clinic_sees on %I to portal_clinic using (clinic_id = (select actor_clinic())) with check (clinic_id = (select actor_clinic()))', t);
        execute format('grant select on %I to portal_clinic', t);
      end loop;
      foreach t in array by_request loop
        execute format('create policy clinic_sees on %I to portal_clinic using (request_id in (select requests_of_clinic()))', t);
        execute format('grant select on %I to portal_clinic', t);
      end loop;
      foreach t in array open_to_all loop
        execute format('create policy all_see on %I for select to %s using (true)', t, everyone);
        execute format('grant select on %I to %s', t, everyone);
      end loop;
      foreach t in array places loop
        execute format('create policy family_sees on %I for select to portal_person using (true)', t);
        execute format('grant select on %I to portal_person', t);
      end loop;
      -- What a family writes: its own records.
      foreach t in array array['rights', 'cases', 'consents', 'consent_signers', 'consent_answers', 'consent_documents', 'payments', 'refunds', 'storage_plans', 'grants',
        'authorisations', 'donors', 'persons', 'quotes', 'requests', 'accounts', 'vials', 'request_vials'] loop
        execute format('grant insert, update on %I to portal_person', t);
      end loop;
      -- What a clinic writes: its requests, what it received and what became of it.
      foreach t in array array['requests', 'request_vials', 'shipments', 'administrations', 'adverse_reactions', 'outcomes', 'custody_events', 'vials', 'lots', 'persons', 'accounts', 'cases'] loop
        execute format('grant insert, update on %I to portal_clinic', t);
      end loop;
      foreach t in array array['events', 'event_subjects', 'tasks', 'signatures', 'access_log'] loop
        execute format('grant insert on %I to %s', t, everyone);
        execute format('create policy all_add on %I for insert to %s with check (true)', t, everyone);
      end loop;
    end $guard$;

    create policy clinic_sees on vials to portal_clinic using (donor_id in (select donors_granted()) or id in (select vials_of_clinic()));
    grant select on vials to portal_clinic;
    create policy clinic_holds on lots to portal_clinic using (id in (select lots_of_clinic()));
    create policy clinic_serves on cases for select to portal_clinic using (id in (select cases_of_clinic()));
    create policy clinic_hands on custody_events to portal_clinic using (shipment_id in (select id from shipments where clinic_id = (select actor_clinic())));
    create policy clinic_signed on signatures for select to portal_clinic, portal_person using (account_id = (select actor_id()));
    grant select on signatures to portal_clinic;
    create policy paid_by_me on payments to portal_person using (person_id = (select actor_person()));
    create policy signed_by_me on consent_signers for select to portal_person using (person_id = (select actor_person()));

    create policy family_sees on persons to portal_person using (id in (select persons_open()));
    create policy family_adds on persons for insert to portal_person with check (true);
    create policy clinic_sees on persons to portal_clinic using (id in (select persons_granted()));
    grant select on persons to portal_person, portal_clinic;

    create policy own_sees on accounts to portal_person using (id = (select actor_id()));
    create policy family_invites on accounts for insert to portal_person with check (kind = 'person' and state = 'invited' and demo_name is null);
    create policy clinic_sees on accounts to portal_clinic using (clinic_id = (select actor_clinic()));
    grant select on accounts to portal_person, portal_clinic;

    create policy family_sees on donors to portal_person using (id in (select donors_open()) or opened_by = (select actor_person()));
    create policy family_opens on donors for insert to portal_person with check (opened_by = (select actor_person()));
    create policy clinic_sees on donors for select to portal_clinic using (id in (select donors_granted()));
    grant select on donors to portal_person, portal_clinic;
    create policy opener_grants on rights for insert to portal_person with check (opened_by_me(donor_id));
    create policy opener_opens on cases for insert to portal_person with check (opened_by_me(donor_id));

    create policy family_sees on quotes to portal_person using (person_id = (select actor_person()));
    grant select on quotes, quote_lines, enquiries to portal_person;
    create policy family_sees on quote_lines for select to portal_person using (quote_id in (select id from quotes));
    create policy family_sees on enquiries to portal_person using (id in (select enquiry_id from quotes));
    grant update on enquiries to portal_person;
    create policy stranger_asks on enquiries for insert to portal_public with check (state in ('new', 'joined'));
    grant insert on enquiries to portal_public;
    grant usage on sequence donor_codes to portal_person, portal_staff, portal_worker;

    create policy family_sees on stripe_customers to portal_person using (person_id = (select actor_person())) with check (person_id = (select actor_person()));
    grant select, insert on stripe_customers to portal_person;
    -- A family's order draws its chain-of-identity number from the same counter as the DINs.
    create policy family_counts on din_counters to portal_person using (true) with check (true);
    grant select, insert, update on din_counters to portal_person;

    create policy all_see_published on evidence_cards for select to portal_public, portal_person, portal_clinic using (state = 'published');
    create policy all_see_published on consent_texts for select to portal_public, portal_person, portal_clinic using (state = 'published');
    create policy all_see_published on consent_clauses for select to portal_public, portal_person, portal_clinic using (text_id in (select id from consent_texts));
    grant select on evidence_cards, consent_texts, consent_clauses to portal_public, portal_person, portal_clinic;

    grant select on tasks, staff_duties to portal_staff, portal_worker;
  `.execute(db);
}

import { boxesOf, FIRST_HALF, TAKEN } from "./places.sql";

/** The families of these numbers with their donor, case, donation, lot and 25 vials; one in twenty has a request of a clinic. */
export function FAMILY_ROWS(from: number, until: number, families: number): string {
  const [firstHalf] = boxesOf(families);
  return `
    create temporary table family on commit drop as
      select n::bigint, (array['bone_marrow', 'adipose', 'dental_pulp', 'birth'])[1 + n % 4] as tissue,
        (array['DBM01', 'DAT01', 'DDP01', 'DWJ01'])[1 + n % 4] as product, (array['bone_marrow', 'lipoaspirate', 'tooth', 'cord'])[1 + n % 4] as material,
        pg_temp.bench_id(20, n) as person_id, pg_temp.bench_id(21, n) as donor_id, pg_temp.bench_id(22, n) as case_id,
        pg_temp.bench_id(23, n) as donation_id, pg_temp.bench_id(24, n) as lot_id, 'A999825' || lpad(n::text, 6, '0') as din,
        timestamptz '2021-01-01' + (n * 37 % 1400) * interval '1 day' as opened_at
      from generate_series(${from}, ${until}) as n;
    insert into persons (id, given_name, family_name, born_on, country, created_at)
      select person_id, 'Ines', 'Bench ' || n, case when tissue = 'birth' then opened_at::date else date '1950-01-01' + (n * 53 % 18000)::int end, 'IT', opened_at from family order by n;
    insert into donors (id, person_id, code, medical_number, opened_by, created_at)
      select donor_id, person_id, 'D-B' || lpad(n::text, 6, '0'), 'B-' || n, person_id, opened_at from family order by n;
    insert into rights (id, person_id, donor_id, kind, ground, from_at)
      select pg_temp.bench_id(25, n * 4 + at), person_id, donor_id, kind, 'self', opened_at
      from family cross join unnest(array['view', 'instruct', 'consent', 'pay']) with ordinality as k (kind, at) order by n, at;
    insert into cases (id, donor_id, account_holder_id, tissue, coi, state, storage_plan, country, opened_at, stored_at)
      select case_id, donor_id, person_id, tissue, 'CH' || din, 'stored', 'yearly', 'IT', opened_at, opened_at + interval '30 days' from family order by n;
    insert into donations (id, case_id, donor_id, din, tissue, material, state, collected_at, collected_by, collection_site, received_at, created_at)
      select donation_id, case_id, donor_id, din, tissue, material, 'processed', opened_at + interval '7 days', 'Bench collector', 'Bench hospital', opened_at + interval '8 days', opened_at from family order by n;
    insert into lots (id, number, donor_id, case_id, donation_id, specification_id, kind, product_code, product_class, passage, cumulative_pdl, doubling_time_h, cells_harvested, cells_tested, viability_percent, origin, state, harvested_at, frozen_at)
      select lot_id, 'B-' || lpad(n::text, 6, '0') || '-A', donor_id, case_id, donation_id,
        (select id from specifications s where s.product_code = product and stage = 'bank' order by version desc limit 1), 'bank', product, 'ATMP_351', 2, 4, 40, 1.35e8, 1e7, 94,
        case when tissue = 'birth' then 'fetal' else 'donor' end, case when n % 9 = 0 then 'quarantine' else 'releasable' end, opened_at + interval '29 days', opened_at + interval '30 days'
      from family order by n;
    create temporary table new_vial on commit drop as
      select n, v, pg_temp.bench_id(26, n * 25 + v - 25) as id,
        case when v <= ${FIRST_HALF} then (n - 1) * ${FIRST_HALF} + v - 1 else (n - 1) * ${25 - FIRST_HALF} + v - ${FIRST_HALF + 1} end as place,
        n % 20 = 0 and v in (24, 25) as gone
      from family cross join generate_series(1, 25) as v;
    insert into vials (id, lot_id, donor_id, case_id, din, division, tissue, purpose, state, position_id, cells, volume_ml, collection_type, frozen_at, stored_at, left_at)
      select v.id, lot_id, donor_id, case_id, din, 'A' || chr(96 + v), tissue, case when v in (11, 12) then 'reserve' when v = 13 then 'qc' when v = 14 then 'retain' else 'dose' end,
        case when gone then 'infused' else 'stored' end,
        case when not gone then pg_temp.bench_id(5, (case when v <= ${FIRST_HALF} then 0 else ${firstHalf * 100} end) + place / ${TAKEN} * 100 + place % ${TAKEN}) end,
        5e6, 1, '1', opened_at + interval '30 days', opened_at + interval '30 days', case when gone then opened_at + interval '300 days' end
      from new_vial v join family using (n) order by n, v;
    create temporary table asked on commit drop as
      select f.*, c.clinic_id, c.id as account_id, pg_temp.bench_id(30, n) as request_id, pg_temp.bench_id(31, n) as grant_id
      from family f join (select id, clinic_id, row_number() over (order by id) - 1 as place from accounts where kind = 'clinic') as c on c.place = (n / 20) % 10 where n % 20 = 0;
    insert into grants (id, donor_id, case_id, clinic_id, granted_by, from_at, until_at)
      select grant_id, donor_id, case_id, clinic_id, person_id, opened_at + interval '200 days', opened_at + interval '2000 days' from asked;
    insert into requests (id, number, clinic_id, donor_id, case_id, lot_id, state, path, product_class, prescriber_account_id, prescriber_name, prescriber_registration, legal_basis,
        legal_basis_reference, legal_basis_valid_until, indication, protocol, relationship, patient_name, patient_born_on, patient_number, patient_weight_kg, dose_cells, route,
        infusion_volume_ml, infusion_hours, planned_on, forecast, asked_by, asked_at)
      select request_id, 'RQ-B-' || lpad(n::text, 6, '0'), clinic_id, donor_id, case_id, lot_id, 'infused', 'stock', 'ATMP_351', account_id, 'Nadia Bench', 'BENCH', 'hospital_exemption', 'HE-IT-0231',
        date '2030-01-01', 'ND51.2', 'SCI-01 v2', 'autologous', 'Ines Bench ' || n, date '1980-01-01', 'B-' || n, 70, 1e7, 'intravenous', 40, 1, (opened_at + interval '300 days')::date, '{}', account_id,
        opened_at + interval '250 days' from asked;
    insert into request_vials (id, request_id, vial_id, donor_id, purpose, active, reserved_at)
      select pg_temp.bench_id(32, v.n * 2 + v - 24), request_id, v.id, donor_id, 'release', false, opened_at + interval '250 days' from new_vial v join asked using (n) where gone`;
}

/**
 * 250 events a family, ten a vial: four of the family, fifty of its first vial (a sample with a long history), the rest shared by the other
 * vials; and what each of them explains.
 */
export const FAMILY_EVENTS = `
  create temporary table told on commit drop as
    select n, e, pg_temp.bench_id(40, n * 250 + e) as id, case when e <= 4 then e * 10 else 40 + e end as after_days,
      case when e <= 4 then (array['quote.accepted', 'donation.accepted', 'lot.frozen', 'vials.placed'])[e] else 'vial.moved' end as type,
      case when e <= 4 then null when e <= 54 then 1 else 2 + (e - 55) % 24 end as v
    from family cross join generate_series(1, 250) as e;
  insert into events (id, type, actor_kind, actor_id, donor_id, case_id, happened_at, recorded_at, data)
    select t.id, t.type, 'staff', s.id, donor_id, case_id, opened_at + after_days * interval '1 day', opened_at + after_days * interval '1 day',
      jsonb_build_object('from', pg_temp.bench_id(5, n + e), 'to', pg_temp.bench_id(5, n + e + 1), 'witnessId', s.id)
    from told t join family using (n) cross join (select id from accounts where kind = 'staff' order by created_at, id limit 1) as s order by n, e;
  insert into event_subjects (subject_id, event_id, donor_id)
    select subject, event, donor_id from (
      select n, pg_temp.bench_id(26, n * 25 + v - 25) as subject, id as event from told where v is not null
      union all select n, unnest(array[person_id, donor_id, case_id, pg_temp.bench_id(25, n * 4 + 1), pg_temp.bench_id(25, n * 4 + 2), pg_temp.bench_id(25, n * 4 + 3), pg_temp.bench_id(25, n * 4 + 4)]),
        pg_temp.bench_id(40, n * 250 + 1) from family
      union all select n, donation_id, pg_temp.bench_id(40, n * 250 + 2) from family
      union all select n, lot_id, pg_temp.bench_id(40, n * 250 + 3) from family
      union all select n, id, pg_temp.bench_id(40, n * 250 + 4) from new_vial) as explained
    join family using (n) order by n, event;
  insert into events (id, type, actor_kind, actor_id, donor_id, case_id, clinic_id, happened_at, recorded_at)
    select pg_temp.bench_id(41, n), 'cells.requested', 'clinic', account_id, donor_id, case_id, clinic_id, opened_at + interval '300 days', opened_at + interval '300 days' from asked;
  insert into event_subjects (subject_id, event_id, donor_id)
    select unnest(array[request_id, grant_id, pg_temp.bench_id(32, n * 2), pg_temp.bench_id(32, n * 2 + 1)]), pg_temp.bench_id(41, n), donor_id from asked`;

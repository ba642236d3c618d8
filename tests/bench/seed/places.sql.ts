/** Of 100 positions in a box this many are taken. */
export const TAKEN = 80;
/** Of a family's 25 vials this many stand in the first half of the tanks, the others in the second (rule 19). */
export const FIRST_HALF = 13;

/** Boxes in the first and the second half of the bench's tanks. */
export const boxesOf = (families: number): [number, number] => [
  Math.ceil((families * FIRST_HALF) / TAKEN),
  Math.ceil((families * (25 - FIRST_HALF)) / TAKEN),
];

/** Boxes of 100 positions in racks of 25, racks in tanks of 10 over two sites; as many as the families need, the fullest boxes at 80 %. */
export function PLACES(families: number): string {
  const boxes = boxesOf(families).reduce((sum, half) => sum + half);
  const inTank = Math.min(250, Math.ceil(boxes / 4));
  const tanks = Math.ceil(boxes / inTank);
  const racks = Math.ceil(boxes / 25) + tanks;
  return `
    create temporary table new_box on commit drop as
      select n, (n - 1) / ${inTank} as tank, (n - 1) / ${inTank} * 10 + ((n - 1) % ${inTank}) / 25 as rack from generate_series(1, ${boxes}) as n;
    insert into sites (id, code, name, country, city, time_zone, licence)
      select pg_temp.bench_id(1, n), 'B' || n, 'Bench site ' || n, 'IT', 'Bologna', 'Europe/Rome', 'BENCH-' || n from generate_series(0, 1) as n;
    insert into tanks (id, site_id, code, isolated, state)
      select pg_temp.bench_id(2, n), pg_temp.bench_id(1, n % 2), 'BT-' || lpad(n::text, 3, '0'), false, 'in_use' from generate_series(0, ${tanks - 1}) as n;
    insert into racks (id, tank_id, code) select distinct pg_temp.bench_id(3, rack), pg_temp.bench_id(2, tank), 'R' || lpad((rack % 10)::text, 2, '0') from new_box;
    insert into boxes (id, rack_id, code, rows, columns) select pg_temp.bench_id(4, n), pg_temp.bench_id(3, rack), 'B' || lpad(((n - 1) % 25)::text, 2, '0'), 10, 10 from new_box;
    insert into positions (id, box_id, tank_id, row, "column")
      select pg_temp.bench_id(5, (n - 1) * 100 + cell), pg_temp.bench_id(4, n), pg_temp.bench_id(2, tank), 1 + cell / 10, 1 + cell % 10
      from new_box cross join generate_series(0, 99) as cell order by n, cell;
    insert into events (id, type, actor_kind, happened_at, recorded_at, data) values (pg_temp.bench_id(6, 1), 'store.built', 'worker', '2020-01-01', '2020-01-01', '{}');
    insert into event_subjects (subject_id, event_id)
      select id, pg_temp.bench_id(6, 1) from (
        select id from sites where code in ('B0', 'B1') union all select id from tanks where code like 'BT-%'
        union all select distinct pg_temp.bench_id(3, rack) from new_box union all select pg_temp.bench_id(4, n) from new_box
        union all select pg_temp.bench_id(5, n) from generate_series(0, ${boxes * 100 - 1}) as n) as built;
    -- ${racks} racks at most`;
}

/** Eight clinics beside the demo's two, each with a prescriber. */
export const CLINICS = `
  insert into clinics (id, name, country, city, address, phone, state, created_at)
    select pg_temp.bench_id(10, n), 'Bench clinic ' || n, 'IT', 'Milano', 'Via della Prova ' || n, '+39 000 0000000', 'active', '2020-01-01' from generate_series(1, 8) as n;
  insert into clinic_licences (id, clinic_id, number, country, scope, valid_from, valid_until, entered_at)
    select pg_temp.bench_id(11, n), pg_temp.bench_id(10, n), 'BENCH-' || n, 'IT', 'Cell therapies', '2020-01-01', '2030-01-01', '2020-01-01' from generate_series(1, 8) as n;
  insert into persons (id, given_name, family_name, country, created_at)
    select pg_temp.bench_id(12, n), 'Nadia', 'Bench ' || n, 'IT', '2020-01-01' from generate_series(1, 8) as n;
  insert into accounts (id, person_id, kind, clinic_id, clinic_role, prescriber_registration, prescriber_valid_until, email, state, created_at)
    select pg_temp.bench_id(13, n), pg_temp.bench_id(12, n), 'clinic', pg_temp.bench_id(10, n), 'prescriber', 'BENCH-' || n, '2030-01-01', 'clinic-' || n || '@bench.invalid', 'active', '2020-01-01'
    from generate_series(1, 8) as n;
  insert into events (id, type, actor_kind, happened_at, recorded_at) values (pg_temp.bench_id(6, 2), 'clinic.invited', 'worker', '2020-01-01', '2020-01-01');
  insert into event_subjects (subject_id, event_id)
    select pg_temp.bench_id(kind, n), pg_temp.bench_id(6, 2) from generate_series(10, 13) as kind cross join generate_series(1, 8) as n`;

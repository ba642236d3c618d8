import { type RawBuilder, sql } from "kysely";
import { D0 } from "../times";

const CLIENTS = 400;

const GIVEN = [
  "Lucia",
  "Amir",
  "Nora",
  "Paolo",
  "Yara",
  "Stefan",
  "Ines",
  "Hassan",
  "Greta",
  "Luca",
  "Maryam",
  "Oskar",
  "Chiara",
  "Samir",
  "Eva",
  "Dario",
];
const FAMILY = [
  "Bianchi",
  "Haddad",
  "Keller",
  "Ferrari",
  "Mansour",
  "Novak",
  "Romano",
  "Saleh",
  "Weber",
  "Greco",
  "Farah",
  "Lind",
  "Conte",
  "Amari",
  "Varga",
  "Moretti",
  "Aziz",
];

/**
 * One row a client: everything else is computed from its number, so that two demo banks have the same crowd. The cells of those who came
 * in the last two months of the crowd still wait in quarantine.
 */
export const CROWD = sql`
  select n,
    (array['bone_marrow', 'adipose', 'dental_pulp', 'birth'])[1 + n % 4] as tissue,
    (array['DBM01', 'DAT01', 'DDP01', 'DWJ01'])[1 + n % 4] as product,
    (array['bone_marrow', 'lipoaspirate', 'tooth', 'cord'])[1 + n % 4] as material,
    (array['T-01', 'T-02', 'T-01'])[1 + n % 3] as first_tank,
    (array['T-11', 'T-11', 'T-02'])[1 + n % 3] as second_tank,
    md5('crowd person ' || n)::uuid as person_id, md5('crowd donor ' || n)::uuid as donor_id, md5('crowd case ' || n)::uuid as case_id,
    md5('crowd donation ' || n)::uuid as donation_id, md5('crowd sample ' || n)::uuid as sample_id, md5('crowd lot ' || n)::uuid as lot_id,
    'A999926' || lpad((100000 + n)::text, 6, '0') as din,
    case when (n * 37) % 600 < 60 then 'quarantine' else 'releasable' end as lot_state,
    ${D0}::timestamptz - (60 + (n * 37) % 600) * interval '1 day' as opened_at
  from generate_series(1, ${CLIENTS}::int) as n`;

export const text = (values: readonly string[]) => sql`array[${sql.join(values)}]::text[]`;

/** Who they are, what they may, and their cases. */
export const PEOPLE: RawBuilder<unknown>[] = [
  sql`insert into persons (id, given_name, family_name, born_on, country, created_at)
    select person_id, (${text(GIVEN)})[1 + n % ${GIVEN.length}::int], (${text(FAMILY)})[1 + (n / 3) % ${FAMILY.length}::int],
      case when tissue = 'birth' then opened_at::date else date '1950-01-01' + (n * 53) % 18000 end, case when n % 2 = 0 then 'IT' else 'AE' end, opened_at from crowd`,
  sql`insert into donors (id, person_id, code, medical_number, opened_by, created_at) select donor_id, person_id, 'D-C' || lpad(n::text, 5, '0'), 'C-' || n, person_id, opened_at from crowd`,
  sql`insert into rights (id, person_id, donor_id, kind, ground, from_at)
    select md5('crowd right ' || n || kind)::uuid, person_id, donor_id, kind, 'self', opened_at from crowd cross join unnest(array['view', 'instruct', 'consent', 'pay']) as kind`,
  sql`insert into cases (id, donor_id, account_holder_id, tissue, coi, state, storage_plan, country, opened_at, stored_at)
    select case_id, donor_id, person_id, tissue, 'CH' || din, 'stored', case when n % 3 = 0 then 'prepaid_20' else 'yearly' end, case when n % 2 = 0 then 'IT' else 'AE' end, opened_at, opened_at + interval '30 days' from crowd`,
];

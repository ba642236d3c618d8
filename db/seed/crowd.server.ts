import { type RawBuilder, sql } from "kysely";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { Cast } from "./cast.server";
import type { Play } from "./play.server";
import { D0, day } from "./times";

const CLIENTS = 400;
const VIALS_EACH = 15;

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

/** One row a client: everything else is computed from its number, so that two demo banks have the same crowd. */
const client = sql`
  select n,
    (array['bone_marrow', 'adipose', 'dental_pulp', 'birth'])[1 + n % 4] as tissue,
    (array['DBM01', 'DAT01', 'DDP01', 'DWJ01'])[1 + n % 4] as product,
    (array['bone_marrow', 'lipoaspirate', 'tooth', 'cord'])[1 + n % 4] as material,
    (array['T-01', 'T-02', 'T-01'])[1 + n % 3] as first_tank,
    (array['T-11', 'T-11', 'T-02'])[1 + n % 3] as second_tank,
    md5('crowd person ' || n)::uuid as person_id, md5('crowd donor ' || n)::uuid as donor_id, md5('crowd case ' || n)::uuid as case_id,
    md5('crowd donation ' || n)::uuid as donation_id, md5('crowd lot ' || n)::uuid as lot_id,
    'A999926' || lpad((100000 + n)::text, 6, '0') as din,
    ${D0}::timestamptz - (60 + (n * 37) % 600) * interval '1 day' as opened_at
  from generate_series(1, ${CLIENTS}::int) as n`;

const text = (values: readonly string[]) => sql`array[${sql.join(values)}]::text[]`;

/** In this order, each one insert-select; their rows are explained by the events below, or nothing is committed. */
const INSERTS: RawBuilder<unknown>[] = [
  sql`insert into persons (id, given_name, family_name, born_on, country, created_at)
    select person_id, (${text(GIVEN)})[1 + n % ${GIVEN.length}::int], (${text(FAMILY)})[1 + (n / 3) % ${FAMILY.length}::int],
      case when tissue = 'birth' then opened_at::date else date '1950-01-01' + (n * 53) % 18000 end, case when n % 2 = 0 then 'IT' else 'AE' end, opened_at from crowd`,
  sql`insert into donors (id, person_id, code, medical_number, opened_by, created_at) select donor_id, person_id, 'D-C' || lpad(n::text, 5, '0'), 'C-' || n, person_id, opened_at from crowd`,
  sql`insert into rights (id, person_id, donor_id, kind, ground, from_at)
    select md5('crowd right ' || n || kind)::uuid, person_id, donor_id, kind, 'self', opened_at from crowd cross join unnest(array['view', 'instruct', 'consent', 'pay']) as kind`,
  sql`insert into cases (id, donor_id, account_holder_id, tissue, coi, state, storage_plan, country, opened_at, stored_at)
    select case_id, donor_id, person_id, tissue, 'CH' || din, 'stored', case when n % 3 = 0 then 'prepaid_20' else 'yearly' end, case when n % 2 = 0 then 'IT' else 'AE' end, opened_at, opened_at + interval '30 days' from crowd`,
  sql`insert into donations (id, case_id, donor_id, din, tissue, material, state, collected_at, collected_by, collection_site, received_at, created_at)
    select donation_id, case_id, donor_id, din, tissue, material, 'processed', opened_at + interval '7 days', 'Demo collector', 'Demo hospital', opened_at + interval '8 days', opened_at from crowd`,
  sql`insert into lots (id, number, donor_id, case_id, donation_id, specification_id, kind, product_code, product_class, passage, cumulative_pdl, doubling_time_h, cells_harvested, cells_tested, viability_percent, origin, state, harvested_at, frozen_at)
    select lot_id, 'C-' || lpad(n::text, 4, '0') || '-A', donor_id, case_id, donation_id, (select id from specifications s where s.product_code = product and stage = 'bank' order by version desc limit 1),
      'bank', product, 'ATMP_351', 2, 4 + (n % 30) / 10.0, 30 + n % 60, 8.5e7, 1e7, 92 + n % 6, case when tissue = 'birth' then 'fetal' else 'donor' end,
      case when n % 9 = 0 then 'quarantine' else 'releasable' end, opened_at + interval '29 days', opened_at + interval '30 days' from crowd`,
  sql`insert into vials (id, lot_id, donor_id, case_id, din, division, tissue, purpose, state, position_id, cells, volume_ml, collection_type, frozen_at, stored_at)
    select md5('crowd vial ' || n || ' ' || v)::uuid, lot_id, donor_id, case_id, din, 'A' || chr(96 + v), tissue,
      case when v in (8, 15) then 'reserve' when v = 14 then 'qc' when v = 13 then 'retain' else 'dose' end, 'stored', free.id, 5e6, 1, '1', opened_at + interval '30 days', opened_at + interval '30 days'
    from (
      select crowd.*, v, case when v <= 8 then first_tank else second_tank end as tank,
        row_number() over (partition by case when v <= 8 then first_tank else second_tank end order by n, v) as place
      from crowd cross join generate_series(1, ${VIALS_EACH}::int) as v
    ) as wanted
    join (
      select p.id, t.code, row_number() over (partition by t.code order by r.code, b.code, p.row, p."column") as place
      from positions p join tanks t on t.id = p.tank_id join boxes b on b.id = p.box_id join racks r on r.id = b.rack_id
      where not exists (select from vials where position_id = p.id)
    ) as free on free.code = wanted.tank and free.place = wanted.place`,
];

/** The events of each client, and the rows that each of them explains. */
const EVENTS: { type: string; after: number; explains: string }[] = [
  {
    type: "quote.accepted",
    after: 0,
    explains:
      "select person_id as id, n from crowd union all select donor_id, n from crowd union all select case_id, n from crowd union all select r.id, n from rights r join crowd on crowd.donor_id = r.donor_id",
  },
  { type: "donation.accepted", after: 8, explains: "select donation_id as id, n from crowd" },
  { type: "lot.frozen", after: 30, explains: "select lot_id as id, n from crowd" },
  { type: "vials.placed", after: 30, explains: "select v.id, n from vials v join crowd on crowd.lot_id = v.lot_id" },
];

/** 400 clients and their 6,000 vials around the stories: one insert-select a table, in one transaction, every row explained. */
export function fillCrowd(play: Play, { staff }: Cast): Promise<void> {
  return play.at(day(0), () =>
    transact(staff.admin, async (tx) => {
      await sql`create temporary table crowd on commit drop as ${client}`.execute(tx);
      for (const insert of INSERTS) await insert.execute(tx);
      for (const event of EVENTS) await tell(tx, event, staff.admin.id);
    }),
  );
}

async function tell(tx: Tx, { type, after, explains }: (typeof EVENTS)[number], actorId: string): Promise<void> {
  await sql`insert into events (id, type, actor_kind, actor_id, donor_id, case_id, happened_at, recorded_at, late, data)
    select md5('crowd event ' || ${type}::text || n)::uuid, ${type}, 'staff', ${actorId}::uuid, donor_id, case_id, opened_at + ${after}::int * interval '1 day', ${tx.now}, true, jsonb_build_object('lot', lot_id) from crowd order by n`.execute(
    tx,
  );
  await sql`insert into event_subjects (subject_id, event_id, donor_id)
    select e.id, md5('crowd event ' || ${type}::text || e.n)::uuid, c.donor_id from (${sql.raw(explains)}) as e join crowd c on c.n = e.n`.execute(
    tx,
  );
}

import { type RawBuilder, sql } from "kysely";
import type { Cast } from "../cast.server";

const VIALS_EACH = 15;

/** What was collected, the lot that was made of it, how it was frozen, and its vials. The origin of a lot is proven by its tests. */
export const cells = ({ staff }: Cast): RawBuilder<unknown>[] => [
  sql`insert into donations (id, case_id, donor_id, din, tissue, material, state, collected_at, collected_by, collection_site, received_at, created_at)
    select donation_id, case_id, donor_id, din, tissue, material, 'processed', opened_at + interval '7 days', 'Demo collector', 'Demo hospital', opened_at + interval '8 days', opened_at from crowd`,
  sql`insert into lots (id, number, donor_id, case_id, donation_id, specification_id, kind, product_code, product_class, passage, cumulative_pdl, doubling_time_h, cells_harvested, cells_tested, viability_percent, origin, state, harvested_at, frozen_at, expires_on)
    select lot_id, 'C-' || lpad(n::text, 4, '0') || '-A', donor_id, case_id, donation_id, (select id from specifications s where s.product_code = product and stage = 'bank' order by version desc limit 1),
      'bank', product, 'ATMP_351', 2, 4 + (n % 30) / 10.0, 30 + n % 60, 8.5e7, 1e7, 92 + n % 6,
      case when lot_state = 'releasable' then case when tissue = 'birth' then 'fetal' else 'donor' end end,
      lot_state, opened_at + interval '29 days', opened_at + interval '30 days', (opened_at + interval '30 days 20 years')::date from crowd`,
  sql`insert into freezing_runs (id, lot_id, donor_id, started_at, cryoprotectant, programme, contact_minutes, end_temperature_celsius, freezer_serial, operated_by, witnessed_by, vials_made, ended_at)
    select md5('crowd freezing ' || n)::uuid, lot_id, donor_id, opened_at + interval '29 days 22 hours', 'CS10, 10 % DMSO', 'CRF-1 v2', 14 + n % 9, -110, 'CRF-0042',
      ${staff["lab-a"].id}, ${staff["lab-b"].id}, ${VIALS_EACH}::int, opened_at + interval '30 days' from crowd`,
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

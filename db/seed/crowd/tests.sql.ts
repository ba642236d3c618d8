import { type RawBuilder, sql } from "kysely";
import type { Cast } from "../cast.server";
import { MARKERS } from "../laboratory.server";
import { text } from "./people.sql";

/** The blood of every donor, the mother's for birth tissue: one takes and enters, another approves, long before the cells are frozen. */
export const markers = ({ staff }: Cast): RawBuilder<unknown>[] => [
  sql`insert into marker_samples (id, donor_id, donation_id, specimen_of, taken_at, laboratory, laboratory_licence, entered_at)
    select sample_id, donor_id, donation_id, case when tissue = 'birth' then 'mother' else 'donor' end, opened_at + interval '7 days', 'Demo Virology', 'DEMO-LAB-1', opened_at + interval '8 days' from crowd`,
  sql`insert into marker_results (id, sample_id, donor_id, marker, method, result, tested_on, entered_by, entered_at, approved_by, approved_at)
    select md5('crowd marker ' || n || marker)::uuid, sample_id, donor_id, marker, 'serology', 'negative', (opened_at + interval '10 days')::date,
      ${staff["lab-a"].id}, opened_at + interval '10 days', ${staff.quality.id}, opened_at + interval '11 days' from crowd cross join unnest(${text(MARKERS)}) as marker`,
];

/** What a laboratory of genetics reads; lots in quarantine wait for it. */
const GENETICS = ["identity_str", "karyotype"];

/**
 * One row a test of a lot's specification, with its value: inside the limits, as far from them as the numbers of client and test say.
 * Viability before freezing is that of the harvest.
 */
export const RESULTS = sql`
  select md5('crowd result ' || n || test)::uuid as id, n, l.id as lot_id, l.donor_id, t.id as specification_test_id,
    case
      when test = 'viability_pre_freeze' then viability_percent
      when limit_kind = 'min' then round((minimum + (100 - minimum) * share)::numeric, 1)
      when limit_kind = 'max' then round((maximum * share)::numeric, case unit when '%' then 1 else 2 end)
    end::double precision as value_number,
    case when limit_kind = 'equals' then expected end as value_text,
    case when required then 'in_spec' else 'informative' end as verdict
  from crowd join lots l on l.id = crowd.lot_id join specification_tests t using (specification_id)
    cross join lateral (select (20 + (n * 7 + ordinal * 13) % 50) / 100.0 as share) as shares
  where lot_state = 'releasable' or test <> all(${text(GENETICS)})`;

/** Everything that quality signs of the crowd: the approval of each result, and what becomes of each lot that is released. */
export const signatures = ({ staff: { quality } }: Cast, subjectIds: readonly string[], hashes: readonly string[]) =>
  sql`insert into signatures (id, account_id, printed_name, capacity, meaning, method, subject_id, donor_id, record_hash, signed_at, time_zone)
    select md5('crowd signature ' || subject_id)::uuid, ${quality.id}, ${quality.displayName}, 'quality', 'approval', 'password', subject_id, donor_id, record_hash,
      opened_at + case when subject_id = lot_id then interval '47 days' else interval '46 days' end, ${quality.timeZone}
    from unnest(${subjectIds}::uuid[], ${hashes}::text[]) as signed (subject_id, record_hash)
      join (select id as subject_id, n from crowd_results union all select lot_id, n from crowd) as subjects using (subject_id) join crowd using (n)`;

/** The results, and what quality decided upon them; their signatures stand already. */
export const results = ({ staff }: Cast): RawBuilder<unknown>[] => [
  sql`insert into test_results (id, lot_id, donor_id, specification_test_id, value_number, value_text, verdict, status, sampled_at, tested_on, laboratory, entered_by, entered_at, approved_by, approved_at, signature_id)
    select id, r.lot_id, r.donor_id, specification_test_id, value_number, value_text, verdict, 'final', opened_at + interval '31 days', (opened_at + interval '45 days')::date, 'Northlight QC',
      ${staff["lab-a"].id}, opened_at + interval '45 days', ${staff.quality.id}, opened_at + interval '46 days', md5('crowd signature ' || id)::uuid from crowd_results r join crowd using (n)`,
  sql`insert into dispositions (id, lot_id, donor_id, disposition, recommended, signature_id, decided_by, decided_at)
    select md5('crowd disposition ' || n)::uuid, lot_id, donor_id, lot_state, lot_state, md5('crowd signature ' || lot_id)::uuid, ${staff.quality.id}, opened_at + interval '47 days' from crowd where lot_state = 'releasable'`,
];

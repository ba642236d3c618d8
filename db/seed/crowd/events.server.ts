import { sql } from "kysely";
import type { EventType } from "~/bank/history/reactions";
import type { Tx } from "~/bank/history/transact.server";
import type { Cast } from "../cast.server";

interface Told {
  type: EventType;
  by: "admin" | "lab-a" | "quality";
  /** Days after the case was opened. */
  after: number;
  /** The rows that each client's event explains. */
  explains: string;
  /** What it says besides the lot. */
  data?: string;
  /** Of lots in which state; of all, unless told. */
  of?: "releasable";
}

/** The events of each client, and the rows that each of them explains. */
const EVENTS: Told[] = [
  {
    type: "quote.accepted",
    by: "admin",
    after: 0,
    explains:
      "select person_id as id, n from crowd union all select donor_id, n from crowd union all select case_id, n from crowd union all select r.id, n from rights r join crowd on crowd.donor_id = r.donor_id",
  },
  { type: "markers.sampled", by: "lab-a", after: 7, explains: "select sample_id as id, n from crowd" },
  { type: "donation.accepted", by: "admin", after: 8, explains: "select donation_id as id, n from crowd" },
  { type: "marker.entered", by: "lab-a", after: 10, explains: "select r.id, n from marker_results r join crowd using (sample_id)" },
  { type: "marker.approved", by: "quality", after: 11, explains: "select r.id, n from marker_results r join crowd using (sample_id)" },
  {
    type: "lot.frozen",
    by: "lab-a",
    after: 30,
    explains: "select lot_id as id, n from crowd union all select r.id, n from freezing_runs r join crowd using (lot_id)",
    data: "jsonb_build_object('kind', 'bank', 'vials', (select vials_made from freezing_runs r where r.lot_id = crowd.lot_id))",
  },
  { type: "vials.placed", by: "lab-a", after: 30, explains: "select v.id, n from vials v join crowd on crowd.lot_id = v.lot_id" },
  { type: "test.entered", by: "lab-a", after: 45, explains: "select id, n from crowd_results" },
  {
    type: "test.approved",
    by: "quality",
    after: 46,
    explains:
      "select lot_id as id, n from crowd union all select id, n from crowd_results union all select md5('crowd signature ' || id)::uuid, n from crowd_results",
  },
  {
    type: "lot.disposed",
    by: "quality",
    after: 47,
    of: "releasable",
    explains:
      "select lot_id as id, n from crowd union all select d.id, n from dispositions d join crowd using (lot_id) union all select signature_id, n from dispositions d join crowd using (lot_id)",
    data: "jsonb_build_object('kind', 'bank', 'disposition', lot_state, 'recommended', lot_state)",
  },
];

/** Records every event of the crowd with the rows that it explains: one insert-select each. */
export async function tellCrowd(tx: Tx, { staff }: Cast): Promise<void> {
  for (const event of EVENTS) await tell(tx, event, staff[event.by].id);
}

async function tell(tx: Tx, { type, after, explains, data = "'{}'::jsonb", of }: Told, actorId: string): Promise<void> {
  const those = sql`crowd where ${of ?? null}::text is null or lot_state = ${of ?? null}`;
  await sql`insert into events (id, type, actor_kind, actor_id, donor_id, case_id, happened_at, recorded_at, late, data)
    select md5('crowd event ' || ${type}::text || n)::uuid, ${type}, 'staff', ${actorId}::uuid, donor_id, case_id, opened_at + ${after}::int * interval '1 day', ${tx.now}, true,
      jsonb_build_object('lotId', lot_id) || ${sql.raw(data)} from ${those} order by n`.execute(tx);
  await sql`insert into event_subjects (subject_id, event_id, donor_id)
    select e.id, md5('crowd event ' || ${type}::text || n)::uuid, donor_id from (${sql.raw(explains)}) as e join (select * from ${those}) as c using (n)`.execute(
    tx,
  );
}

import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Lists, newest first: the order of days is not that of ids where a demo tells its past.
    create index lots_harvested on lots (harvested_at, id);
    create index lots_listed on lots (state, harvested_at, id);
    drop index lots_by_state; -- lots_listed begins with the state
    create index payments_waiting on payments (due_at, id) where state in ('due', 'open');
    create index payments_failed on payments (due_at, id) where state = 'failed';
    create index payments_received on payments (due_at, id) where state in ('paid', 'partly_refunded', 'refunded');
    create index refunds_created on refunds (created_at, id);
    create index storage_plans_begun on storage_plans (starts_on, id);
  `.execute(db);
}

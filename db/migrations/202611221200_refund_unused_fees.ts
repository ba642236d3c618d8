import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table refunds drop constraint refunds_reason_check;
    alter table refunds add constraint refunds_reason_check
      check (reason in ('before_dispatch', 'not_collected', 'rejected_without_fault', 'storage_pro_rata', 'paid_twice', 'not_released'));
  `.execute(db);
}

import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Whether a certificate still stands is for whoever holds it to know.
    create policy clinic_sees on certificate_statuses for select to portal_clinic using (certificate_id in (select id from certificates));
    grant select on certificate_statuses to portal_clinic;
  `.execute(db);
}

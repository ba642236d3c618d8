import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- What was taken back may be given again: another consent of the same text, signed anew. The earlier one stays, with its withdrawal.
    alter table consents drop constraint consents_case_id_version_key;
    create unique index one_open_consent on consents (case_id) where state = 'open';
    create index consents_of_case on consents (case_id, version);
  `.execute(db);
}

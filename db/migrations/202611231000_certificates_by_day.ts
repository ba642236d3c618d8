import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- The list of certificates, newest first: the order of issue is not that of ids where a demo tells its past.
    create index certificates_issued on certificates (issued_at, id);
  `.execute(db);
}

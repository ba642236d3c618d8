import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- What was judged under a number must be found under it again: a setting is followed by its next value, and never written over.
    create trigger append_only before update or delete on settings for each row execute function refuse_change();
    create trigger append_only_all before truncate on settings for each statement execute function refuse_change();
  `.execute(db);
}

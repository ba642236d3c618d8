import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Whoever has set a new password has made every other link to it worthless: one of those may lie in a mailbox that is no longer theirs alone.
    create or replace function use_link(asked uuid, at timestamptz) returns boolean language sql security definer set search_path = public, pg_temp as $$
      with used as (update links set used_at = at where id = asked and used_at is null and expires_at > at returning id, purpose, subject_id),
        others as (
          update links l set used_at = at from used u
          where u.purpose = 'password_reset' and l.purpose = u.purpose and l.subject_id = u.subject_id and l.id <> u.id and l.used_at is null
        )
      select exists (select from used)
    $$;
  `.execute(db);
}

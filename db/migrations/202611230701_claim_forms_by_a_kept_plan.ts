import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Every form claims its token: in plpgsql the plan is kept, in sql it is made anew for each.
    create or replace function claim_form(form_token uuid, form_actor uuid, content text, at_address text, at timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into form_uses (token, actor_id, content_hash, address, used_at) values (form_token, form_actor, content, at_address, at);
    end $$;
  `.execute(db);
}

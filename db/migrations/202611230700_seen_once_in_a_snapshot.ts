import { type Kysely, sql } from "kysely";

/** What a person or a clinic may see, as ids: the lists by which row-level security compares. */
const SEEN: Record<string, string> = {
  donors_open: `
    select distinct r.donor_id from rights r
    where r.person_id = actor_person() and r.from_at <= portal_now() and (r.until_at is null or r.until_at > portal_now())`,
  donors_granted: `
    select distinct g.donor_id from grants g
    where g.clinic_id = actor_clinic() and g.from_at <= portal_now() and g.until_at > portal_now() and (g.revoked_at is null or g.revoked_at > portal_now())`,
  persons_open: `
    with mine as materialized (select array(select donors_open()) as ids)
    select actor_person()
    union select r.person_id from rights r, mine where r.donor_id = any (mine.ids)
    union select d.person_id from donors d, mine where d.id = any (mine.ids)
    union select d.mother_person_id from donors d, mine where d.id = any (mine.ids) and d.mother_person_id is not null
    union select a.person_id from cases c join accounts a on a.id = c.coordinator_id, mine where c.donor_id = any (mine.ids)`,
  persons_granted: `
    select d.person_id from donors d where d.id = any (array(select donors_granted()))
    union select a.person_id from accounts a where a.clinic_id = actor_clinic()`,
  requests_of_clinic: "select r.id from requests r where r.clinic_id = actor_clinic()",
  vials_of_clinic: "select v.vial_id from request_vials v join requests r on r.id = v.request_id where r.clinic_id = actor_clinic()",
  lots_of_clinic: "select distinct v.lot_id from vials v where v.id = any (array(select vials_of_clinic()))",
  cases_of_clinic: "select distinct r.case_id from requests r where r.clinic_id = actor_clinic()",
};

/**
 * A page asks some thirty queries, and each worked these lists out anew. In a snapshot that nothing is written in they cannot change, so the first
 * query's is kept for the transaction, with the actor's id, and goes with it. Whoever writes sees the rights of each moment, as before.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const [name, query] of Object.entries(SEEN))
    await sql
      .raw(`
      create or replace function ${name}() returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
      declare seen text := current_setting('portal.${name}', true);
      begin
        if seen is null or seen = '' then
          seen := array(${query})::text;
          if current_setting('transaction_read_only') = 'on' and current_setting('transaction_isolation') = 'repeatable read' then
            perform set_config('portal.${name}', seen, true);
          end if;
        end if;
        return query select unnest(seen::uuid[]);
      end $$`)
      .execute(db);
}

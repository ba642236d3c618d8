import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- How many positions of a box hold a vial, kept by the database itself with every vial that comes, goes or moves: the freezer of a bank of a
    -- million vials cannot count them for each who looks.
    create table box_fill (
      box_id uuid primary key references boxes (id),
      taken integer not null check (taken >= 0) -- vials that stand in it
    );
    insert into box_fill (box_id, taken)
    select p.box_id, count(*) from vials v join positions p on p.id = v.position_id group by p.box_id;

    alter table box_fill enable row level security;
    alter table box_fill force row level security;
    create policy owner_all on box_fill to current_user using (true) with check (true);
    create policy bank_sees on box_fill for select to portal_staff, portal_worker using (true);
    grant select on box_fill to portal_staff, portal_worker;

    create function count_placed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into box_fill (box_id, taken)
      select p.box_id, count(*) from placed v join positions p on p.id = v.position_id group by p.box_id order by p.box_id
      on conflict (box_id) do update set taken = box_fill.taken + excluded.taken;
      return null;
    end $$;
    create trigger count_placed after insert on vials referencing new table as placed for each statement execute function count_placed();

    create function count_moved() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      left_box constant uuid := (select box_id from positions where id = old.position_id);
      entered_box constant uuid := (select box_id from positions where id = new.position_id);
    begin
      if left_box is not distinct from entered_box then return null; end if;
      update box_fill set taken = taken - 1 where box_id = left_box;
      if entered_box is not null then
        insert into box_fill (box_id, taken) values (entered_box, 1) on conflict (box_id) do update set taken = box_fill.taken + 1;
      end if;
      return null;
    end $$;
    create trigger count_moved after update of position_id on vials for each row
      when (old.position_id is distinct from new.position_id) execute function count_moved();
  `.execute(db);
}

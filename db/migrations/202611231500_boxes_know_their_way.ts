import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- The way to a box in words, so that a vial's place is said without walking through rack, tank and site for each. The database writes it when
    -- the box is built, and holds the codes that it is made of: they stand on the things themselves and on papers.
    alter table boxes add column way text; -- DXB/T-01/R1/B01

    create function way_to(rack uuid, box_code text) returns text language sql stable as $$
      select s.code || '/' || t.code || '/' || r.code || '/' || box_code
      from racks r join tanks t on t.id = r.tank_id join sites s on s.id = t.site_id where r.id = rack
    $$;
    alter table boxes disable trigger explained;
    update boxes set way = way_to(rack_id, code);
    alter table boxes enable trigger explained;
    alter table boxes alter column way set not null;

    create function know_way() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      new.way := way_to(new.rack_id, new.code);
      return new;
    end $$;
    create trigger know_way before insert on boxes for each row execute function know_way();

    create function hold_code() returns trigger language plpgsql as $$
    begin
      raise exception 'What a site, a tank, a rack or a box is called never changes, nor where it stands.' using errcode = 'PT003';
    end $$;
    create trigger hold_code before update of code on sites for each row when (old.code <> new.code) execute function hold_code();
    create trigger hold_code before update of code, site_id on tanks for each row
      when (old.code <> new.code or old.site_id <> new.site_id) execute function hold_code();
    create trigger hold_code before update of code, tank_id on racks for each row
      when (old.code <> new.code or old.tank_id <> new.tank_id) execute function hold_code();
    create trigger hold_code before update of code, rack_id, way on boxes for each row
      when (old.code <> new.code or old.rack_id <> new.rack_id or old.way <> new.way) execute function hold_code();
  `.execute(db);
}

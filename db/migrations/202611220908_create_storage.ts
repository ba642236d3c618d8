import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table sites (
      id uuid primary key,
      code text not null unique, -- DXB, RSM
      name text not null,
      country text not null,
      city text not null,
      time_zone text not null, -- IANA
      licence text not null -- of the tissue establishment at this site
    );
    create table tanks (
      id uuid primary key,
      site_id uuid not null references sites,
      code text not null unique, -- T-01
      isolated boolean not null default false, -- for reactive donors, and for nobody else
      state text not null check (state in ('in_use', 'closed'))
    );
    create table racks (
      id uuid primary key,
      tank_id uuid not null references tanks,
      code text not null,
      unique (tank_id, code)
    );
    create table boxes (
      id uuid primary key,
      rack_id uuid not null references racks,
      code text not null,
      rows integer not null check (rows between 1 and 26),
      columns integer not null check (columns between 1 and 26),
      unique (rack_id, code)
    );
    create table positions (
      id uuid primary key,
      box_id uuid not null references boxes,
      tank_id uuid not null references tanks, -- of the box, for placement rules
      row integer not null check (row between 1 and 26), -- 1 is A
      "column" integer not null check ("column" between 1 and 26),
      unique (box_id, row, "column")
    );
    create index positions_of_tank on positions (tank_id);

    create table vials (
      id uuid primary key,
      lot_id uuid not null references lots,
      donor_id uuid not null references donors,
      case_id uuid not null references cases,
      din text not null references donations (din),
      division text not null check (division ~ '^[A-Z][a-z]$'), -- Aa … Zz
      tissue text not null,
      purpose text not null check (purpose in ('dose', 'reserve', 'qc', 'retain')), -- QC and retain vials are never released
      state text not null check (state in ('frozen', 'stored', 'reserved', 'packed', 'in_transit', 'with_clinic', 'infused', 'returned', 'destroyed', 'spent')),
      held boolean not null default false, -- a hold of this vial, apart from its lot's
      position_id uuid unique references positions, -- at most one vial a position
      cells double precision not null check (cells > 0), -- viable, at freezing
      volume_ml double precision not null check (volume_ml > 0),
      collection_type text not null check (collection_type in ('1', 'X', '2', '3')), -- ISBT 128: autologous only, autologous biohazard, directed, directed biohazard
      frozen_at timestamptz not null,
      stored_at timestamptz,
      left_at timestamptz, -- when it left its position for good
      revision integer not null default 1,
      unique (din, division),
      -- A vial is in one place: in a position exactly while the bank stores it.
      check ((position_id is not null) = (state in ('stored', 'reserved')))
    );
    create index vials_of_lot on vials (lot_id);
    create index vials_of_donor on vials (donor_id, state);
    create index vials_listed on vials (state, tissue, id);

    -- Vials of reactive donors live in isolated tanks, and nothing else does.
    create function hold_placement() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    declare isolated_tank boolean; reactive boolean;
    begin
      if new.position_id is null or (tg_op = 'UPDATE' and new.position_id is not distinct from old.position_id) then return new; end if;
      select t.isolated into isolated_tank from positions p join tanks t on t.id = p.tank_id where p.id = new.position_id;
      select l.biohazard into reactive from lots l where l.id = new.lot_id;
      if reactive and not isolated_tank then
        raise exception 'A vial of a reactive donor belongs in an isolated tank.' using errcode = 'PT003';
      end if;
      return new;
    end $$;
    create trigger hold_placement before insert or update of position_id on vials for each row execute function hold_placement();
  `.execute(db);
}

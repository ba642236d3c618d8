import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table din_counters (
      fin text not null, -- facility
      year integer not null, -- two digits
      last integer not null,
      primary key (fin, year)
    );

    create table donations (
      id uuid primary key,
      case_id uuid not null references cases,
      donor_id uuid not null references donors,
      din text not null unique check (din ~ '^[A-Z0-9]{5}[0-9]{8}$'), -- 13 characters, assigned once, to one donor
      tissue text not null,
      material text not null check (material in ('bone_marrow', 'lipoaspirate', 'tooth', 'cord', 'amnion', 'placenta')),
      state text not null check (state in ('expected', 'collected', 'in_transit', 'received', 'accepted', 'rejected', 'processing', 'processed', 'destroyed', 'lapsed')),
      fdi_tooth text, -- FDI number of a tooth
      collected_at timestamptz,
      collected_by text, -- surgeon, dentist or midwife, with registration
      collection_site text,
      volume_ml double precision check (volume_ml > 0),
      length_cm double precision check (length_cm > 0), -- of a cord
      mass_g double precision check (mass_g > 0),
      received_at timestamptz,
      created_at timestamptz not null
    );
    create index donations_of_donor on donations (donor_id);
    create index donations_of_case on donations (case_id);
    create function keep_din() returns trigger language plpgsql as $$
    begin
      if new.din <> old.din or new.donor_id <> old.donor_id then raise exception 'A DIN belongs to one donor for ever.' using errcode = 'PT001'; end if;
      return new;
    end $$;
    create trigger keep_din before update on donations for each row execute function keep_din();

    create table kits (
      id uuid primary key,
      donation_id uuid not null unique references donations, -- one kit carries labels of one DIN only
      case_id uuid not null references cases,
      donor_id uuid not null references donors,
      serial text not null unique,
      state text not null check (state in ('prepared', 'dispatched', 'collected', 'in_transit', 'received', 'lost', 'cancelled')),
      parts jsonb not null, -- [{part, lot, expiresOn}]
      expires_on date not null,
      logger_serial text not null,
      labels_sha256 text, -- of the label sheet as printed
      prepared_at timestamptz not null,
      prepared_by uuid references accounts,
      checked_by uuid references accounts, -- second person: labels against donor
      dispatched_at timestamptz,
      courier text,
      tracking text
    );
    create index kits_of_case on kits (case_id);
    -- No kit leaves without consent to procurement and testing, whatever the portal forgets.
    create function hold_kit() returns trigger language plpgsql as $$
    begin
      if new.state = 'dispatched' and old.state <> 'dispatched' and not consented(new.case_id, array['procurement', 'testing']) then
        raise exception 'A kit leaves only when procurement and testing are consented.' using errcode = 'PT003';
      end if;
      return new;
    end $$;
    create trigger hold_kit before update on kits for each row execute function hold_kit();

    create table custody_events (
      id uuid primary key,
      donor_id uuid not null references donors,
      donation_id uuid references donations, -- of a collection leg
      shipment_id uuid, -- of a shipment leg
      ordinal integer not null,
      from_party text not null, -- previous holder
      to_party text not null, -- next holder
      at timestamptz not null,
      seal text,
      condition text not null check (condition in ('sealed', 'opened', 'damaged', 'not_recorded')),
      coi text not null, -- checked at this hand-over
      first_actor uuid, -- account that recorded it
      second_actor uuid, -- witness, where two are required
      unique nulls not distinct (donation_id, shipment_id, ordinal)
    );

    create table receipts (
      id uuid primary key,
      donation_id uuid not null unique references donations,
      case_id uuid not null references cases,
      donor_id uuid not null references donors,
      received_at timestamptz not null,
      seal_intact boolean not null,
      identifier_name boolean not null, -- first identifier matches: name and birth date on the tube
      identifier_din boolean not null, -- second identifier matches: DIN
      coi_matches boolean not null,
      transit_hours double precision not null check (transit_hours >= 0),
      temperature_min_celsius double precision not null,
      temperature_max_celsius double precision not null,
      within_limits boolean not null, -- time and temperature limits of the tissue
      verdict text not null check (verdict in ('accepted', 'deviation', 'rejected')),
      reason text, -- code of the rejection
      note text not null default '',
      received_by uuid not null references accounts,
      second_by uuid references accounts,
      signature_id uuid references signatures
    );

    create table deviations (
      id uuid primary key,
      donor_id uuid references donors,
      subject_id uuid not null, -- what deviated
      kind text not null check (kind in ('transit_time', 'transit_temperature', 'seal', 'contamination', 'identity', 'other')),
      note text not null default '',
      state text not null check (state in ('open', 'accepted', 'rejected')),
      opened_at timestamptz not null,
      opened_by uuid references accounts,
      decided_at timestamptz,
      decided_by uuid references accounts, -- quality, another person
      decision_note text not null default '',
      signature_id uuid references signatures
    );
    create index deviations_of_subject on deviations (subject_id);
  `.execute(db);
}

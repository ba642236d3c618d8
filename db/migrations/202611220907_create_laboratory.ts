import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table marker_samples (
      id uuid primary key,
      donor_id uuid not null references donors,
      donation_id uuid not null references donations,
      specimen_of text not null check (specimen_of in ('donor', 'mother')),
      taken_at timestamptz not null,
      laboratory text not null,
      laboratory_licence text not null,
      entered_at timestamptz not null
    );
    create table marker_results (
      id uuid primary key,
      sample_id uuid not null references marker_samples,
      donor_id uuid not null references donors,
      marker text not null, -- anti_hiv_1_2, hbsag, anti_hbc, anti_hcv, syphilis, hbv_dna, htlv …
      method text not null check (method in ('serology', 'nat')),
      result text not null check (result in ('negative', 'reactive', 'indeterminate', 'repeat_reactive', 'confirmed')),
      tested_on date not null,
      repeat_of uuid references marker_results, -- a repeat is a new result
      entered_by uuid not null references accounts,
      entered_at timestamptz not null,
      approved_by uuid references accounts check (approved_by <> entered_by),
      approved_at timestamptz
    );
    create index marker_results_of_donor on marker_results (donor_id);
    create table marker_assessments (
      id uuid primary key,
      donation_id uuid not null references donations,
      donor_id uuid not null references donors,
      conclusion text not null check (conclusion in ('acceptable', 'not_acceptable')),
      note text not null,
      assessed_by uuid not null references accounts, -- medical director
      assessed_at timestamptz not null,
      signature_id uuid not null references signatures
    );
    create index marker_assessments_of_donation on marker_assessments (donation_id);

    create table specifications (
      id uuid primary key,
      code text not null, -- SPEC-BM-01
      version integer not null,
      product_code text not null,
      product_class text not null check (product_class in ('TISSUE_361', 'ATMP_351')),
      stage text not null check (stage in ('bank', 'release')), -- of banked vials, or of a release lot
      cpdl_max double precision not null, -- doublings from P0 harvest
      passage_max integer not null,
      pdl_convention text not null check (pdl_convention in ('P0_HARVEST_ZERO', 'CFUF_ORIGIN')),
      effective_from timestamptz not null,
      approved_by uuid references accounts,
      unique (code, version)
    );
    create table specification_tests (
      id uuid primary key,
      specification_id uuid not null references specifications,
      ordinal integer not null,
      test text not null, -- viability_post_thaw, sterility, mycoplasma, endotoxin, identity_str, cd73 …
      method text not null,
      limit_kind text not null check (limit_kind in ('min', 'max', 'range', 'equals')),
      minimum double precision,
      maximum double precision,
      expected text, -- of limit_kind equals: no_growth, not_detected, match, normal, fetal …
      unit text not null default '',
      required boolean not null, -- false: informative
      identity boolean not null default false, -- a failure is never waived
      unique (specification_id, test)
    );
    -- A published specification is never edited; a new version supersedes it.
    create trigger append_only before update or delete on specifications for each row execute function refuse_change();
    create trigger append_only before update or delete on specification_tests for each row execute function refuse_change();

    create table cultures (
      id uuid primary key,
      donor_id uuid not null references donors,
      donation_id uuid not null references donations,
      parent_lot_id uuid, -- of an expansion from thawed vials
      request_id uuid, -- that the expansion serves
      product_code text not null,
      protocol text not null, -- culture protocol with version
      state text not null check (state in ('growing', 'harvested', 'failed')),
      pdl_convention text not null check (pdl_convention in ('P0_HARVEST_ZERO', 'CFUF_ORIGIN')),
      starting_passage integer not null check (starting_passage >= 0),
      starting_cpdl double precision not null check (starting_cpdl >= 0),
      started_at timestamptz not null,
      started_by uuid references accounts,
      measured jsonb not null default '{}' -- of the starting tissue: mncPerMl, svfPerMl, viabilityPercent …
    );
    create index cultures_of_donor on cultures (donor_id);
    create table passages (
      id uuid primary key,
      culture_id uuid not null references cultures,
      donor_id uuid not null references donors,
      number integer not null check (number >= 0), -- P0, P1 …
      seeded_at timestamptz not null,
      seeded_cells double precision, -- viable attached; null for P0 of tissue
      area_cm2 double precision,
      harvested_at timestamptz,
      harvested_cells double precision check (harvested_cells > 0), -- viable
      viability_percent double precision check (viability_percent between 0 and 100),
      counts jsonb, -- as counted: firstCount, secondCount, dead (million per mL), volumeMl
      population_doublings double precision, -- log2(harvest/seed)
      cumulative_pdl double precision, -- by the culture's convention
      doubling_time_h double precision,
      seeded_by uuid references accounts,
      harvested_by uuid references accounts,
      unique (culture_id, number)
    );

    create table lots (
      id uuid primary key,
      number text not null unique,
      donor_id uuid not null references donors,
      case_id uuid not null references cases,
      donation_id uuid not null references donations,
      culture_id uuid references cultures, -- null: a tissue product
      parent_lot_id uuid references lots,
      specification_id uuid not null references specifications,
      kind text not null check (kind in ('bank', 'release', 'tissue')),
      request_id uuid, -- of a release lot
      product_code text not null check (product_code ~ '^D[A-Z]{2}[0-9]{2}$'), -- local
      product_class text not null check (product_class in ('TISSUE_361', 'ATMP_351')),
      passage integer,
      cumulative_pdl double precision,
      doubling_time_h double precision,
      cells_harvested double precision,
      cells_tested double precision not null default 0, -- used for tests and discarded
      viability_percent double precision, -- at harvest, before freezing
      biohazard boolean not null default false,
      origin text check (origin in ('donor', 'fetal', 'maternal', 'mixed')), -- proven by STR
      state text not null check (state in ('quarantine', 'releasable', 'releasable_autologous_biohazard', 'nonconforming_hold', 'hold', 'rejected', 'discarded')),
      hold_reason text,
      harvested_at timestamptz not null,
      frozen_at timestamptz,
      expires_on date,
      revision integer not null default 1
    );
    create index lots_of_donor on lots (donor_id);
    create index lots_by_state on lots (state);
    alter table cultures add foreign key (parent_lot_id) references lots;
    -- No lot from rejected material.
    create function refuse_rejected_material() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if exists (select from donations where id = new.donation_id and state in ('rejected', 'destroyed')) then
        raise exception 'No lot is made from rejected material.' using errcode = 'PT003';
      end if;
      if new.parent_lot_id is not null and exists (select from lots p where p.id = new.parent_lot_id and (p.state in ('rejected', 'discarded', 'hold') or p.cumulative_pdl > new.cumulative_pdl)) then
        raise exception 'A child lot needs a parent in good standing, and its doublings never decrease.' using errcode = 'PT003';
      end if;
      return new;
    end $$;
    create trigger refuse_rejected_material before insert on lots for each row execute function refuse_rejected_material();

    create table freezing_runs (
      id uuid primary key,
      lot_id uuid not null unique references lots,
      donor_id uuid not null references donors,
      started_at timestamptz not null,
      cryoprotectant text not null,
      programme text not null, -- cooling programme with version
      contact_minutes double precision not null, -- of cryoprotectant before the start
      end_temperature_celsius double precision not null,
      freezer_serial text not null,
      operated_by uuid not null references accounts,
      witnessed_by uuid references accounts check (witnessed_by <> operated_by),
      vials_made integer not null check (vials_made > 0), -- what the lot's vials must always add up to
      ended_at timestamptz not null
    );

    create table test_results (
      id uuid primary key,
      lot_id uuid not null references lots,
      donor_id uuid not null references donors,
      specification_test_id uuid not null references specification_tests,
      value_number double precision,
      value_text text,
      verdict text not null check (verdict in ('in_spec', 'out_of_spec', 'informative')),
      status text not null check (status in ('interim', 'final')),
      sampled_at timestamptz not null,
      tested_on date not null,
      laboratory text not null,
      retest_of uuid references test_results, -- a retest never overwrites
      entered_by uuid not null references accounts,
      entered_at timestamptz not null,
      approved_by uuid references accounts check (approved_by <> entered_by),
      approved_at timestamptz,
      signature_id uuid references signatures,
      check ((value_number is null) <> (value_text is null))
    );
    create index test_results_of_lot on test_results (lot_id);
    -- A result is never overwritten: only its approval is added.
    create function keep_result() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.approved_at is not null
        or (new.value_number, new.value_text, new.verdict, new.lot_id, new.entered_by) is distinct from (old.value_number, old.value_text, old.verdict, old.lot_id, old.entered_by) then
        raise exception 'A result is never overwritten: enter a retest.' using errcode = 'PT001';
      end if;
      return new;
    end $$;
    create trigger keep_result before update or delete on test_results for each row execute function keep_result();

    create table dispositions (
      id uuid primary key,
      lot_id uuid not null references lots,
      donor_id uuid not null references donors,
      disposition text not null,
      recommended text not null, -- what the system computed
      reason text not null default '',
      signature_id uuid not null references signatures,
      decided_by uuid not null references accounts,
      decided_at timestamptz not null
    );
    create index dispositions_of_lot on dispositions (lot_id);
  `.execute(db);
}

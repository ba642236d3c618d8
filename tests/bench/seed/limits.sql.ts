/** What the three-statement limit writes to: a row, its audit row, its outbox row; no trigger, no policy. */
export const LIMIT_TABLES = `
  create schema bench;
  create table bench.things (id integer primary key, place integer not null, revision integer not null);
  create table bench.audit (id uuid primary key, thing_id integer not null, data jsonb not null, at timestamptz not null);
  create index audit_of_thing on bench.audit (thing_id, at desc);
  create table bench.outbox (id uuid primary key, kind text not null, data jsonb not null, at timestamptz not null);
  insert into bench.things select n, 0, 1 from generate_series(1, 10000) as n;`;

import type { PoolClient } from "pg";
import { ownerPool } from "~db/client.server";
import { FAMILY_EVENTS, FAMILY_ROWS } from "./families.sql";
import { CLINICS, PLACES } from "./places.sql";

/** A family has a lot of this many vials. */
const VIALS_EACH = 25;
/** Families in one transaction. */
const AT_ONCE = 2_000;

/**
 * The crowd: families, lots, vials, requests and ten events a vial, by insert-select through every constraint and trigger. Each
 * transaction holds the events that explain its rows. Whatever a row says is computed from its number, so that two banks are alike.
 */
export async function fillCrowd(vials: number, say: (sentence: string) => void): Promise<void> {
  const families = vials / VIALS_EACH;
  const client = await ownerPool().connect();
  try {
    // Ids count up within their kind, as those of UUIDv7 do.
    await client.query(`
      create function pg_temp.bench_id(kind integer, n bigint) returns uuid language sql immutable as
        $$ select (lpad(to_hex(kind), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
      set synchronous_commit = off;`);
    await together(client, PLACES(families), CLINICS);
    for (let from = 1; from <= families; from += AT_ONCE) {
      const until = Math.min(families, from + AT_ONCE - 1);
      await together(client, FAMILY_ROWS(from, until, families), FAMILY_EVENTS);
      say(`${until} of ${families} families`);
    }
  } finally {
    client.release(true); // takes its function and its setting with it
  }
}

async function together(client: PoolClient, ...scripts: string[]): Promise<void> {
  await client.query("begin");
  for (const script of scripts) await client.query(script);
  await client.query("discard plans"); // the triggers' plans date from when the tables were empty, and would read them whole for each row
  await client.query("commit");
}

import { sql } from "kysely";
import { z } from "zod";
import { settingAt } from "~/bank/history/settings.server";
import type { Tx } from "~/bank/history/transact.server";
import { environment } from "~/outside/environment.server";
import { coiOf } from "./sequence.rules";

/** The next number of a facility and year, for a chain of identity or a DIN: drawn once, in the order of asking, and never again (rule 2). */
export async function nextSequence(tx: Tx, fin: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into din_counters (fin, year, last) values (${fin}, ${year % 100}, 1)
    on conflict (fin, year) do update set last = din_counters.last + 1 returning last`.execute(tx);
  const last = rows[0]?.last;
  if (last === undefined) throw new Error("The counter of DINs gave no number.");
  return last;
}

/** Issues the chain-of-identity number of a new order, by the facility that collects for the country. */
export async function issueCoi(tx: Tx, country: string): Promise<string> {
  const facilities = await settingAt(tx, "enquiries.facility_of_country", z.record(z.string(), z.string()));
  const fin = facilities[country] ?? environment().bank.fin;
  const year = tx.now.getUTCFullYear();
  return coiOf(fin, year, await nextSequence(tx, fin, year));
}

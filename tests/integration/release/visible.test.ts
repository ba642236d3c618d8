import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { paymentsVisibleTo } from "~/bank/billing/store.server";
import { certificatesVisibleTo } from "~/bank/certificates/store.server";
import { donationsVisibleTo, kitsVisibleTo } from "~/bank/collection/donations.server";
import { consentsVisibleTo } from "~/bank/consent/store.server";
import { casesVisibleTo } from "~/bank/enquiries/cases.server";
import { quotesVisibleTo } from "~/bank/enquiries/store.server";
import { tasksVisibleTo } from "~/bank/enquiries/tasks.server";
import { noteReading } from "~/bank/history/access.server";
import { type Db, readAs } from "~/bank/history/transact.server";
import { culturesVisibleTo, lotsVisibleTo, testResultsVisibleTo } from "~/bank/laboratory/store.server";
import { type Actor, STRANGER } from "~/bank/people/actor";
import { donorsVisibleTo, licencesVisibleTo, personsVisibleTo, rightsVisibleTo } from "~/bank/people/store.server";
import { recordOutcome } from "~/bank/release/outcome.operations.server";
import { reportReaction } from "~/bank/release/reaction.operations.server";
import { grantsVisibleTo, reactionsVisibleTo, requestsVisibleTo, shipmentsVisibleTo } from "~/bank/release/store.server";
import { vialsVisibleTo } from "~/bank/storage/vials.store.server";
import { at } from "~/outside/clock.server";
import { ownerPool } from "~db/client.server";
import { ALL_YES } from "~tests/support/given/consent";
import { givenClinic, givenFamily } from "~tests/support/given/people";
import { day, givenRequest } from "~tests/support/given/release";
import { EXPECTED, type Row, type Who, whoIs } from "~tests/support/given/visible";

const tables: string[] = [];
const whole = new Map<string, Row[]>();
const actors = new Map<string, Actor>();

beforeAll(async () => {
  const one = await givenRequest("infused", { answers: ALL_YES });
  const other = await givenRequest("submitted");
  await recordOutcome(one.clinic.actor, one.requestId, { timepoint: "M1", scale: "AIS", baseline: "C", value: "D", blinded: "no" });
  const reaction = {
    reporter: "Dr A",
    firstKnownAt: day(-6),
    onsetAt: day(-6),
    grade: 1,
    serious: "no" as const,
    imputability: "0" as const,
  };
  await at(day(-5), () => reportReaction(one.clinic.actor, one.requestId, { ...reaction, description: "Fever." }));
  await noteReading(one.quality, one.donorId, "lot.results");
  actors.set("a family whose cells were used", one.family);
  actors.set("a family that was asked", other.family);
  actors.set("a family with nothing", await givenFamily());
  actors.set("the clinic that used them", one.clinic.actor);
  actors.set("the clinic that asked", other.clinic.actor);
  actors.set("a clinic with nothing", (await givenClinic()).actor);
  actors.set("the public", STRANGER);
  const named = await ownerPool().query(
    "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  for (const { table_name: name } of named.rows) {
    tables.push(name);
    whole.set(
      name,
      (await ownerPool().query(`select to_jsonb(t) as row from ${name} t`)).rows.map(({ row }) => row),
    );
  }
}, 240_000);

/** Everything that a query without a `where` gives; nothing where the table may not be read at all. */
async function seen(actor: Actor, table: string): Promise<Row[]> {
  try {
    return await readAs(actor, async (db) =>
      (await sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.table(table)} t`.execute(db.withoutPlugins())).rows.map(
        ({ row }) => row,
      ),
    );
  } catch (error) {
    if ((error as { code?: string }).code === "42501") return [];
    throw error;
  }
}
const idOf = (row: Row) => String(row.id ?? row.event_id ?? row.code ?? row.fin ?? row.provider_event_id ?? JSON.stringify(row));
const ids = (rows: readonly Row[]) => rows.map((row) => `${idOf(row)}${row.subject_id ?? ""}`).sort();

describe("a query that forgot its where", () => {
  test("every table of the database has a rule here", () => {
    expect(tables.filter((table) => !(table in EXPECTED))).toEqual([]);
    expect(Object.keys(EXPECTED).filter((table) => !tables.includes(table))).toEqual([]);
  });

  test("the tables hold what two families and their clinics did, so that there is something to leak", () => {
    const empty = tables.filter((table) => whole.get(table)?.length === 0);
    expect(empty).toEqual(
      tables.filter((table) =>
        [
          "certificates",
          "certificate_statuses",
          "deviations",
          "evidence_cards",
          "form_uses",
          "marker_assessments",
          "messages",
          "refunds",
          "sessions",
          "storage_plans",
          "stripe_customers",
        ].includes(table),
      ),
    );
  });

  test.each([
    "a family whose cells were used",
    "a family that was asked",
    "a family with nothing",
    "the clinic that used them",
    "the clinic that asked",
    "a clinic with nothing",
    "the public",
  ])(
    "shows %s exactly what they may see, of every table",
    async (name) => {
      const actor = actors.get(name) ?? STRANGER;
      const who: Who = whoIs(actor, whole);
      for (const table of tables) {
        const may = (whole.get(table) ?? []).filter((row) => EXPECTED[table]?.[who.kind]?.(row, who) ?? false);
        expect({ table, ids: ids(await seen(actor, table)) }).toEqual({ table, ids: ids(may) });
      }
    },
    120_000,
  );
});

const STORES: Record<string, (actor: Actor, db: Db) => { execute(): Promise<{ id: string }[]> }> = {
  adverse_reactions: reactionsVisibleTo,
  cases: casesVisibleTo,
  certificates: certificatesVisibleTo as never,
  clinic_licences: licencesVisibleTo,
  consents: consentsVisibleTo as never,
  cultures: culturesVisibleTo as never,
  donations: donationsVisibleTo as never,
  donors: donorsVisibleTo,
  grants: grantsVisibleTo,
  kits: kitsVisibleTo as never,
  lots: lotsVisibleTo as never,
  payments: paymentsVisibleTo,
  persons: personsVisibleTo,
  quotes: quotesVisibleTo,
  requests: requestsVisibleTo,
  rights: rightsVisibleTo,
  shipments: shipmentsVisibleTo,
  tasks: tasksVisibleTo,
  test_results: testResultsVisibleTo as never,
  vials: vialsVisibleTo,
};

describe("what a store shows", () => {
  test.each(Object.keys(STORES))("of %s is never more than the database would let through", async (table) => {
    for (const actor of actors.values()) {
      const shown = await readAs(actor, (db) => STORES[table]?.(actor, db).execute() ?? Promise.resolve([])).catch(
        (error: { code?: string }) => {
          if (error.code === "42501") return [];
          throw error;
        },
      );
      const let_through = new Set(ids(await seen(actor, table)));
      expect(shown.filter(({ id }) => !let_through.has(id))).toEqual([]);
    }
  });
});

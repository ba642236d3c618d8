import { beforeAll, expect, test } from "vitest";
import { type MoneyView, moneyDesk } from "~/bank/billing/money-desk.server";
import { certificateList } from "~/bank/certificates/lists.server";
import { casesVisibleTo } from "~/bank/enquiries/cases.server";
import { type Db, readAs } from "~/bank/history/transact.server";
import { lotList } from "~/bank/laboratory/lot-list.server";
import type { Actor } from "~/bank/people/actor";
import { placesOf } from "~/bank/release/family-cells.server";
import { familyCase } from "~/bank/release/family-page.server";
import { readingsOf } from "~/bank/release/family-record.server";
import { vialPage, vialsInBox } from "~/bank/storage/freezer.store.server";
import { vialHistory } from "~/bank/storage/history.store.server";
import { placedVialsOf, positionsOf, takenAmong } from "~/bank/storage/positions.store.server";
import { vialOfScan } from "~/bank/storage/scan.store.server";
import { ownerPool } from "~db/client.server";
import { givenStored } from "~tests/support/given/storage";
import { sortsRows, statementsOf, tablesReadWhole } from "~tests/support/plans";
import { fillCrowd } from "../bench/seed/crowd.server";

/** Enough that PostgreSQL prefers an index where there is one: 200 families, 50,000 events. */
const VIALS = 5_000;
const BIG = ["vials", "events", "event_subjects", "positions", "rights"];

let stored: Awaited<ReturnType<typeof givenStored>>;
let vial: { id: string; boxId: string; positionId: string; donorId: string; caseId: string };

beforeAll(async () => {
  stored = await givenStored();
  await ownerPool().query("analyze"); // as autovacuum may have done by now: planners then believe that tables are empty
  await fillCrowd(VIALS, () => undefined);
  await ownerPool().query("analyze");
  const { rows } = await ownerPool().query(`
    select v.id, p.box_id as "boxId", p.id as "positionId", v.donor_id as "donorId", v.case_id as "caseId"
    from vials v join positions p on p.id = v.position_id where v.division = 'Aa' and v.din like 'A9998%' limit 1`);
  vial = rows[0];
}, 240_000);

interface Hot {
  actor: () => Actor;
  read: (db: Db) => Promise<unknown>;
  /** Without this, a big table is read whole. */
  without: string[];
  /** Where the test's bank is so small that the planner may choose either. */
  settings?: string[];
}

const HOT: Record<string, Hot> = {
  "a vial by its label": {
    actor: () => stored.laboratory,
    read: (db) => vialOfScan(stored.laboratory, db, "=A99982500000100=<S12345Aa"),
    without: ["alter table vials drop constraint vials_din_division_key"],
  },
  "vials by state and tissue": {
    actor: () => stored.laboratory,
    read: (db) => vialPage(stored.laboratory, db, { state: "infused", tissue: "adipose" }, 20),
    without: ["drop index vials_listed", "drop index vials_by_state"],
  },
  "vials by state": {
    actor: () => stored.laboratory,
    read: (db) => vialPage(stored.laboratory, db, { state: "infused" }),
    without: ["drop index vials_by_state", "drop index vials_listed", "drop index vials_of_donor"],
  },
  "the history of a vial": {
    actor: () => stored.laboratory,
    read: (db) => vialHistory(db, vial.id),
    without: ["alter table event_subjects drop constraint event_subjects_pkey"],
  },
  "what stands in a box": {
    actor: () => stored.laboratory,
    read: (db) => vialsInBox(stored.laboratory, db, vial.boxId),
    without: ["alter table positions drop constraint positions_box_id_row_column_key"],
  },
  "where the donor's other vials stand": {
    actor: () => stored.laboratory,
    read: (db) => placedVialsOf(db, vial.donorId, [vial.id]),
    without: ["drop index vials_of_donor"],
  },
  "what stands in a position": {
    actor: () => stored.laboratory,
    read: (db) => Promise.all([positionsOf(db, [vial.positionId]), takenAmong(db, [vial.positionId])]),
    without: ["alter table vials drop constraint vials_position_id_key"],
  },
  "a family's cells": {
    actor: () => stored.family,
    read: (db) => placesOf(stored.family, db, stored.caseId),
    without: [
      "drop index vials_of_donor",
      "drop index vials_of_case",
      "drop index vials_of_lot",
      "drop index vials_listed",
      "drop index vials_by_state",
    ],
  },
  "a family's cases, by the rights that it holds": {
    actor: () => stored.family,
    read: (db) => casesVisibleTo(stored.family, db).execute(),
    without: ["drop index cases_of_donor"],
    settings: ["set local enable_seqscan = off"],
  },
};

test.each(Object.entries(HOT))(
  "%s: no big table is read whole, but would be without its index",
  async (_name, { actor, read, without, settings = [] }) => {
    const statements = await statementsOf(() => readAs(actor(), read));
    expect(statements.length).toBeGreaterThan(0);
    const whole = await tablesReadWhole(actor(), statements, ...settings);
    expect(BIG.filter((table) => whole.has(table))).toEqual([]);
    const then = await tablesReadWhole(actor(), statements, ...settings, ...without);
    expect([...then].filter((table) => !whole.has(table))).not.toEqual([]);
  },
);

/** Each list, read as a later page is, and the indexes that have its order. */
const LISTS: [string, string[], () => Promise<unknown>][] = [
  ["lots", ["lots_harvested"], () => readAs(stored.laboratory, (db) => lotList(stored.laboratory, db, null, stored.lotId))],
  [
    "lots in one state",
    ["lots_listed", "lots_harvested"],
    () => readAs(stored.laboratory, (db) => lotList(stored.laboratory, db, "hold", stored.lotId)),
  ],
  ["certificates", ["certificates_issued"], () => certificateList(stored.laboratory, null, stored.lotId)],
  ["payments that are waited for", ["payments_waiting"], () => desk("due")],
  ["payments that failed", ["payments_failed"], () => desk("failed")],
  ["payments that came in", ["payments_received"], () => desk("paid")],
  ["refunds", ["refunds_created"], () => desk("refunds")],
  ["storage plans", ["storage_plans_begun"], () => desk("plans")],
];
const desk = (view: MoneyView) => readAs(stored.laboratory, (db) => moneyDesk(stored.laboratory, db, view, stored.lotId));

test.each(LISTS)("a page of %s, newest first, comes in the order of an index", async (_name, indexes, read) => {
  const statements = await statementsOf(read);
  expect(statements.length).toBeGreaterThan(0);
  expect(await sortsRows(stored.laboratory, statements)).toBe(false);
  expect(await sortsRows(stored.laboratory, statements, ...indexes.map((name) => `drop index ${name}`))).toBe(true);
});

test("a page of those who opened a record comes in the order of an index", async () => {
  const { family, donorId, lotId } = stored;
  const statements = await statementsOf(() => readAs(family, (db) => readingsOf(family, db, { donorId, before: lotId })));
  expect(await sortsRows(family, statements)).toBe(false);
  expect(await sortsRows(family, statements, "drop index access_log_of_donor")).toBe(true);
});

test("a family's page reads no big table", async () => {
  const statements = await statementsOf(() => familyCase(stored.family, stored.caseId));
  expect(statements.length).toBeGreaterThan(5);
  const whole = await tablesReadWhole(stored.family, statements);
  expect(BIG.filter((table) => whole.has(table))).toEqual([]);
});

test("whether an event explains a change is one look into the index, however many events the thing has had", async () => {
  const { rows } = await ownerPool().query(
    `explain (format json) select from event_subjects where subject_id = '${vial.id}' and transaction_id = pg_current_xact_id()`,
  );
  expect(rows[0]["QUERY PLAN"][0].Plan["Index Cond"]).toMatch(/subject_id = .* AND \(transaction_id = /);
});

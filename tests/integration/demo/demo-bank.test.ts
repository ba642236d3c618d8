import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import type { StandIns } from "~/demo/stand-ins.server";
import { ownerPool } from "~db/client.server";
import { enterTestDatabase } from "~tests/support/database";
import { rowsOfDemo, seededDemo } from "~tests/support/seeded-demo";

let standIns: StandIns;

beforeAll(async () => {
  standIns = await seededDemo();
}, 600_000);

afterAll(() => standIns?.stop());

const rows = async (text: string, values: unknown[] = []) => (await ownerPool().query(text, values)).rows;
/** By the whole number: the bank's facility in Austria (A9998) counts from 000001 too. */
const caseOf = (sequence: string) => rows("select * from cases where coi = $1", [`CHA9999${sequence}`]).then(([row]) => row);

describe("the demo bank", () => {
  test("has its people with their buttons, its clinics with their licences, and 400 clients with 6,000 vials around the stories", async () => {
    const names = (await rows("select demo_name from accounts where demo_name is not null order by 1")).map((row) => row.demo_name);
    for (const name of ["marco", "aisha", "tom-parent", "elena", "david", "noa-parent", "priya", "jonas", "ng", "sara", "kenji", "greta"])
      expect(names).toContain(name);
    for (const name of ["clinic-x", "clinic-y", "coordinator", "lab-a", "lab-b", "quality", "qp", "rp", "director", "finance", "admin"])
      expect(names).toContain(name);
    expect((await rows("select count(*)::int as n from cases where coi like '%261%'"))[0].n).toBe(400);
    expect((await rows("select count(*)::int as n from vials v join cases c on c.id = v.case_id where c.coi like '%261%'"))[0].n).toBe(
      6000,
    );
  });

  test("gives the stories the donation numbers that are theirs", async () => {
    const dins = (await rows("select din from donations where din not like '%261%' order by din")).map((row) => row.din);
    for (const sequence of [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12]) expect(dins).toContain(`A999926${String(sequence).padStart(6, "0")}`);
    expect(dins).toContain("A999908000009");
    expect(dins).toContain("A999826000001");
  });

  test("leaves no job undone and no request to Stripe or Resend refused", async () => {
    expect(await rows("select data ->> 'kind' as kind, output from pgboss.job where state <> 'completed'")).toEqual([]);
    expect(standIns.stripe.journal.refused()).toEqual([]);
    expect(standIns.resend.journal.refused()).toEqual([]);
  });

  test("rule 19: no tank holds all vials of a donor that can be released", async () => {
    const alone =
      await rows(`select vials.donor_id from vials join positions p on p.id = position_id join tanks t on t.id = p.tank_id join lots l on l.id = lot_id
      where purpose in ('dose', 'reserve') group by vials.donor_id having count(*) > 1 and count(distinct p.tank_id) = 1`);
    expect(alone).toEqual([]);
  });

  test("1: Marco's expanded cells were released by the qualified person and infused, and his outcome is on record", async () => {
    const held = await caseOf("26000001");
    const [request] = await rows("select * from requests where case_id = $1", [held.id]);
    expect(request).toMatchObject({ state: "infused", path: "expand", expansion: "done", product_class: "ATMP_351" });
    const [lot] = await rows("select * from lots where id = $1", [request.lot_id]);
    expect(lot).toMatchObject({ kind: "release", passage: 4, state: "releasable" });
    expect(await rows("select baseline, value from outcomes where request_id = $1", [request.id])).toEqual([{ baseline: "C", value: "D" }]);
    expect(await rows("select capacity from signatures where subject_id = $1 and meaning = 'approval'", [request.id])).toEqual([
      { capacity: "qualified_person" },
    ]);
  });

  test("2: Lina's ten vials stand five and five in Dubai and San Marino, fetal and usable", async () => {
    const held = await caseOf("26000002");
    const places = await rows(
      "select s.code, count(*)::int as n from vials v join positions p on p.id = v.position_id join tanks t on t.id = p.tank_id join sites s on s.id = t.site_id where v.case_id = $1 group by 1 order by 1",
      [held.id],
    );
    expect(places).toEqual([
      { code: "DXB", n: 5 },
      { code: "RSM", n: 5 },
    ]);
    expect(await rows("select origin, state from lots where case_id = $1", [held.id])).toEqual([{ origin: "fetal", state: "releasable" }]);
  });

  test("3: Tom's tooth came late, was tried, failed, and was destroyed; what the table owes was paid back", async () => {
    const held = await caseOf("26000003");
    expect(held.state).toBe("failed_process");
    expect(await rows("select state from donations where case_id = $1", [held.id])).toEqual([{ state: "destroyed" }]);
    const refunds = await rows(
      "select sum(r.amount_minor)::int as sum, min(r.state) as state from refunds r join payments p on p.id = r.payment_id where p.case_id = $1",
      [held.id],
    );
    expect(refunds).toEqual([{ sum: 1100_00 - 150_00, state: "sent" }]);
  });

  test("4: Elena's three lots hold 24 vials; of the two that left, one was infused and the other destroyed, never restocked", async () => {
    const held = await caseOf("26000004");
    expect(await rows("select state, count(*)::int as n from vials where case_id = $1 group by 1 order by 1", [held.id])).toEqual([
      { state: "destroyed", n: 1 },
      { state: "infused", n: 1 },
      { state: "stored", n: 22 },
    ]);
  });

  test("5: David's vials stand in isolated tanks only, for himself alone, marked as biohazard", async () => {
    const held = await caseOf("26000005");
    expect(await rows("select state, biohazard from lots where case_id = $1", [held.id])).toEqual([
      { state: "releasable_autologous_biohazard", biohazard: true },
    ]);
    expect(
      await rows(
        "select distinct t.isolated, v.collection_type from vials v join positions p on p.id = v.position_id join tanks t on t.id = p.tank_id where v.case_id = $1",
        [held.id],
      ),
    ).toEqual([{ isolated: true, collection_type: "X" }]);
  });

  test("6: Noa's cells are fetal and usable; Ido's are his mother's and held", async () => {
    const [noa, ido] = [await caseOf("26000006"), await caseOf("26000007")];
    expect(await rows("select origin, state from lots where case_id = $1", [noa.id])).toEqual([{ origin: "fetal", state: "releasable" }]);
    expect(await rows("select origin, state from lots where case_id = $1", [ido.id])).toEqual([{ origin: "maternal", state: "hold" }]);
  });

  test("7: Priya's storage fee is unpaid and her vials are stored all the same", async () => {
    const held = await caseOf("26000008");
    expect(await rows("select state from payments where case_id = $1 and purpose = 'storage_yearly'", [held.id])).toEqual([
      { state: "due" },
    ]);
    expect(await rows("select distinct state from vials where case_id = $1", [held.id])).toEqual([{ state: "stored" }]);
  });

  test("10 and 11: Sara's lot does not conform, and Clinic Y's request was refused, so neither left a request", async () => {
    const [sara, kenji] = [await caseOf("26000011"), await caseOf("26000012")];
    expect(await rows("select state from lots where case_id = $1", [sara.id])).toEqual([{ state: "nonconforming_hold" }]);
    expect(await rows("select id from requests where case_id = $1", [kenji.id])).toEqual([]);
    expect(await readAs(WORKER, (db) => db.selectFrom("grants").select("id").where("caseId", "=", kenji.id).execute())).toHaveLength(1);
  });
});

test("a second demo bank has the same rows, but for keys, salts, tokens and what is signed over them", { timeout: 600_000 }, async () => {
  const first = await rowsOfDemo();
  const other = await enterTestDatabase();
  const others = await seededDemo();
  try {
    const second = await rowsOfDemo();
    expect(Object.keys(second)).toEqual(Object.keys(first));
    const strays = Object.entries(first).flatMap(([table, rows]) => rows.filter((row) => !second[table]?.includes(row)).slice(0, 3));
    expect(strays).toEqual([]);
  } finally {
    await others.stop();
    await other.drop();
  }
});

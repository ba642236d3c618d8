import { beforeAll, describe, expect, test } from "vitest";
import { noteReading } from "~/bank/history/access.server";
import { lastTime } from "~/bank/history/order.server";
import { sign, stillSigned } from "~/bank/history/signature.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { type Actor, STRANGER, WORKER } from "~/bank/people/actor";
import { at } from "~/outside/clock.server";
import { ownerPool } from "~db/client.server";
import { givenCase } from "~tests/support/given/enquiries";
import { givenClinic, givenFamily, givenStaff } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
let held: Awaited<ReturnType<typeof givenCase>>;
beforeAll(async () => {
  held = await givenCase();
});

/** Signs a record about the case as this actor, with a proof of whoever gave the password. @returns the signature */
const signed = (actor: Actor, proofOf: string, record: unknown) =>
  transact(actor, async (tx, write) => {
    const signature = await sign(tx, actor, { accountId: proofOf, method: "password" }, { ...MEANT, subjectId: held.caseId, record });
    await write({ type: "task.done", about: [signature.id] });
    return signature;
  });
const MEANT = { meaning: "approval", capacity: "quality" } as const;
const stands = (id: string, record: unknown) => transact(WORKER, (tx) => stillSigned(tx, id, record));

describe("a signature", () => {
  test("keeps the printed name, the meaning, the capacity and the instant, in the zone of whoever signed", async () => {
    const actor = await givenStaff("quality");
    const instant = new Date("2026-11-22T09:30:00.000Z");
    const signature = await at(instant, () => signed(actor, actor.id, { lot: "L-1" }));
    expect(signature).toMatchObject({ printedName: actor.displayName, meaning: "approval", capacity: "quality", signedAt: instant });
    const { rows } = await ownerPool().query("select account_id, method, time_zone, voided_at from signatures where id = $1", [
      signature.id,
    ]);
    expect(rows).toEqual([{ account_id: actor.id, method: "password", time_zone: actor.timeZone, voided_at: null }]);
  });

  test("stands for the record that was signed, to the letter, and for no other", async () => {
    const actor = await givenStaff("quality");
    const { id } = await signed(actor, actor.id, { vials: 4, note: "é" });
    expect(await stands(id, { note: "é", vials: 4 })).toBe(true);
    for (const other of [{ vials: 5, note: "é" }, { vials: 4 }, { vials: 4, note: "e" }, { vials: 4, note: "é", more: null }, {}])
      expect(await stands(id, other)).toBe(false);
    expect(await stands(held.caseId, { vials: 4, note: "é" })).toBe(false);
  });

  test("is nobody's by another's password, and neither a stranger's nor the portal's", async () => {
    const [actor, colleague] = [await givenStaff("quality"), await givenStaff("quality")];
    await expect(signed(actor, colleague.id, {})).rejects.toThrow(refusal("not_allowed"));
    for (const nobody of [STRANGER, WORKER]) await expect(signed(nobody, actor.id, {})).rejects.toThrow(refusal("not_allowed"));
  });

  test("refuses every change, also by the tables' owner, but that it is voided", async () => {
    const actor = await givenStaff("quality");
    const { id } = await signed(actor, actor.id, { a: 1 });
    for (const change of [
      "printed_name = 'Another'",
      "record_hash = repeat('0', 64)",
      "signed_at = now() + interval '1 day'",
      "meaning = 'review'",
    ])
      await expect(ownerPool().query(`update signatures set ${change} where id = $1`, [id])).rejects.toThrow();
    await expect(ownerPool().query("delete from signatures where id = $1", [id])).rejects.toThrow();
    expect(await stands(id, { a: 1 })).toBe(true);
  });
});

describe("rule 49: reading a donor's record is written down", () => {
  const readings = async () =>
    (
      await ownerPool().query("select account_id, actor_kind, clinic_id, page from access_log where donor_id = $1 order by read_at, id", [
        held.donorId,
      ])
    ).rows;

  test("of staff and of clinics by who, from where and which page; of the family itself, a stranger and the portal nothing", async () => {
    const [staff, clinic] = [await givenStaff("laboratory"), await givenClinic()];
    for (const actor of [held.family, STRANGER, WORKER, await givenFamily()]) await noteReading(actor, held.donorId, "lot.results");
    expect(await readings()).toEqual([]);
    await noteReading(staff, held.donorId, "lot.results");
    await noteReading(clinic.actor, held.donorId, "release.request");
    expect(await readings()).toEqual([
      { account_id: staff.id, actor_kind: "staff", clinic_id: null, page: "lot.results" },
      { account_id: clinic.actor.id, actor_kind: "clinic", clinic_id: clinic.clinicId, page: "release.request" },
    ]);
  });

  test("is seen by the family, and by no other", async () => {
    const seen = (actor: typeof held.family) => readAs(actor, (db) => db.selectFrom("accessLog").select("page").execute());
    expect((await seen(held.family)).length).toBeGreaterThan(0);
    expect(await seen(await givenFamily())).toEqual([]);
  });

  test("is not taken out or changed, by staff neither", async () => {
    const staff = await givenStaff("administrator");
    await expect(transact(staff, (tx) => tx.deleteFrom("accessLog").execute())).rejects.toThrow();
    await expect(transact(staff, (tx) => tx.updateTable("accessLog").set({ page: "another" }).execute())).rejects.toThrow();
  });
});

test("when something last happened to a thing is the last time, not the last entry", async () => {
  const write = (happenedAt: Date) =>
    transact(WORKER, (_tx, record) => record({ type: "kit.labels_checked", about: [held.caseId], happenedAt }));
  const [early, late] = [new Date("2026-11-01T08:00:00Z"), new Date("2026-11-02T08:00:00Z")];
  expect(await readAs(WORKER, (db) => lastTime(db, "kit.labels_checked", held.caseId))).toBeUndefined();
  await write(late);
  await write(early);
  expect(await readAs(WORKER, (db) => lastTime(db, "kit.labels_checked", held.caseId))).toEqual(late);
  expect(await readAs(WORKER, (db) => lastTime(db, "kit.lost", held.caseId))).toBeUndefined();
});

import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import { REACTIONS } from "~/bank/history/reactions";
import { Refusal } from "~/bank/history/refusal";
import { type Db, readAs, type Tx, transact } from "~/bank/history/transact.server";
import { STRANGER, WORKER } from "~/bank/people/actor";
import { QUEUE } from "~/jobs/queue.server";
import { boss } from "~/jobs/tables.server";
import { ownerPool, pool } from "~db/client.server";
import { somePerson, someStaff } from "~tests/support/actors";

const staff = someStaff("coordinator");

async function addPerson(tx: Tx): Promise<string> {
  const id = uuidv7();
  await tx.insertInto("persons").values({ id, givenName: "Ada", familyName: "Test", createdAt: tx.now }).execute();
  return id;
}

const added = () =>
  transact(staff, async (tx, record) => {
    const id = await addPerson(tx);
    const eventId = await record({ type: "account.opened", about: [id] });
    return { id, eventId };
  });

describe("the database holds the line", () => {
  test("an insert that no event explains is refused at commit", async () => {
    await expect(transact(staff, addPerson)).rejects.toThrow(/No event of this transaction explains the insert of persons/);
  });

  test("an update that skips record is refused at commit, and nothing of it stays", async () => {
    const { id } = await added();
    const change = transact(staff, (tx) => tx.updateTable("persons").set({ givenName: "Eve" }).where("id", "=", id).execute());
    await expect(change).rejects.toThrow(/No event of this transaction explains the update/);
    const kept = await readAs(staff, (db) => db.selectFrom("persons").select("givenName").where("id", "=", id).executeTakeFirst());
    expect(kept?.givenName).toBe("Ada");
  });

  test("of two that wait for each other one begins anew, and both are done, each once", async () => {
    const [one, other] = [await added(), await added()];
    let began = 0;
    let bothHold = () => {};
    const held = new Promise<void>((resolve) => {
      bothHold = resolve;
    });
    const renameBoth = (first: string, second: string, name: string) =>
      transact(staff, async (tx, record) => {
        began += 1;
        await tx.updateTable("persons").set({ givenName: name }).where("id", "=", first).execute();
        if (began === 2) bothHold();
        await held;
        await tx.updateTable("persons").set({ givenName: name }).where("id", "=", second).execute();
        await record({ type: "language.chosen", about: [first, second], data: { locale: name } });
      });
    await Promise.all([renameBoth(one.id, other.id, "Eve"), renameBoth(other.id, one.id, "Ida")]);
    expect(began).toBeGreaterThanOrEqual(3); // on a busy machine who lost may be first at the row again
    const told = await readAs(WORKER, (db) =>
      db
        .selectFrom("eventSubjects")
        .innerJoin("events", "events.id", "eventSubjects.eventId")
        .select("events.id")
        .where("subjectId", "=", one.id)
        .where("type", "=", "language.chosen")
        .execute(),
    );
    expect(told).toHaveLength(2);
  });

  test("an event of an earlier transaction explains nothing", async () => {
    const { id } = await added();
    const change = transact(staff, async (tx, record) => {
      await tx.updateTable("persons").set({ givenName: "Eve" }).where("id", "=", id).execute();
      await record({ type: "language.chosen", about: [uuidv7()] });
    });
    await expect(change).rejects.toThrow(/explains/);
  });

  test.each([
    ["update", "update events set type = 'x'"],
    ["delete", "delete from events"],
    ["truncate", "truncate events, event_subjects"],
    ["update of what an event is about", "update event_subjects set subject_id = event_id"],
    ["delete of what an event is about", "delete from event_subjects"],
    ["truncate of vials", "truncate vials cascade"],
    ["delete from the access log", "truncate access_log"],
  ])("rule 47: %s is refused even to the owner of the database", async (_what, statement) => {
    await added();
    await expect(ownerPool().query(statement)).rejects.toThrow(/is refused|stays/);
  });

  test("whether a portal is a demo never changes", async () => {
    await ownerPool().query("insert into portal (demo) values (true) on conflict do nothing");
    await expect(ownerPool().query("update portal set demo = not demo")).rejects.toThrow(/never changes/);
  });
});

describe("transact and readAs", () => {
  test("a connection that forgot its role sees no table of the bank", async () => {
    for (const table of ["persons", "accounts", "account_secrets", "sessions", "links", "vials", "events", "cases", "tasks"]) {
      await expect(pool().query(`select * from ${table}`)).rejects.toThrow(/permission denied/);
    }
  });

  test("the role and the actor end with the transaction", async () => {
    await readAs(staff, async (db) => db.selectFrom("persons").select("id").execute());
    const { rows } = await pool().query("select current_user as role, current_setting('portal.actor_id', true) as actor");
    expect(rows[0]).toEqual({ role: "portal_public", actor: "" });
  });

  test("a reading cannot write", async () => {
    const writing = readAs(staff, (db) =>
      db.insertInto("persons").values({ id: uuidv7(), givenName: "A", familyName: "B", createdAt: db.now }).execute(),
    );
    await expect(writing).rejects.toThrow(/read-only/);
  });

  test("a query without a where shows a stranger and a person without rights nobody", async () => {
    await added();
    await expect(readAs(STRANGER, (db) => db.selectFrom("persons").selectAll().execute())).rejects.toThrow(/permission denied/);
    expect(await readAs(somePerson(), (db) => db.selectFrom("persons").selectAll().execute())).toEqual([]);
  });

  test("an actor's id that is no id goes nowhere near SQL", async () => {
    await expect(readAs({ ...staff, id: "'; drop table vials; --" }, async () => 1)).rejects.toThrow("is not an id");
  });

  test("what a work throws rolls everything back", async () => {
    const id = uuidv7();
    const failing = transact(staff, async (tx, record) => {
      await tx.insertInto("persons").values({ id, givenName: "A", familyName: "B", createdAt: tx.now }).execute();
      await record({ type: "account.opened", about: [id] });
      throw new Refusal("wrong_state");
    });
    await expect(failing).rejects.toMatchObject({ code: "wrong_state" });
    expect(await readAs(staff, (db) => db.selectFrom("persons").selectAll().where("id", "=", id).execute())).toEqual([]);
  });
});

describe("record", () => {
  test("an event says who, when it happened, when it was recorded, and whether it came late", async () => {
    const { id, at } = await transact(staff, async (tx, record) => {
      const happenedAt = new Date(tx.now.getTime() - 3 * 86_400_000);
      return { id: await record({ type: "language.chosen", about: [], happenedAt }), at: tx.now };
    });
    const event = await readAs(staff, (db) => db.selectFrom("events").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
    expect(event).toMatchObject({ actorKind: "staff", actorId: staff.id, late: true, recordedAt: at });
  });

  test("what has not happened yet is refused", async () => {
    const future = transact(staff, (tx, record) =>
      record({ type: "language.chosen", about: [], happenedAt: new Date(tx.now.getTime() + 60_000) }),
    );
    await expect(future).rejects.toMatchObject({ code: "in_the_future" });
  });

  test("the jobs that follow stand in the same transaction, one for each reaction", async () => {
    const eventId = await transact(WORKER, (_tx, record) => record({ type: "kit.dispatched", about: [] }));
    const { rows } = await ownerPool().query("select data from pgboss.job where data ->> 'eventId' = $1 order by data ->> 'kind'", [
      eventId,
    ]);
    expect(rows.map((row) => row.data)).toEqual(
      [...REACTIONS["kit.dispatched"]].sort().map((kind) => ({ kind, eventId, key: `${eventId}:${kind}` })),
    );
  });

  test("the row of a job is the row that pg-boss itself would write", async () => {
    const eventId = await transact(WORKER, (_tx, record) => record({ type: "refund.owed", about: [] }));
    const queue = boss();
    await queue.start();
    const sentId = await queue.send(QUEUE, { kind: "billing.refund", eventId: "sent", key: "sent" });
    await queue.stop({ graceful: false });
    const of = async (where: string, value: unknown) =>
      (await ownerPool().query(`select * from pgboss.job where ${where}`, [value])).rows[0];
    const [ours, theirs] = [await of("data ->> 'eventId' = $1", eventId), await of("id = $1", sentId)];
    const lasting = (row: { keep_until: Date; start_after: Date }) =>
      Math.round((row.keep_until.getTime() - row.start_after.getTime()) / 1000);
    expect(lasting(ours)).toBe(lasting(theirs));
    for (const changing of ["id", "data", "created_on", "start_after", "keep_until"]) {
      delete ours[changing];
      delete theirs[changing];
    }
    expect(ours).toEqual(theirs);
  });
});

describe("a transaction that is over", () => {
  test("sends nothing more: its connection belongs to another by then", async () => {
    let late: Db | undefined;
    await readAs(staff, async (db) => {
      late = db;
    });
    await expect(late?.selectFrom("persons").select("id").execute()).rejects.toThrow("This transaction is over");
  });

  test("is not over before everything that was begun in it has ended, even when it fails", async () => {
    let went = "on";
    const failing = readAs(staff, async (db) => {
      const slow = db
        .selectFrom("persons")
        .select("id")
        .execute()
        .then(() => db.selectFrom("accounts").select("id").execute())
        .catch((error: Error) => {
          went = error.message;
        });
      await Promise.all([slow, sql`select 1 / 0`.execute(db)]);
    });
    await expect(failing).rejects.toThrow("division by zero");
    await expect.poll(() => went).toMatch(/over|aborted/);
  });
});

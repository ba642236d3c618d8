import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import { Refusal } from "~/bank/history/refusal";
import { readAs, type Tx, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { pool } from "~db/client.server";
import { someStaff } from "~tests/support/actors";

const staff = someStaff("coordinator");

const insertion = (tx: Tx, id: string) =>
  tx.insertInto("persons").values({ id, givenName: "Ada", familyName: "Test", createdAt: tx.now }).execute();
const isThere = (id: string) =>
  readAs(WORKER, (db) => db.selectFrom("persons").select("id").where("id", "=", id).executeTakeFirst()).then((row) => row !== undefined);
const faulty = (tx: Tx) => sql`select 1 / 0`.execute(tx);

describe("what nothing waits for but the commit", () => {
  test("is done when the transaction is", async () => {
    const id = uuidv7();
    await transact(staff, async (tx, record) => {
      tx.later(insertion(tx, id));
      await record({ type: "account.opened", about: [id] });
    });
    expect(await isThere(id)).toBe(true);
  });

  test("undoes the transaction with its own fault when it fails, whatever was recorded with it", async () => {
    const id = uuidv7();
    const work = transact(staff, async (tx, record) => {
      tx.later(insertion(tx, id));
      tx.later(faulty(tx));
      await record({ type: "account.opened", about: [id] });
    });
    await expect(work).rejects.toThrow("division by zero");
    expect(await isThere(id)).toBe(false);
  });

  test("tells its fault also when what was asked after it fails for that reason", async () => {
    const work = transact(staff, async (tx) => {
      tx.later(faulty(tx));
      await tx.selectFrom("persons").select("id").limit(1).execute();
    });
    await expect(work).rejects.toThrow("division by zero");
  });

  test("is heard before a refusal that came after it, and a refusal alone undoes it", async () => {
    const refusing = (asked: (tx: Tx) => Promise<unknown>) =>
      transact(staff, async (tx) => {
        tx.later(asked(tx));
        throw new Refusal("disputed");
      });
    await expect(refusing(faulty)).rejects.toThrow("division by zero");
    const id = uuidv7();
    await expect(refusing((tx) => insertion(tx, id))).rejects.toBeInstanceOf(Refusal);
    expect(await isThere(id)).toBe(false);
  });

  test("becomes the refusal whose rule the database holds", async () => {
    const id = uuidv7();
    const account = (tx: Tx) =>
      sql`insert into accounts (id, person_id, kind, email, state, created_at)
        values (${uuidv7()}, ${id}, 'person', ${`${id}@demo.invalid`}, 'active', ${tx.now})`.execute(tx);
    const twice = transact(WORKER, async (tx) => {
      await insertion(tx, id);
      tx.later(account(tx));
      tx.later(account(tx));
    });
    await expect(twice).rejects.toMatchObject({ code: "email_taken" });
  });

  test("leaves the connection to whoever comes next without a transaction", async () => {
    await transact(staff, async (tx) => tx.later(faulty(tx))).catch(() => undefined);
    const { rows } = await pool().query("select now() = statement_timestamp() as alone, current_user::text as role");
    expect(rows).toEqual([{ alone: true, role: "portal_public" }]);
  });
});

describe("of several asked at once", () => {
  test("the fault that came first is told, although the others are heard before it", async () => {
    const heardLate = async (tx: Tx) => {
      const fault = await faulty(tx).catch((error: unknown) => error);
      for (let step = 0; step < 50; step++) await Promise.resolve();
      throw fault;
    };
    const work = transact(staff, (tx) => Promise.all([heardLate(tx), tx.selectFrom("persons").select("id").limit(1).execute()]));
    await expect(work).rejects.toThrow("division by zero");
  });

  test("a fault that the work has understood stays its own affair", async () => {
    const work = transact(staff, async (tx) => {
      await faulty(tx).catch(() => undefined);
      throw new Refusal("disputed");
    });
    await expect(work).rejects.toMatchObject({ code: "disputed" });
  });
});

import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { type Db, readAs } from "~/bank/history/transact.server";
import { newId } from "~/outside/ids.server";
import { ownerPool } from "~db/client.server";
import { givenCase } from "~tests/support/given/enquiries";
import { givenClinic, givenFamily } from "~tests/support/given/people";

const LISTS = [
  "donors_open",
  "donors_granted",
  "persons_open",
  "persons_granted",
  "requests_of_clinic",
  "vials_of_clinic",
  "lots_of_clinic",
  "cases_of_clinic",
];
const keptIn = (db: Db, name: string) =>
  sql<{ kept: string | null }>`select current_setting(${`portal.${name}`}, true) as kept`
    .execute(db)
    .then(({ rows }) => rows[0]?.kept ?? "");
const seen = (db: Db, name: string) =>
  sql<{ id: string }>`select ${sql.ref(name)}() as id`.execute(db).then(({ rows }) => rows.map(({ id }) => id));

describe("what a person or a clinic may see", () => {
  test.each(LISTS)("%s: is worked out once in a snapshot, and goes with it", async (name) => {
    const { actor } = await givenClinic();
    await readAs(actor, async (db) => {
      expect(await keptIn(db, name)).toBe("");
      const first = await seen(db, name);
      expect(await keptIn(db, name)).toBe(`{${first.join(",")}}`);
      expect(await seen(db, name)).toEqual(first);
    });
    await readAs(actor, async (db) => expect(await keptIn(db, name)).toBe(""));
  });

  test("is each person's own, though the next one reads on the same connection", async () => {
    const held = await givenCase();
    expect(await readAs(held.family, (db) => seen(db, "donors_open"))).toEqual([held.donorId]);
    const stranger = await givenFamily();
    expect(await readAs(stranger, (db) => seen(db, "donors_open"))).toEqual([]);
    expect(await readAs(stranger, (db) => seen(db, "persons_open"))).toEqual([stranger.personId]);
  });

  test("is asked at each moment by whoever writes: a right given meanwhile counts at once", async () => {
    const held = await givenCase();
    const stranger = await givenFamily();
    const client = await ownerPool().connect();
    try {
      await client.query("begin");
      await client.query("select set_config('portal.person_id', $1, true), set_config('portal.now', now()::text, true)", [
        stranger.personId,
      ]);
      const open = async () => (await client.query<{ id: string }>("select donors_open() as id")).rows.map(({ id }) => id);
      expect(await open()).toEqual([]);
      const giveRight = `insert into rights (id, person_id, donor_id, kind, ground, from_at) values ($1, $2, $3, 'view', 'guardian', now() - interval '1 day')`;
      await client.query(giveRight, [newId(), stranger.personId, held.donorId]);
      expect(await open()).toEqual([held.donorId]);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });
});

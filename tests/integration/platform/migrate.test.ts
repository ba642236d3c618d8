import { expect, test } from "vitest";
import { ownerPool, pool } from "~db/client.server";
import { migrate, migrations } from "~db/migrate.server";

test("a second migration of the same database changes nothing", async () => {
  const before = await ownerPool().query("select name, timestamp from kysely_migration order by name");
  await migrate();
  const after = await ownerPool().query("select name, timestamp from kysely_migration order by name");
  expect(after.rows).toEqual(before.rows);
  expect(after.rows.map((row) => row.name)).toEqual(Object.keys(migrations()).sort());
});

test("a connection of the portal starts with the role that may do next to nothing", async () => {
  const { rows } = await pool().query("select current_user as role");
  expect(rows[0].role).toBe("portal_public");
  await pool().query("reset role");
  await expect(pool().query("delete from events")).rejects.toThrow(/permission denied/);
});

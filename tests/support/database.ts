import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { loadClock } from "~/outside/clock.server";
import { closeDatabase, connect, ownerPool, pool } from "~db/client.server";
import { dropDatabase, inDatabase, onServer } from "./server-sql";

export interface TestDatabase {
  name: string;
  url: string;
  drop(): Promise<void>;
}

/** A database of one's own with every table and the portal's roles, copied from the template of this run. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject("serverUrl");
  const name = `trilineage_test_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, `create database ${name} template ${inject("template")}`);
  return { name, url: inDatabase(server, name), drop: () => dropDatabase(server, name) };
}

/** A database with nothing in it, as a new portal finds it. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const server = inject("serverUrl");
  const name = `trilineage_test_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, `create database ${name}`);
  return { name, url: inDatabase(server, name), drop: () => dropDatabase(server, name) };
}

/** Points the portal's pools and its clock at a fresh database. @returns how to leave it again. */
export async function enterTestDatabase(): Promise<TestDatabase> {
  const database = await testDatabase();
  connect(database.url);
  await loadClock(ownerPool());
  return {
    ...database,
    drop: async () => {
      await closeDatabase();
      await database.drop();
    },
  };
}

/** What is made once for all tests of a file: it stands in the database of that file, and the next file has another one. */
export function oncePerDatabase<T>(make: () => Promise<T>): () => Promise<T> {
  const made = new WeakMap<object, Promise<T>>();
  return () => {
    const standing = made.get(pool()) ?? make();
    made.set(pool(), standing);
    return standing;
  };
}

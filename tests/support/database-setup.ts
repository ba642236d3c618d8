import { afterAll, beforeAll } from "vitest";
import { useEnvironment } from "~/outside/environment.server";
import { type TestDatabase, useTestDatabase } from "./database";
import { testEnvironment } from "./test-environment";

/** Every file of integration tests has a database of its own: what was recorded cannot be taken back, so files cannot share one. */
let database: TestDatabase | undefined;

beforeAll(async () => {
  useEnvironment(testEnvironment());
  database = await useTestDatabase();
});

afterAll(async () => {
  await database?.drop();
});

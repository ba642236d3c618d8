import { afterAll, beforeAll } from "vitest";
import { setEnvironment } from "~/outside/environment.server";
import { enterTestDatabase, type TestDatabase } from "./database";
import { testEnvironment } from "./test-environment";

/** Every file of integration tests has a database of its own: what was recorded cannot be taken back, so files cannot share one. */
let database: TestDatabase | undefined;

beforeAll(async () => {
  setEnvironment(testEnvironment());
  database = await enterTestDatabase();
});

afterAll(async () => {
  await database?.drop();
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { prepareJobTables } from "~/jobs/tables.server";
import { DEMO_ORIGIN } from "~/outside/clock.rules";
import { closeDatabase, connect, ownerPool } from "~db/client.server";
import { migrate } from "~db/migrate.server";
import { startPostgres } from "../../app/run/postgres.mjs";
import { dropDatabase, inDatabase, onServer } from "./server-sql";

declare module "vitest" {
  interface ProvidedContext {
    /** The server of this run, as a login that may make databases. */
    serverUrl: string;
    /** A migrated database that every test file copies. */
    template: string;
  }
}

/** One real server a run: PostgreSQL 15 when `TEST_DATABASE_URL` names one, else the embedded one; and on it a migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, stop: async () => undefined }
    : await startEmbedded();
  const template = `trilineage_template_${process.pid}_${Date.now()}`;
  try {
    await onServer(server.url, `create database ${template}`);
    connect(inDatabase(server.url, template), 2);
    await migrate();
    await prepareJobTables();
    await ownerPool().query("insert into portal (demo, demo_origin_at, demo_started_real_at) values (true, $1, now())", [DEMO_ORIGIN]);
    await closeDatabase();
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("serverUrl", server.url);
  project.provide("template", template);
  return async () => {
    await dropDatabase(server.url, template);
    await server.stop();
  };
}

/** Nothing of a test must outlive a power cut, so it does not wait for the disk. */
async function startEmbedded(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "trilineage-tests-"));
  const server = await startPostgres(folder, { fsync: "off", synchronous_commit: "off", full_page_writes: "off" });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      for (const each of [server.home.folder, folder]) rmSync(each, { recursive: true, force: true });
    },
  };
}

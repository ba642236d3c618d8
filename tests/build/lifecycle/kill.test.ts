import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { embeddedDatabase, freePort, portalFolder, type Started, startPortal, untilReady } from "~tests/support/started-portal";

const KILLS = 10;
const WRITERS = 4;

const { folder, remove } = portalFolder();
let portal: Started;
let env: Record<string, string>;
let writing = true;
const acknowledged: string[] = [];
const unsure: string[] = [];

beforeAll(async () => {
  env = { PORT: String(await freePort()), TRUST_PROXY: "1" };
  portal = await startPortal(folder, env);
  await untilReady(portal.base);
});

afterAll(async () => {
  writing = false;
  await portal.stop();
  remove();
});

/** Sends an enquiry as a browser would that showed the form a minute ago; each comes from an address of its own. */
async function enquire(): Promise<void> {
  const email = `${randomUUID()}@kill.invalid`;
  const shownAt = String(Date.now() - 60_000);
  const { SESSION_SECRET } = JSON.parse(readFileSync(join(folder, "demo-secrets.json"), "utf8"));
  const seal = createHmac("sha256", SESSION_SECRET).update(`form shown at ${shownAt}`).digest("base64url");
  const form = new URLSearchParams({
    formToken: randomUUID(),
    shown: `${shownAt}.${seal}`,
    tissue: "bone_marrow",
    country: "IT",
    locale: "en",
    contactBy: "email",
    name: "Kill Proof",
    email,
    privacyVersion: "test",
  });
  const address = Array.from({ length: 4 }, () => Math.floor(Math.random() * 250) + 1).join(".");
  const answer = await fetch(`${portal.base}/enquire`, {
    method: "POST",
    body: form,
    redirect: "manual",
    headers: { "x-forwarded-for": address },
    signal: AbortSignal.timeout(20_000),
  });
  if (answer.status === 302) acknowledged.push(email);
  else {
    unsure.push(`${answer.status}`);
    if (answer.status < 500) throw new Error(`An enquiry was answered with ${answer.status}: ${(await answer.text()).slice(0, 2000)}`);
    await pause(50);
  }
}

async function write(): Promise<void> {
  while (writing) {
    await enquire().catch(async (error: Error) => {
      if (error.message.startsWith("An enquiry was answered")) throw error;
      unsure.push(error.message); // the connection broke: it may be there or not
      await pause(50);
    });
  }
}

/** Lets the writers get on by some more acknowledged enquiries, so that the next kill meets work in progress. */
async function progress(): Promise<void> {
  const goal = acknowledged.length + 8;
  for (const until = Date.now() + 60_000; acknowledged.length < goal; await pause(20)) {
    if (Date.now() > until)
      throw new Error(
        `Nothing is acknowledged any more; the last answers were ${unsure.slice(-5).join(", ")}.\n${portal.said().slice(-2000)}`,
      );
  }
}

async function kept(): Promise<Set<unknown>> {
  const client = new pg.Client({ connectionString: embeddedDatabase(folder).adminUrl });
  await client.connect();
  const { rows } = await client.query("select email from enquiries");
  await client.end();
  return new Set(rows.map(({ email }) => email));
}

async function restart(): Promise<void> {
  portal.process.kill("SIGKILL");
  await portal.ended;
  portal = await startPortal(folder, env);
  if (portal.process.exitCode !== null) throw new Error(`The portal did not start again:\n${portal.said()}`);
}

test("killed in the middle of writes, the portal, PostgreSQL or both, ten times each, nothing acknowledged is lost and the next start works", async () => {
  const writers = Promise.all(Array.from({ length: WRITERS }, write));
  writers.catch(() => undefined);
  const database = embeddedDatabase(folder);
  const kills = {
    portal: restart,
    postgres: async () => void process.kill(database.pid(), "SIGKILL"),
    both: () => Promise.all([kills.postgres(), restart()]),
  };
  for (const kill of Object.values(kills)) {
    for (let time = 0; time < KILLS; time++) {
      await progress();
      await kill();
    }
  }
  await progress();
  writing = false;
  await writers;
  await untilReady(portal.base);
  const there = await kept();
  expect(acknowledged.filter((email) => !there.has(email))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(KILLS * 3 * 8);
  expect(unsure.length, "kills met requests").toBeGreaterThan(0);
}, 400_000);

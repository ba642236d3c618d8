import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { HANDLERS } from "~/jobs/handlers.server";
import { type Job, PATIENCE, QUEUE, wakeWorker } from "~/jobs/queue.server";
import { boss, prepareJobTables } from "~/jobs/tables.server";
import { drainJobs, startWorker, type Worker } from "~/jobs/worker.server";
import { ownerPool, pool } from "~db/client.server";
import { spokenDuring } from "~tests/support/small-portal";

const seen: Job[] = [];
let fails = 0;
const handlers: Record<string, (job: Job) => Promise<void>> = {
  "test.done": async (job) => void seen.push(job),
  "test.fails": async (job) => {
    seen.push(job);
    if (fails-- > 0) throw new Error("Resend does not answer");
  },
};
const ORIGINAL = { ...HANDLERS };

let worker: Worker | undefined;
beforeEach(async () => {
  Object.assign(HANDLERS, handlers);
  seen.length = 0;
  fails = 0;
  await ownerPool().query("delete from pgboss.job");
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  for (const kind of Object.keys(HANDLERS)) if (!(kind in ORIGINAL)) delete HANDLERS[kind];
});

async function givenJob(kind: string, state = "created"): Promise<string> {
  const eventId = randomUUID();
  const { rows } = await ownerPool().query(
    `insert into pgboss.job (name, data, state, retry_limit, retry_delay, retry_backoff, expire_in)
     values ($1, $2, $3, $4, $5, true, interval '120 s') returning id`,
    [QUEUE, { kind, eventId, key: `${eventId}:${kind}` }, state, PATIENCE.retryLimit, PATIENCE.retryDelay],
  );
  return rows[0].id;
}

const jobs = async () => (await ownerPool().query("select id, state::text, output, retry_count from pgboss.job order by created_on")).rows;

/** Waits for what the worker does beside the test; how fast it is on a busy machine is not what these sentences say. */
const until = (holds: () => unknown) => vi.waitFor(holds, { interval: 20, timeout: 30_000 });

describe("the worker", () => {
  test("does what waits, and passes the event and its key on", async () => {
    const id = await givenJob("test.done");
    worker = await startWorker({ alone: true });
    await until(async () => expect(await jobs()).toMatchObject([{ state: "completed" }]));
    expect(seen).toEqual([{ id, eventId: expect.any(String), key: `${seen[0]?.eventId}:test.done` }]);
    expect(worker.alive()).toBe(true);
  });

  test("is woken after a commit and does not wait for its next look", async () => {
    worker = await startWorker({ alone: true, restMs: 3_600_000 });
    await givenJob("test.done");
    wakeWorker();
    await until(() => expect(seen).toHaveLength(1));
  });

  test("takes up at the start what a killed one left, when it is alone", async () => {
    await givenJob("test.done", "active");
    worker = await startWorker({ alone: true });
    await until(() => expect(seen).toHaveLength(1));
  });

  test("leaves alone what another one is at, when it is not", async () => {
    await givenJob("test.done", "active");
    await givenJob("test.done");
    worker = await startWorker({ alone: false });
    await until(async () => expect((await jobs()).map(({ state }) => state).sort()).toEqual(["active", "completed"]));
    expect(seen).toHaveLength(1);
  });

  test("does a hundred jobs, each once", async () => {
    await Promise.all(Array.from({ length: 100 }, () => givenJob("test.done")));
    worker = await startWorker({ alone: true });
    await until(() => expect(seen).toHaveLength(100));
    expect(new Set(seen.map(({ id }) => id)).size).toBe(100);
  });

  test("ends what it is at before it stops", async () => {
    let ended = false;
    HANDLERS["test.slow"] = async (job) => {
      seen.push(job);
      await ownerPool().query("select pg_sleep(0.3)");
      ended = true;
    };
    await givenJob("test.slow");
    worker = await startWorker({ alone: true });
    await until(() => expect(seen).toHaveLength(1));
    await worker.stop();
    expect(ended).toBe(true);
    expect(await jobs()).toMatchObject([{ state: "completed" }]);
    worker = undefined;
  });
});

describe("a job that fails", () => {
  test("is tried again with growing patience, and is done when it succeeds", async () => {
    fails = 2;
    await givenJob("test.fails");
    const lines = await spokenDuring(async () => {
      expect(await drainJobs()).toEqual({ done: 0, failed: 1 });
    });
    expect(lines).toMatchObject([{ level: "warn", message: "job failed", kind: "test.fails", error: "Error" }]);
    const [waiting] = (await ownerPool().query("select state::text, start_after > now() as later from pgboss.job")).rows;
    expect(waiting).toEqual({ state: "retry", later: true });
    await spokenDuring(async () => expect(await drainLater()).toEqual({ done: 0, failed: 1 }));
    expect(await drainLater()).toEqual({ done: 1, failed: 0 });
    expect(seen).toHaveLength(3);
    expect(new Set(seen.map(({ key }) => key)).size).toBe(1);
  });

  test("stands parked with its error after eight attempts", async () => {
    fails = Number.POSITIVE_INFINITY;
    await givenJob("test.fails");
    await spokenDuring(async () => {
      for (let attempt = 0; attempt < 12; attempt++) await drainLater();
    });
    expect(seen).toHaveLength(8);
    expect(await jobs()).toMatchObject([{ state: "failed", output: { message: "Resend does not answer" } }]);
  });

  test("can be run again by hand", async () => {
    const id = await givenJob("test.fails", "failed");
    const queue = await boss().start();
    await queue.retry(QUEUE, id);
    expect(await drainLater()).toEqual({ done: 1, failed: 0 });
  });

  test("of a kind that nobody handles waits with the others that failed", async () => {
    await givenJob("test.unheard_of");
    await spokenDuring(async () => expect(await drainJobs()).toEqual({ done: 0, failed: 1 }));
    expect(await jobs()).toMatchObject([{ state: "retry", output: { message: "No handler for the job test.unheard_of." } }]);
  });

  /** As drainJobs, but later. */
  async function drainLater() {
    await ownerPool().query("update pgboss.job set start_after = now() - interval '1 s' where state = 'retry'");
    return drainJobs();
  }
});

describe("the job tables", () => {
  test("a request role may add a job and read it, and nothing else", async () => {
    await pool().query("insert into pgboss.job (name, data) values ($1, '{}')", [QUEUE]);
    expect((await pool().query("select 1 from pgboss.job")).rowCount).toBe(1);
    await expect(pool().query("update pgboss.job set data = null")).rejects.toThrow(/permission denied/);
    await expect(pool().query("delete from pgboss.job")).rejects.toThrow(/permission denied/);
    await expect(pool().query("delete from pgboss.queue")).rejects.toThrow(/permission denied/);
  });

  test("made a second time, they stay as they are", async () => {
    const id = await givenJob("test.done");
    await prepareJobTables();
    expect(await jobs()).toMatchObject([{ id }]);
  });
});

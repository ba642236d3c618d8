import type PgBoss from "pg-boss";
import { log } from "~/outside/log.server";
import { ownerPool } from "~db/client.server";
import { HANDLERS } from "./handlers.server";
import { type JobData, onWake, QUEUE } from "./queue.server";
import { boss } from "./tables.server";

const AT_ONCE = 8;
/** How long it rests between two looks when nobody wakes it, in milliseconds. */
const REST_MS = 500;

export interface Worker {
  /** Takes nothing new and waits for what runs. */
  stop(): Promise<void>;
  /** Whether it has reached the database lately. */
  alive(): boolean;
}

/** Starts the loop that does the jobs. `alone` means that no other process works on this database, so what a killed one left is taken up at once. */
export async function startWorker({ alone, restMs = REST_MS }: { alone: boolean; restMs?: number }): Promise<Worker> {
  let contactAt = Date.now();
  const queue = boss(() => {
    contactAt = Date.now();
  }, true);
  await queue.start();
  if (alone)
    await ownerPool().query("update pgboss.job set state = 'retry', start_after = now() where name = $1 and state = 'active'", [QUEUE]);
  const running = new Set<Promise<unknown>>();
  let stopping = false;
  let [woken, roused] = [false, (): void => undefined];
  onWake(() => {
    woken = true; // heard even while it is just looking
    roused();
  });

  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, restMs);
      roused = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async () => {
    while (!stopping) {
      woken = false;
      const jobs = running.size < AT_ONCE ? await queue.fetch<JobData>(QUEUE, { batchSize: AT_ONCE - running.size }) : [];
      for (const job of jobs) {
        const done = perform(queue, job).finally(() => {
          running.delete(done);
          roused();
        });
        running.add(done);
      }
      if (!stopping && (running.size >= AT_ONCE || (jobs.length === 0 && !woken))) await rest();
    }
  };
  const looping = loop();
  return {
    alive: () => Date.now() - contactAt < 10_000,
    stop: async () => {
      stopping = true;
      onWake(undefined);
      roused();
      await looping;
      await Promise.all(running);
      await queue.stop({ graceful: false });
    },
  };
}

export interface Drain {
  /** Does every job that is due, and those that follow from them, until none is left. */
  run(): Promise<{ done: number; failed: number }>;
  close(): Promise<void>;
}

/** The jobs in one's own hands, without the loop, one after the other: for the demo bank's past, and for tests. */
export async function openDrain(): Promise<Drain> {
  const queue = boss();
  await queue.start();
  return {
    run: async () => {
      let [done, failed] = [0, 0];
      for (;;) {
        const jobs = await queue.fetch<JobData>(QUEUE, { batchSize: AT_ONCE });
        if (jobs.length === 0) return { done, failed };
        jobs.sort((one, other) => (one.id < other.id ? -1 : 1)); // they come in any order; ids are in the order of their making
        for (const job of jobs) (await perform(queue, job)) ? done++ : failed++;
      }
    },
    close: () => queue.stop({ graceful: false }),
  };
}

/** Does every job that is due, once. */
export async function drainJobs(): Promise<{ done: number; failed: number }> {
  const drain = await openDrain();
  try {
    return await drain.run();
  } finally {
    await drain.close();
  }
}

/** Runs one job and writes down how it ended. Nothing is thrown: a failed job is tried again later, and after its last attempt it stands parked. */
async function perform(queue: PgBoss, { id, data }: PgBoss.Job<JobData>): Promise<boolean> {
  try {
    const handler = HANDLERS[data.kind];
    if (handler === undefined) throw new Error(`No handler for the job ${data.kind}.`);
    await handler({ id, eventId: data.eventId, key: data.key });
    await queue.complete(QUEUE, id);
    return true;
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    log("warn", "job failed", { jobId: id, kind: data.kind, eventId: data.eventId, error: name });
    await queue.fail(QUEUE, id, { name, message }).catch(() => undefined); // with the database gone, the job runs out and is tried again
    return false;
  }
}

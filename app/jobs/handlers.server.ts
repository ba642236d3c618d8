import type { Job } from "./queue.server";

type Handlers = Record<string, (job: Job) => Promise<void>>;

/** Each room's jobs stand in `<room>.jobs.server.ts`, as `JOBS`. */
const ROOMS = import.meta.glob<{ JOBS: Handlers }>("./*.jobs.server.ts", { eager: true });

/** What each job does. A handler may run twice, so it passes `job.key` (`<event id>:<job kind>`) on as the idempotency key. */
export const HANDLERS: Handlers = Object.assign({}, ...Object.values(ROOMS).map((room) => room.JOBS));

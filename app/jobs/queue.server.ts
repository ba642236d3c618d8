/** The one queue of the portal: one poller for every kind of job. */
export const QUEUE = "portal";

/** How often and how patiently a job is tried: 8 attempts over about an hour, then it stands parked where staff see it. */
export const PATIENCE = { retryLimit: 7, retryDelay: 15, retryBackoff: true, expireInSeconds: 120 } as const;

/** What a row of the queue holds. */
export interface JobData {
  kind: string;
  eventId: string;
  /** `<event id>:<job kind>`, passed on as the idempotency key: a handler may run twice. */
  key: string;
}

/** What a handler receives; `id` is the row's. */
export interface Job {
  id: string;
  eventId: string;
  key: string;
}

let wake: (() => void) | undefined;

/** Tells the worker of this process, after a commit, that there is something to do; others find it within half a second. */
export function wakeWorker(): void {
  wake?.();
}

export function onWake(listener: (() => void) | undefined): void {
  wake = listener;
}

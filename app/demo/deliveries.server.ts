import type { Shelf } from "./shelf.server";

/** A webhook on its way: what is sent, how often it was tried, what the portal said last. */
export type Delivery = {
  id: string;
  url: string;
  body: string;
  attempts: number;
  state: "waiting" | "delivered" | "given_up";
  lastAnswer: string | null;
};

export type Deliveries = {
  post(id: string, payload: unknown): void;
  /** Resolves when everything posted, also meanwhile, was tried at least once. */
  settled(): Promise<void>;
  /** Tries everything that waits, now. */
  retryNow(): Promise<void>;
  all(): Delivery[];
  stop(): Promise<void>;
};

export type DeliverySetup = {
  shelf: Shelf;
  url: string;
  headers(id: string, body: string): Record<string, string>;
  deliver?: ((request: Request) => Promise<Response>) | undefined;
  retryDelaysMs?: readonly number[] | undefined;
};

/** Waits between tries; the last one repeats until `TRIES`. */
const DELAYS_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000] as const;
const TRIES = 60;

/** Posts webhooks one after the other, signs each try anew, and retries what was not answered with 2xx; what waited when the process ended goes on. */
export function openDeliveries({ shelf, url, headers, deliver = fetch, retryDelaysMs = DELAYS_MS }: DeliverySetup): Deliveries {
  let queue = Promise.resolve();
  let stopped = false;
  const timers = new Set<NodeJS.Timeout>();

  async function attempt(id: string): Promise<void> {
    const delivery = shelf.get<Delivery>("delivery", id);
    if (stopped || delivery?.state !== "waiting") return;
    const answer = await tryOnce(delivery);
    const attempts = delivery.attempts + 1;
    const state = answer.ok ? "delivered" : attempts >= TRIES ? "given_up" : "waiting";
    shelf.put<Delivery>("delivery", { ...delivery, attempts, state, lastAnswer: answer.text });
    if (state === "waiting" && !stopped) later(id, retryDelaysMs[Math.min(attempts, retryDelaysMs.length) - 1] ?? 60_000);
  }

  async function tryOnce(delivery: Delivery): Promise<{ ok: boolean; text: string }> {
    try {
      const response = await deliver(
        new Request(delivery.url, {
          method: "POST",
          headers: { "content-type": "application/json; charset=utf-8", ...headers(delivery.id, delivery.body) },
          body: delivery.body,
          signal: AbortSignal.timeout(10_000),
        }),
      );
      await response.arrayBuffer();
      return { ok: response.ok, text: String(response.status) };
    } catch (error) {
      return { ok: false, text: error instanceof Error ? error.message : String(error) };
    }
  }

  function enqueue(id: string): void {
    queue = queue.then(() => attempt(id));
  }

  function later(id: string, delayMs: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      enqueue(id);
    }, delayMs).unref();
    timers.add(timer);
  }

  function forgetTimers(): void {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  }

  async function settled(): Promise<void> {
    let last: Promise<void>;
    do {
      last = queue;
      await last;
    } while (last !== queue);
  }

  const waiting = () => shelf.all<Delivery>("delivery").filter((delivery) => delivery.state === "waiting");
  for (const delivery of waiting()) enqueue(delivery.id);

  return {
    post(id, payload) {
      shelf.put<Delivery>("delivery", { id, url, body: JSON.stringify(payload), attempts: 0, state: "waiting", lastAnswer: null });
      enqueue(id);
    },
    settled,
    retryNow() {
      forgetTimers();
      for (const delivery of waiting()) enqueue(delivery.id);
      return settled();
    },
    all: () => shelf.all<Delivery>("delivery"),
    async stop() {
      stopped = true;
      forgetTimers();
      await queue;
    },
  };
}

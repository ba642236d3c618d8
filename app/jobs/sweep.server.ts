import { recheckAll } from "~/bank/release/lapse.operations.server";
import { alertLate } from "~/bank/release/late.operations.server";
import { log } from "~/outside/log.server";

const EVERY_MS = 60_000;

/** What no act brings about but the passing of time. Each looks at the bank's clock and does nothing twice, so that processes may sweep at once. */
export const SWEEPS: Record<string, () => Promise<void>> = { alertLate, recheckAll };

/** Does everything that time has made due; one that fails does not keep the others, and is tried again at the next sweep. */
export async function sweep(): Promise<void> {
  for (const [name, due] of Object.entries(SWEEPS)) {
    try {
      await due();
    } catch (error) {
      log("warn", "sweep failed", { name, error: error instanceof Error ? error.name : "" });
    }
  }
}

/** Sweeps now and every minute of real time. @returns how to stop it, once what runs is done */
export function startSweeping(): () => Promise<void> {
  let running = sweep();
  const timer = setInterval(() => {
    running = running.then(sweep);
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

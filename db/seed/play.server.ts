import { whileSeeding } from "~/demo/seeding.server";
import type { StandIns } from "~/demo/stand-ins.server";
import { type Drain, openDrain } from "~/jobs/worker.server";
import { at } from "~/outside/clock.server";

/** Plays what people of the demo bank did, each act at its own time, with everything that follows from it done before the next. */
export interface Play {
  /** Does `work` at an instant, and the jobs that follow. */
  at<T>(instant: Date, work: () => Promise<T>): Promise<T>;
  /** The card company of the demo. */
  stripe: StandIns["stripe"];
  password: string;
}

/** Opens the play; the curtain falls when `work` is over. */
export async function play<T>(standIns: StandIns, password: string, work: (play: Play) => Promise<T>): Promise<T> {
  const drain: Drain = await openDrain();
  const performance: Play = {
    stripe: standIns.stripe,
    password,
    at: (instant, act) =>
      at(instant, async () => {
        standIns.stripe.asOf(instant);
        const result = await whileSeeding(instant, act);
        await whileSeeding(instant, () => drain.run());
        return result;
      }),
  };
  try {
    return await work(performance);
  } finally {
    standIns.stripe.asOf(null);
    await drain.close();
  }
}

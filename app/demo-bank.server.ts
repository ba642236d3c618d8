import { rmSync } from "node:fs";
import { join } from "node:path";
import { ownerPool } from "~db/client.server";
import { loadClock, now } from "./outside/clock.server";
import { environment } from "./outside/environment.server";
import { logFault } from "./outside/log.server";
import { type Prepared, recordFilled, untilFilled } from "./portal.server";

interface Setup {
  prepared: Prepared;
  /** Where the stand-ins keep what they answered. */
  dataFolder: string;
  say: (sentence: string) => void;
}

export interface Demo {
  /** Fills the demo bank, or waits until another process has. @returns whether it is filled */
  fill(): Promise<boolean>;
  stop(): Promise<void>;
}

/** A demo's own parts, loaded for a demo only: the stand-ins for Stripe and Resend, and its clock, which another process may move. */
export async function openDemo({ prepared, dataFolder, say }: Setup, stopping: () => boolean): Promise<Demo> {
  const settled = environment();
  const dataDir = join(dataFolder, "stand-ins");
  if (prepared.filling) rmSync(dataDir, { recursive: true, force: true }); // of an earlier demo, or of a filling that was interrupted
  const { startStandIns } = await import("./demo/stand-ins.server");
  const { deliver } = await import("./demo/seeding.server");
  const standIns = await startStandIns({
    portalUrl: settled.baseUrl,
    dataDir,
    now,
    deliver,
    stripeWebhookSecret: settled.stripe.webhookSecret,
    resendWebhookSecret: settled.resend.webhookSecret,
  });
  settled.stripe.apiBase ??= standIns.stripeBase;
  settled.resend.baseUrl ??= standIns.resendBase;
  const clock = setInterval(() => void loadClock(ownerPool()).catch(() => undefined), 5_000).unref();

  const fill = async (): Promise<boolean> => {
    if (!prepared.filling) return untilFilled(stopping);
    try {
      const { seedDemo } = await import("~db/seed/index.server");
      await seedDemo(say, standIns);
      await recordFilled();
      return true;
    } catch (error) {
      if (stopping()) return false;
      logFault(error);
      say("The demo bank could not be filled; what went wrong stands in the line above. The next start begins it anew.");
      return false;
    }
  };
  return {
    fill,
    stop: async () => {
      clearInterval(clock);
      await standIns.stop();
    },
  };
}

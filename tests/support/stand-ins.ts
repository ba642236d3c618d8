import { afterAll, beforeAll } from "vitest";
import { type StandIns, startStandIns } from "~/demo/stand-ins.server";
import { type Environment, environment, setEnvironment } from "~/outside/environment.server";
import { testEnvironment } from "./test-environment";

type Setup = Partial<Omit<Parameters<typeof startStandIns>[0], "stripeWebhookSecret" | "resendWebhookSecret">>;

/**
 * Both stand-ins for the tests of a file, on free ports, with the adapters pointed at them. Webhooks go nowhere unless `deliver`
 * takes them, as `deliver: (request) => action({ request, params: {}, context })` does. Read the getters inside tests.
 */
export function withStandIns(setup: Setup = {}): Pick<StandIns, "stripe" | "resend" | "stripeBase" | "resendBase"> {
  let standIns: StandIns | undefined;
  const running = () => {
    if (!standIns) throw new Error("The stand-ins run inside tests only.");
    return standIns;
  };
  beforeAll(async () => {
    standIns = await startPointed({ deliver: async () => new Response(null, { status: 204 }), ...setup });
  });
  afterAll(() => running().stop());
  return {
    get stripe() {
      return running().stripe;
    },
    get resend() {
      return running().resend;
    },
    get stripeBase() {
      return running().stripeBase;
    },
    get resendBase() {
      return running().resendBase;
    },
  };
}

/** Starts stand-ins that sign with the environment's secrets, and points the environment's adapters at them. */
export async function startPointed(setup: Setup): Promise<StandIns> {
  const settled = settledBefore();
  const standIns = await startStandIns({
    portalUrl: settled.baseUrl,
    ...setup,
    stripeWebhookSecret: settled.stripe.webhookSecret,
    resendWebhookSecret: settled.resend.webhookSecret,
  });
  setEnvironment({
    ...settled,
    stripe: { ...settled.stripe, apiBase: standIns.stripeBase },
    resend: { ...settled.resend, baseUrl: standIns.resendBase },
  });
  return standIns;
}

function settledBefore(): Environment {
  try {
    return environment();
  } catch {
    return testEnvironment();
  }
}

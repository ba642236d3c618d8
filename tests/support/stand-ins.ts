import { afterAll, beforeAll } from "vitest";
import { type StandIns, startStandIns } from "~/demo/stand-ins.server";
import { environment, settle, useEnvironment as settleOn } from "~/outside/environment.server";

export const STRIPE_WEBHOOK_SECRET = "whsec_test_secret_of_the_stand_in";
export const RESEND_WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

type Setup = Partial<Omit<Parameters<typeof startStandIns>[0], "stripeWebhookSecret" | "resendWebhookSecret">>;

/** Both stand-ins for the tests of a file, on free ports, with the adapters pointed at them. Read the getters inside tests. */
export function withStandIns(setup: Setup = {}): Pick<StandIns, "stripe" | "resend" | "stripeBase" | "resendBase"> {
  let standIns: StandIns | undefined;
  const running = () => {
    if (!standIns) throw new Error("The stand-ins run inside tests only.");
    return standIns;
  };
  beforeAll(async () => {
    standIns = await startStandIns({
      portalUrl: "http://localhost:3000",
      deliver: async () => new Response(null, { status: 204 }),
      ...setup,
      stripeWebhookSecret: STRIPE_WEBHOOK_SECRET,
      resendWebhookSecret: RESEND_WEBHOOK_SECRET,
    });
    pointAt(standIns);
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

/** Sets the environment's outside services to running stand-ins. */
export function pointAt({ stripeBase, resendBase }: Pick<StandIns, "stripeBase" | "resendBase">): void {
  settleOn({
    ...settledBefore(),
    stripe: { secretKey: "sk_test_standin", webhookSecret: STRIPE_WEBHOOK_SECRET, apiBase: stripeBase },
    resend: { apiKey: "re_test_standin", webhookSecret: RESEND_WEBHOOK_SECRET, baseUrl: resendBase },
  });
}

function settledBefore() {
  try {
    return environment();
  } catch {
    return settle({}, true);
  }
}

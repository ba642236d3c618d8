import { refuseLiveKeys } from "./live-keys.rules";
import { type ResendStandIn, startResend } from "./resend/resend.server";
import type { StandInSetup } from "./stand-in-setup";
import { type StripeStandIn, startStripe } from "./stripe/stripe.server";

refuseLiveKeys(process.env);

export type StandIns = { stripeBase: string; resendBase: string; stripe: StripeStandIn; resend: ResendStandIn; stop(): Promise<void> };

/** Starts both stand-ins on free ports of this machine; `STRIPE_API_BASE` and `RESEND_BASE_URL` then point the portal at them. */
export async function startStandIns(setup: StandInSetup & { stripeWebhookSecret: string; resendWebhookSecret: string }): Promise<StandIns> {
  refuseLiveKeys(process.env);
  const stripe = await startStripe({ ...setup, webhookSecret: setup.stripeWebhookSecret });
  const resend = await startResend({ ...setup, webhookSecret: setup.resendWebhookSecret });
  return {
    stripeBase: stripe.base,
    resendBase: resend.base,
    stripe,
    resend,
    async stop() {
      await Promise.all([stripe.stop(), resend.stop()]);
    },
  };
}

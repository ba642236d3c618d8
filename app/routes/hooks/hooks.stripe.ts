import type { ActionFunctionArgs } from "@remix-run/node";
import { applyStripeEvent } from "~/bank/billing/stripe-events.server";
import { verifiedStripeEvent } from "~/outside/stripe.server";
import { UnverifiedWebhook } from "~/outside/webhook";

/** What Stripe tells: verified on the raw body, then applied once. A wrong signature is a 400 that changes nothing. */
export async function action({ request }: ActionFunctionArgs) {
  try {
    await applyStripeEvent(verifiedStripeEvent(await request.text(), request.headers.get("stripe-signature")));
    return new Response(null, { status: 204 });
  } catch (error) {
    if (error instanceof UnverifiedWebhook) return new Response(null, { status: 400 });
    throw error;
  }
}

export const loader = () => new Response(null, { status: 405, headers: { allow: "POST" } });

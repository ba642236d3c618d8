import { applyStripeEvent } from "~/bank/billing/stripe-events.server";
import { at } from "~/outside/clock.server";
import { verifiedStripeEvent } from "~/outside/stripe.server";

let playing: Date | undefined;

/** Runs an act of the demo bank's past; webhooks that it causes are applied at that time too. */
export async function whileSeeding<T>(instant: Date, act: () => Promise<T>): Promise<T> {
  playing = instant;
  try {
    return await act();
  } finally {
    playing = undefined;
  }
}

/** Delivers a stand-in's webhook: over HTTP like the real service, but within the play while the demo bank is being filled. */
export async function deliver(request: Request): Promise<Response> {
  const instant = playing;
  if (instant === undefined) return fetch(request);
  if (!request.url.endsWith("/hooks/stripe")) return new Response(null, { status: 204 });
  const event = verifiedStripeEvent(await request.text(), request.headers.get("stripe-signature"), instant);
  await at(instant, () => applyStripeEvent(event));
  return new Response(null, { status: 204 });
}

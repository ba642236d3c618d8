import type Stripe from "stripe";
import type { StandIns } from "~/demo/stand-ins.server";

/** The webhook bodies that the Stripe stand-in posted, oldest first; with an id, only those about that object. */
export function postedEvents(stripe: StandIns["stripe"], objectId?: string): Stripe.Event[] {
  const events = stripe.deliveries().map((delivery) => JSON.parse(delivery.body) as Stripe.Event);
  return objectId === undefined ? events : events.filter((event) => "id" in event.data.object && event.data.object.id === objectId);
}

/** Posts JSON to a stand-in's desk and reads its answer. */
export async function postJson(address: string, body: unknown): Promise<unknown> {
  const answer = await fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return answer.json();
}

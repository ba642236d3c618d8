import type { ActionFunctionArgs } from "@remix-run/node";
import { action as resendHook } from "~/routes/hooks/hooks.resend";
import { action as stripeHook } from "~/routes/hooks/hooks.stripe";

/** Hands a stand-in's webhook to the route that it is addressed to. A fault is a 500, as the server would answer. */
export async function deliverToRoutes(request: Request): Promise<Response> {
  const hook = new URL(request.url).pathname === "/hooks/stripe" ? stripeHook : resendHook;
  try {
    return await hook({ request, params: {}, context: {} } as unknown as ActionFunctionArgs);
  } catch {
    return new Response(null, { status: 500 });
  }
}

import type { ActionFunctionArgs, AppLoadContext, ServerBuild } from "@remix-run/node";
import type { Matched } from "./http-route-name.server";

/** What a form's action came to, before there was a page around it. */
export interface Act {
  /** The answer when it leads to another address: there is no page to make. */
  ledTo?: Response;
  /** What the action gave or threw otherwise, for the page that shows it. */
  outcome: () => Promise<unknown>;
}

type Action = (args: ActionFunctionArgs) => unknown;

/**
 * Acts on a form as Remix would, with the same action under the same guard, and makes a page only when the act does not lead to another: matching,
 * handlers and hand-off cost more than a form's own work. Nothing when Remix has to say which route is meant, since an index and what is around
 * it share an address.
 */
export async function actFirst(
  routes: ServerBuild["routes"],
  { routeId, params }: Matched,
  request: Request,
  context: AppLoadContext,
): Promise<Act | undefined> {
  const route = routes[routeId];
  const action = route?.module.action as Action | undefined;
  if (!action || route?.index || request.method !== "POST") return undefined;
  try {
    return actOf(await action({ request, params, context }));
  } catch (thrown) {
    if (thrown instanceof Response) return actOf(thrown, () => Promise.reject(thrown));
    return { outcome: () => Promise.reject(thrown) };
  }
}

function actOf(result: unknown, outcome = () => Promise.resolve(result)): Act {
  const leads = result instanceof Response && result.status >= 300 && result.status < 400 && leadsAway(result.headers.get("location"));
  return leads ? { ledTo: result, outcome } : { outcome };
}

/** An address that Remix would not have to complete. */
const leadsAway = (location: string | null) => location !== null && /^(\/|https?:\/\/)/.test(location);

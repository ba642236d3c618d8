import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs, type ServerBuild } from "@remix-run/node";
import { isRouteErrorResponse } from "@remix-run/react";
import { logFault } from "~/outside/log.server";

type Handler<Args> = (args: Args) => unknown;

/**
 * The build with a guard before every loader and action: a refused request (too large, from elsewhere) never reaches an action, and
 * a fault is logged once and becomes a 500 that holds nothing but its reference.
 */
export function guarded(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const { loader, action } = (route?.module ?? {}) as { loader?: Handler<LoaderFunctionArgs>; action?: Handler<ActionFunctionArgs> };
    const guards = { ...(loader && { loader: watch(loader) }), ...(action && { action: watch(refuseFirst(action)) }) };
    return [id, route && { ...route, module: { ...route.module, ...guards } }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

function refuseFirst(action: Handler<ActionFunctionArgs>): Handler<ActionFunctionArgs> {
  return (args) => {
    if (args.context.refusedWith !== undefined) throw new Response(null, { status: args.context.refusedWith });
    return action(args);
  };
}

function watch<Args extends { request: Request; context: AppLoadContext }>(handler: Handler<Args>): Handler<Args> {
  return async (args) => {
    try {
      return await handler(args);
    } catch (thrown) {
      if (thrown instanceof Response || isRouteErrorResponse(thrown) || isData(thrown)) throw thrown;
      if (!args.request.signal.aborted) logFault(thrown, args.context.requestId);
      throw data({ reference: args.context.requestId }, { status: 500 });
    }
  };
}

const isData = (thrown: unknown): boolean => (thrown as { type?: unknown } | null)?.type === "DataWithResponseInit";

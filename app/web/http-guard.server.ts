import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs, type ServerBuild } from "@remix-run/node";
import { isRouteErrorResponse } from "@remix-run/react";
import { logFault } from "~/outside/log.server";
import { layBeside } from "./sent-form.server";

type Handler<Args> = (args: Args) => unknown;

/**
 * The build with a guard before every loader and action: a refused request (too large, from elsewhere) never reaches an action, and
 * a fault is logged once and becomes a 500 that holds nothing but its reference.
 */
export function guarded(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const { loader, action } = (route?.module ?? {}) as { loader?: Handler<LoaderFunctionArgs>; action?: Handler<ActionFunctionArgs> };
    const guards = { ...(loader && { loader: watch(atOneRequest(loader)) }), ...(action && { action: watch(refuseFirst(action)) }) };
    return [id, route && { ...route, module: { ...route.module, ...guards } }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

/** Remix makes each loader of a page a request of its own; whoever asks would be looked up for each. */
function atOneRequest(loader: Handler<LoaderFunctionArgs>): Handler<LoaderFunctionArgs> {
  return (args) => {
    const { request, context } = args;
    const asked = context.asked?.url === request.url ? context.asked : request;
    context.asked = asked;
    return loader({ ...args, request: asked });
  };
}

function refuseFirst(action: Handler<ActionFunctionArgs>): Handler<ActionFunctionArgs> {
  return (args) => {
    const { form, refusedWith, act } = args.context;
    if (act) return act.outcome();
    if (refusedWith !== undefined) throw new Response(null, { status: refusedWith });
    if (form) layBeside(args.request, form);
    return action(args);
  };
}

function watch<Args extends { context: AppLoadContext }>(handler: Handler<Args>): Handler<Args> {
  return async (args) => {
    try {
      return await handler(args);
    } catch (thrown) {
      if (thrown instanceof Response || isRouteErrorResponse(thrown) || isData(thrown)) throw thrown;
      logFault(thrown, args.context.requestId);
      throw data({ reference: args.context.requestId }, { status: 500 });
    }
  };
}

const isData = (thrown: unknown): boolean => (thrown as { type?: unknown } | null)?.type === "DataWithResponseInit";

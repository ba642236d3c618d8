import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import type { Actor } from "~/bank/people/actor";
import type { FormAnswer } from "~/web/form-answer";
import { openSession } from "~/web/session.server";
import { newFormToken } from "~/web/submit.server";

const HOST = "http://portal.test";
type Params = Record<string, string>;
type Loader = (args: LoaderFunctionArgs) => unknown;
type Action = (args: ActionFunctionArgs) => unknown;

export const context = (changes: Partial<AppLoadContext> = {}): AppLoadContext => ({
  nonce: "n",
  routes: {},
  requestId: "r",
  clientAddress: "10.9.9.9",
  ready: true,
  demo: true,
  ...changes,
});

/** The cookie of a new session of this actor; nothing for a stranger. */
export async function cookieOf(actor: Actor | null): Promise<string> {
  if (actor === null || !("sessionId" in actor)) return "";
  return (await openSession(new Request(HOST), actor.id)).split(";")[0] ?? "";
}

/** What a loader answers to an actor: its data, or the response that it threw. */
export async function ask<L extends Loader>(
  loader: L,
  actor: Actor | null,
  path: string,
  params: Params = {},
): Promise<Awaited<ReturnType<L>>> {
  const cookie = await cookieOf(actor);
  const request = new Request(HOST + path, { headers: cookie ? { cookie } : {} });
  return (await loader({ request, params, context: context() } as LoaderFunctionArgs)) as Awaited<ReturnType<L>>;
}

interface Posted {
  status: number;
  location: string | null;
  headers: Headers;
  answer: FormAnswer | undefined;
}

/** What an action answers to a form of this actor. Fields that are lists are sent several times. */
export async function post(
  action: Action,
  actor: Actor | null,
  path: string,
  fields: Record<string, string | string[]>,
  params: Params = {},
  changes: Partial<AppLoadContext> = {},
): Promise<Posted> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ formToken: newFormToken(), ...fields }))
    for (const each of [value].flat()) body.append(name, each);
  const cookie = await cookieOf(actor);
  const request = new Request(HOST + path, { method: "POST", body, headers: cookie ? { cookie } : {} });
  const answered = await action({ request, params, context: context(changes) } as ActionFunctionArgs);
  if (answered instanceof Response)
    return { status: answered.status, location: answered.headers.get("location"), headers: answered.headers, answer: undefined };
  const { data, init } = answered as { data: FormAnswer; init: ResponseInit | null };
  return { status: init?.status ?? 200, location: null, headers: new Headers(init?.headers), answer: data };
}

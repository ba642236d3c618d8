import { createHash, randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import { CompiledQuery, NoResultError } from "kysely";
import type { z } from "zod";
import { NotThere, Refusal } from "~/bank/history/refusal";
import { type Tx, withForm } from "~/bank/history/transact.server";
import { realNow } from "~/outside/clock.server";
import { isId } from "~/outside/ids.server";
import { ask } from "~db/client.server";
import type { FormAnswer, Problem } from "./form-answer";
import { sentForm } from "./sent-form.server";
import { actorOf } from "./session.server";

/** The actor of a stranger's form: its token alone cannot be guessed. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
/** Never sent back to the page that asked for them. */
const UNSPOKEN = /password/i;

/** A crash in this moment costs the address alone, not the claim: the disk need not be waited for once more. */
const ANSWER_FORM = "select set_config('synchronous_commit', 'off', true), answer_form($1, $2, $3)";

/** One token a form shown: with it a form acts once, however often it is sent. */
export const newFormToken = (): string => randomUUID();

/** An id from the address. @throws 404 when it is none. */
export function requireId(text: string | undefined): string {
  if (!isId(text)) throw new Response(null, { status: 404 });
  return text;
}

/** What was looked for. @throws 404 when there is nothing, or nothing that this actor may know of. */
export function found<T>(value: T | null | undefined): T {
  if (value === undefined || value === null) throw new Response(null, { status: 404 });
  return value;
}

/**
 * The only place that parses a form and catches a refusal: 422 with a sentence beside the field, 409 with one on top, what was
 * typed is kept; a thing that is not there, or not for this actor, is a 404. `act` ends in a redirect; the same form sent again gets
 * the same redirect, another content under its token a 409.
 * Whether it was sent before is said by the claim in the transaction, and asked only when there is something to refuse.
 * `leadsTo` is that redirect's address where it is known beforehand: it is then written with the claim.
 */
export async function submit<S extends z.ZodType>(
  request: Request,
  schema: S,
  act: (form: z.output<S>) => Promise<Response>,
  leadsTo?: string,
): Promise<Response | ReturnType<typeof data<FormAnswer>>> {
  const sent = await sentForm(request);
  const actor = await actorOf(request);
  const actorId = actor.kind === "public" || actor.kind === "worker" ? NOBODY : actor.id;
  const token = sent.get("formToken");
  const typed = typedIn(sent);
  if (typeof token !== "string" || !isId(token)) return refused(new Refusal("form_expired"), typed);
  const content = contentHash(sent);
  const unlessSentBefore = async (answer: () => ReturnType<typeof data<FormAnswer>>) => {
    const earlier = await earlierUse(token, actorId);
    return earlier ? repeated(earlier, content, typed) : answer();
  };

  const parsed = schema.safeParse(valuesOf(sent));
  if (!parsed.success) return unlessSentBefore(() => data({ problems: problemsOf(parsed.error), typed }, { status: 422 }));
  const here = new URL(request.url);
  const claimed = leadsTo ?? here.pathname;
  const form = { claimed: false, claim: (tx: Tx) => claim(tx, token, actorId, content, claimed) };
  try {
    const answer = await withForm(form, () => act(parsed.data));
    const address = pathOf(answer.headers.get("location"), here);
    if (form.claimed && address && address !== claimed) await ask(ANSWER_FORM, [token, actorId, address]);
    return answer;
  } catch (error) {
    if (error instanceof NoResultError || error instanceof NotThere) throw new Response(null, { status: 404 });
    if (!(error instanceof Refusal)) throw error;
    return form.claimed ? refused(error, typed) : unlessSentBefore(() => refused(error, typed));
  }
}

function pathOf(location: string | null, here: URL): string | undefined {
  if (location === null) return undefined;
  const address = new URL(location, here);
  return address.pathname + address.search;
}

async function claim(tx: Tx, ...[token, actorId, content, address]: [string, string, string, string]): Promise<void> {
  const values = [token, actorId, content, address, realNow()];
  await tx.executeQuery(CompiledQuery.raw("select claim_form($1, $2, $3, $4, $5)", values));
}

async function earlierUse(token: string, actorId: string) {
  const { rows } = await ask<{ contentHash: string; address: string }>("select * from form_use($1, $2)", [token, actorId]);
  return rows[0];
}

function repeated(earlier: { contentHash: string; address: string }, content: string, typed: FormAnswer["typed"]) {
  if (earlier.contentHash !== content) return refused(new Refusal("form_used", { address: earlier.address }), typed);
  return new Response(null, { status: 302, headers: { location: earlier.address } });
}

const refused = (refusal: Refusal, typed: FormAnswer["typed"]) =>
  data<FormAnswer>({ problems: {}, refusal: { code: refusal.code, data: refusal.data }, typed }, { status: 409 });

/** A field sent once is its text or file, a field sent more often a list; an empty text counts as not given. */
function valuesOf(sent: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of new Set(sent.keys())) {
    const all = sent.getAll(name).filter((value) => value !== "" && !(value instanceof File && value.size === 0));
    values[name] = all.length > 1 ? all : all[0];
  }
  return values;
}

function typedIn(sent: FormData): FormAnswer["typed"] {
  const typed: FormAnswer["typed"] = {};
  for (const name of new Set(sent.keys())) {
    const texts = sent.getAll(name).filter((value): value is string => typeof value === "string");
    if (name === "formToken" || UNSPOKEN.test(name) || texts.length === 0) continue;
    typed[name] = texts.length > 1 ? texts : (texts[0] ?? "");
  }
  return typed;
}

/** The first problem of each field; a schema's messages are the keys of sentences. */
function problemsOf(error: z.ZodError): FormAnswer["problems"] {
  const problems: FormAnswer["problems"] = {};
  for (const issue of error.issues) problems[String(issue.path[0] ?? "form")] ??= keyOf(issue.message);
  return problems;
}

/** A message of Zod's own is no key: the field is then simply not right. */
const keyOf = (message: string): Problem => (/^[a-z_]+\.[a-z0-9_]+$/.test(message) ? message : "errors.field_invalid") as Problem;

function contentHash(sent: FormData): string {
  const hash = createHash("sha256");
  for (const [name, value] of sent)
    if (!UNSPOKEN.test(name)) hash.update(JSON.stringify([name, typeof value === "string" ? value : [value.name, value.size]]));
  return hash.digest("hex");
}

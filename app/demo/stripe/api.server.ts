import { createHash } from "node:crypto";
import type { Journal } from "../journal.server";
import type { Trouble } from "../trouble.server";
import { answer } from "./answers.server";
import { expanded } from "./expand.server";
import { type FormValue, parseForm } from "./form.rules";
import { API_VERSION, type Ledger, newId } from "./ledger.server";
import { forbidden, keyUsedOtherwise, StripeProblem } from "./problems.rules";
import { operationAt, validParams } from "./requests.server";

type Api = { ledger: Ledger; journal: Journal; trouble: Trouble; at: number; realNow: () => Date };
type Answered = { operation: string | null; params: unknown; status: number; body: object; outcome: "accepted" | "refused" | "declined" };
type Remembered = { id: string; fingerprint: string; status: number; body: object };

/** Answers one request of the API as Stripe would, and keeps it in the journal. */
export async function answerApi(api: Api, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const encoded = request.method === "GET" || request.method === "DELETE" ? search.slice(1) : await request.text();
  const key = request.headers.get("idempotency-key");
  const requestId = newId("req", 7);
  const answered = answerOnce(api, request, { pathname, encoded, key, requestId });
  api.journal.add({
    at: api.realNow().toISOString(),
    method: request.method,
    path: pathname,
    operation: answered.operation,
    params: answered.params,
    idempotencyKey: key,
    outcome: answered.outcome,
    status: answered.status,
    answer: answered.body,
  });
  return Response.json(answered.body, { status: answered.status, headers: { "request-id": requestId, "stripe-version": API_VERSION } });
}

type Asked = { pathname: string; encoded: string; key: string | null; requestId: string };

function answerOnce(api: Api, request: Request, { pathname, encoded, key, requestId }: Asked): Answered {
  const place = operationAt(request.method, pathname);
  const params = readForm(encoded);
  const said = { operation: place?.operation ?? null, params };
  try {
    const outage = api.trouble.next();
    if (outage !== null) throw new StripeProblem(outage, { type: "api_error", message: "The stand-in was asked to be out of order." });
    checkHeaders(request);
    if (!place) throw forbidden(`Unrecognized request URL (${request.method}: ${pathname}).`, {}, 404);
    const checked = validParams(place.operation, params ?? refuseForm());
    checkMetadata(checked);
    const fingerprint = createHash("sha256").update(`${pathname}\n${encoded}`).digest("hex");
    const before = key === null ? undefined : api.ledger.shelf.get<Remembered>("idempotency", key);
    if (key !== null && before && before.fingerprint !== fingerprint) throw keyUsedOtherwise(key);
    if (before) return { ...said, params: checked, status: before.status, body: before.body, outcome: "accepted" };
    api.ledger.asking = { id: requestId, idempotency_key: key };
    const object = answer(place.operation, { ledger: api.ledger, id: place.id, params: checked, at: api.at });
    const body = expanded(api.ledger, object as Record<string, unknown>, checked.expand as string[] | undefined);
    if (key !== null) api.ledger.shelf.put<Remembered>("idempotency", { id: key, fingerprint, status: 200, body });
    return { ...said, params: checked, status: 200, body, outcome: "accepted" };
  } catch (error) {
    if (!(error instanceof StripeProblem)) throw error;
    const body = { error: error.body };
    return { ...said, status: error.status, body, outcome: error.refused ? "refused" : "declined" };
  } finally {
    api.ledger.asking = null;
  }
}

function checkHeaders(request: Request): void {
  if (!/^Bearer sk_test_\w+/.test(request.headers.get("authorization") ?? "")) {
    throw forbidden("Invalid API Key provided: the stand-in takes keys that begin with sk_test_.", {}, 401);
  }
  const version = request.headers.get("stripe-version");
  if (version !== API_VERSION) throw forbidden(`Invalid Stripe API version: ${version}. The stand-in speaks ${API_VERSION}.`);
}

function readForm(encoded: string): Record<string, FormValue> | null {
  try {
    return parseForm(encoded);
  } catch {
    return null;
  }
}

function refuseForm(): never {
  throw forbidden("Invalid request: a name is used both as a value and as a parent.");
}

/** Stripe's limits of metadata: 50 names, a name of 40 characters without brackets, a value of 500. */
function checkMetadata(params: unknown, path = ""): void {
  if (params === null || typeof params !== "object") return;
  for (const [name, value] of Object.entries(params)) {
    const here = path ? `${path}[${name}]` : name;
    if (name === "metadata" && value !== null && typeof value === "object") checkMetadataNames(value, here);
    else checkMetadata(value, here);
  }
}

function checkMetadataNames(metadata: object, param: string): void {
  const entries = Object.entries(metadata);
  if (entries.length > 50) throw forbidden("Metadata can have up to 50 keys.", { param });
  for (const [name, value] of entries) {
    if (name.length > 40 || /[[\]]/.test(name))
      throw forbidden("Metadata keys can be up to 40 characters long, without square brackets.", { param });
    if (String(value).length > 500) throw forbidden("Metadata values can be up to 500 characters long.", { param: `${param}[${name}]` });
  }
}

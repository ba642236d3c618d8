import { createHash } from "node:crypto";
import type { Journal } from "../journal.server";
import type { Trouble } from "../trouble.server";
import { type Message, type PostOffice, shown, takeIn } from "./post-office.server";
import { ResendProblem, refuse, validBatch, validEmail } from "./requests.server";

type Api = { office: PostOffice; journal: Journal; trouble: Trouble; realNow: () => Date };
type Asked = { operation: string | null; path: string; sent: unknown; raw: string; key: string | null };
type Remembered = { id: string; fingerprint: string; body: object };

/** Answers one request of the API as Resend would, and keeps it in the journal. */
export async function answerEmails(api: Api, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const raw = request.method === "POST" ? await request.text() : "";
  const asked: Asked = {
    operation: operationAt(request.method, pathname),
    path: pathname,
    raw,
    sent: parsed(raw),
    key: request.headers.get("idempotency-key"),
  };
  const { status, body, outcome } = answerOnce(api, request, asked);
  const { operation, sent: params, key: idempotencyKey } = asked;
  api.journal.add({
    at: api.realNow().toISOString(),
    method: request.method,
    path: pathname,
    operation,
    params,
    idempotencyKey,
    outcome,
    status,
    answer: body,
  });
  return Response.json(body, { status });
}

function operationAt(method: string, path: string): string | null {
  if (method === "POST" && path === "/emails") return "emails/send";
  if (method === "POST" && path === "/emails/batch") return "emails/send-batch";
  if (method === "GET" && /^\/emails\/[^/]+$/.test(path)) return "emails/get";
  return null;
}

function answerOnce(
  api: Api,
  request: Request,
  asked: Asked,
): { status: number; body: object; outcome: "accepted" | "refused" | "declined" } {
  try {
    const outage = api.trouble.next();
    if (outage !== null)
      throw new ResendProblem(
        outage,
        outage === 429 ? "rate_limit_exceeded" : "internal_server_error",
        "The stand-in was asked to be out of order.",
      );
    if (!/^Bearer re_(demo|test)/.test(request.headers.get("authorization") ?? ""))
      throw refuse("invalid_api_key", "API key is invalid", 401);
    if ((asked.key?.length ?? 0) > 256) throw refuse("invalid_idempotency_key", "The key must be between 1-256 chars.", 400);
    return {
      status: 200,
      body: asked.key === null ? answer(api.office, asked) : answerByKey(api.office, asked, asked.key),
      outcome: "accepted",
    };
  } catch (error) {
    if (!(error instanceof ResendProblem)) throw error;
    const body = { statusCode: error.statusCode, name: error.code, message: error.message };
    return { status: error.statusCode, body, outcome: error.refused ? "refused" : "declined" };
  }
}

/** The same key with the same request gives the first answer again; with another request it is a conflict. */
function answerByKey(office: PostOffice, asked: Asked, key: string): object {
  const fingerprint = createHash("sha256").update(`${asked.path}\n${asked.raw}`).digest("hex");
  const before = office.shelf.get<Remembered>("idempotency", key);
  if (before && before.fingerprint !== fingerprint) {
    throw new ResendProblem(409, "invalid_idempotent_request", "This idempotency key has been used on a request with a different payload.");
  }
  if (before) return before.body;
  return office.shelf.put<Remembered>("idempotency", { id: key, fingerprint, body: answer(office, asked) }).body;
}

function answer(office: PostOffice, { operation, path, sent }: Asked): object {
  if (operation === "emails/send") return { id: takeIn(office, validEmail(sent)).id };
  if (operation === "emails/send-batch") return { data: validBatch(sent).map((email) => ({ id: takeIn(office, email).id })) };
  if (operation !== "emails/get") throw refuse("not_found", "The requested endpoint does not exist.", 404);
  const message = office.shelf.get<Message>("message", path.split("/")[2] ?? "");
  if (!message) throw new ResendProblem(404, "not_found", "Email not found");
  return shown(message);
}

function parsed(raw: string): unknown {
  try {
    return raw === "" ? null : JSON.parse(raw);
  } catch {
    return raw;
  }
}

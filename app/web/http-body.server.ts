import type { IncomingMessage, ServerResponse } from "node:http";
import { createHeaders, createRequest } from "@remix-run/node-fetch-server";

/** The most that a form or a webhook may weigh, in bytes. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** How much of a body that is too large is still read away, so that the browser lives to see the answer. */
const PATIENCE_BYTES = 200 * 1024 * 1024;

/** The request with its body read whole, or `tooLarge` with no body. @throws TypeError when address or host are malformed. */
export async function readRequest(
  req: IncomingMessage,
  res: ServerResponse,
  protocol: "http:" | "https:",
): Promise<{ request: Request; tooLarge: boolean }> {
  if (req.method === "GET" || req.method === "HEAD") return { request: requestWithoutBody(req, protocol), tooLarge: false };
  const request = createRequest(req, res, { protocol });
  if (request.body === null) return { request, tooLarge: false };
  const bytes = await readBody(request.body);
  const { url, method, headers, signal } = request;
  return { request: new Request(url, { method, headers, signal, ...(bytes && { body: bytes }) }), tooLarge: bytes === undefined };
}

/** A request that asks for something. It has no signal: nothing is left out of an answer because nobody waits for it any more. @throws TypeError when address or host are malformed. */
export function requestWithoutBody(req: IncomingMessage, protocol: "http:" | "https:"): Request {
  return new Request(`${protocol}//${req.headers.host ?? "localhost"}${req.url}`, {
    method: req.method ?? "GET",
    headers: createHeaders(req),
  });
}

async function readBody(body: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done && size <= PATIENCE_BYTES; part = await reader.read()) {
    size += part.value.length;
    if (size <= MOST_BYTES) chunks.push(part.value);
    else chunks.length = 0;
  }
  return size > MOST_BYTES ? undefined : new Uint8Array(Buffer.concat(chunks));
}

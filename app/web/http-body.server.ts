import type { IncomingMessage } from "node:http";
import { createHeaders } from "@remix-run/node-fetch-server";

/** The most that a form or a webhook may weigh, in bytes. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** How much of a body that is too large is still read away, so that the browser lives to see the answer. */
const PATIENCE_BYTES = 200 * 1024 * 1024;

interface Read {
  request: Request;
  /** The bytes of a form without files: they do not travel in the request (web/sent-form.server.ts). */
  form?: Uint8Array;
  tooLarge: boolean;
}

/** The request with its body read whole, or `tooLarge` with no body. @throws TypeError when address or host are malformed. */
export async function readRequest(req: IncomingMessage, protocol: "http:" | "https:"): Promise<Read> {
  if (req.method === "GET" || req.method === "HEAD") return { request: requestOf(req, protocol), tooLarge: false };
  const bytes = await readBody(req);
  if (bytes === undefined) return { request: requestOf(req, protocol), tooLarge: true };
  if (req.headers["content-type"]?.startsWith("application/x-www-form-urlencoded"))
    return { request: requestOf(req, protocol), form: bytes, tooLarge: false };
  return { request: requestOf(req, protocol, bytes), tooLarge: false };
}

/**
 * A request, with the body that was read. It has no signal: nothing is left undone, or out of an answer, because nobody waits for it any more.
 * @throws TypeError when address or host are malformed.
 */
export function requestOf(req: IncomingMessage, protocol: "http:" | "https:", body?: Uint8Array<ArrayBuffer>): Request {
  return new Request(addressOf(req, protocol), {
    method: req.method ?? "GET",
    headers: createHeaders(req),
    ...(body?.length && { body }),
  });
}

/**
 * A request without a body for a loader that stands alone: address, method and headers, which are made when they are asked for. Node's own Request
 * takes as long to make as what such a loader answers.
 * @throws TypeError when address or host are malformed.
 */
export function plainRequestOf(req: IncomingMessage, protocol: "http:" | "https:"): Request {
  const url = addressOf(req, protocol);
  if (!URL.canParse(url)) throw new TypeError("Invalid URL", { cause: { code: "ERR_INVALID_URL" } });
  let headers: Headers | undefined;
  const plain = {
    url,
    method: req.method ?? "GET",
    get headers() {
      headers ??= createHeaders(req);
      return headers;
    },
  };
  return plain as Request;
}

const addressOf = ({ headers, url }: IncomingMessage, protocol: string): string => `${protocol}//${headers.host ?? "localhost"}${url}`;

async function readBody(req: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const part of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > PATIENCE_BYTES) break;
    if (size <= MOST_BYTES) chunks.push(part);
    else chunks.length = 0;
  }
  return size > MOST_BYTES ? undefined : new Uint8Array(Buffer.concat(chunks));
}

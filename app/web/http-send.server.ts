import type { ServerResponse } from "node:http";
import { htmlOf } from "./whole-page.server";

/** Sends an answer whole, by one write: nothing here is streamed. A redirect or an empty answer has no body. */
export async function send(res: ServerResponse, response: Response): Promise<void> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of response.headers) if (name !== "set-cookie") headers[name] = value;
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers["set-cookie"] = cookies;
  const html = htmlOf(response);
  if (html !== undefined) sendBytes(res, response.status, headers, Buffer.from(html));
  else sendBytes(res, response.status, headers, response.body === null ? undefined : Buffer.from(await response.arrayBuffer()));
}

/** Sends data as JSON; a short text leaves in one piece with its headers. */
export function sendJson(res: ServerResponse, data: unknown, headers: Record<string, string>): void {
  const text = JSON.stringify(data);
  const length = String(Buffer.byteLength(text));
  res
    .writeHead(200, { "content-type": "application/json", ...headers, "content-length": length })
    .end(res.req.method === "HEAD" ? "" : text);
}

function sendBytes(res: ServerResponse, status: number, headers: Record<string, string | string[]>, body: Buffer | undefined): void {
  if (body) headers["content-length"] = String(body.byteLength);
  res.writeHead(status, headers).end(res.req.method === "HEAD" ? undefined : body);
}

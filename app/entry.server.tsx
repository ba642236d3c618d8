import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { logFault } from "./outside/log.server";
import { keepEnd, keptEnd, withEnd } from "./web/document-end.server";
import { EndContext, NonceContext } from "./web/nonce";
import { wholePage } from "./web/whole-page.server";

export { requireVariables, serve } from "./server.server";

/**
 * Renders in one pass, which costs about half of streaming: what the loaders returned is read to its end beforehand and appended
 * in the form in which the browser's Remix expects it, or the page would look right and never hydrate.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const { serverHandoffStream, ...rest } = context;
  const kept = keptEnd(context);
  const html = renderToString(
    <NonceContext.Provider value={nonce}>
      <EndContext.Provider value={kept !== undefined}>
        <RemixServer context={kept ? { ...rest, manifest: kept.manifest } : rest} url={request.url} nonce={nonce} />
      </EndContext.Provider>
    </NonceContext.Provider>,
  );
  if (!kept) keepEnd(html, context, nonce);
  const whole = kept ? withEnd(html, kept, nonce) : html;
  const hydrates = serverHandoffStream !== undefined && (kept !== undefined || rest.renderMeta?.didRenderScripts === true);
  const handoff = hydrates ? await handoffScript(serverHandoffStream, nonce) : "";
  headers.set("content-type", "text/html; charset=utf-8");
  return wholePage(`<!doctype html>${whole}${handoff}`, status, headers);
}

async function handoffScript(stream: ReadableStream<Uint8Array>, nonce: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) chunks.push(part.value);
  const state = JSON.stringify(Buffer.concat(chunks).toString()).replace(/[<>&\u2028\u2029]/g, (sign) => ESCAPED[sign] ?? sign);
  return `<script nonce="${nonce}">window.__remixContext.streamController.enqueue(${state});window.__remixContext.streamController.close();</script>`;
}

const ESCAPED: Record<string, string> = { "<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029" };

/** Faults of loaders and actions are logged where they are caught (web/http-guard.server.ts); here come those of rendering. An address that nobody has is none. */
export const handleError: HandleErrorFunction = (error, { context }) => {
  if (!isRouteErrorResponse(error)) logFault(error, context.requestId);
};

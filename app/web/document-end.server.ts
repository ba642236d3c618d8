import type { EntryContext } from "@remix-run/node";

type Manifest = EntryContext["manifest"];

/** What the pages of a route have in common: their routes alone, and the scripts at their end, taken apart at the nonce. */
export interface RouteEnd {
  manifest: Manifest;
  parts: readonly string[];
}

const known = new WeakMap<Manifest, Map<string, RouteEnd>>();
const CLOSING = "</body></html>";

/**
 * What Remix writes at the end of a document, once it is known: which scripts the route needs, and what a browser must be told of the routes
 * above it. Nothing in it depends on who asks or on what the loaders found.
 */
export function keptEnd({ manifest, staticHandlerContext }: EntryContext): RouteEnd | undefined {
  return known.get(manifest)?.get(nameOf(staticHandlerContext));
}

/** Keeps the end of a document that was rendered whole, for the next of its route. */
export function keepEnd(html: string, { manifest, staticHandlerContext }: EntryContext, nonce: string): void {
  const preload = html.lastIndexOf(`<link rel="modulepreload" href="${manifest.entry.module}"`);
  const start = html.lastIndexOf(`<script nonce="${nonce}">`, preload);
  if (preload < 0 || start < 0 || !html.endsWith(CLOSING)) return;
  const end = Buffer.from(html.slice(start, -CLOSING.length)).toString(); // a copy: a slice would hold the whole page
  const ids = staticHandlerContext.matches.map(({ route }) => route.id);
  const routes = Object.fromEntries(Object.entries(manifest.routes).filter(([id]) => ids.includes(id)));
  const ends = known.get(manifest) ?? new Map<string, RouteEnd>();
  known.set(manifest, ends.set(nameOf(staticHandlerContext), { manifest: { ...manifest, routes }, parts: end.split(nonce) }));
}

/** A document that was rendered without its end, with it. */
export const withEnd = (html: string, { parts }: RouteEnd, nonce: string): string =>
  `${html.slice(0, -CLOSING.length)}${parts.join(nonce)}${CLOSING}`;

const nameOf = ({ matches }: EntryContext["staticHandlerContext"]): string => matches.map(({ route }) => route.id).join(" ");

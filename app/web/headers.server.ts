import type { Environment } from "~/outside/environment.server";

/** Where a form may lead: here, and to Stripe's hosted pages, to which payment forms redirect. */
const STRIPE_PAGES = "https://checkout.stripe.com https://billing.stripe.com";

interface Page {
  nonce: string;
  /** Vite's client needs a socket, and styles without a nonce. */
  dev: boolean;
}

/** Sets what every answer carries. A header that the route has set itself stays, except the policy of a page. */
export function setSecurityHeaders(headers: Headers, environment: Pick<Environment, "secure">, page: Page): void {
  const isPage = headers.get("content-type")?.startsWith("text/html") === true;
  for (const [name, value] of Object.entries(headersOfData(environment)))
    if (!MAY_STAY.has(name) || !headers.has(name)) headers.set(name, value);
  if (isPage) headers.set("content-security-policy", pagePolicy(environment, page));
}

const MAY_STAY = new Set(["referrer-policy", "cache-control"]);

/** What an answer carries that is no page and says nothing else. */
export function headersOfData({ secure }: Pick<Environment, "secure">): Record<string, string> {
  return {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self)",
    "referrer-policy": "same-origin",
    "cache-control": "private, no-store",
    ...(secure && { "strict-transport-security": "max-age=31536000; includeSubDomains" }),
  };
}

function pagePolicy({ secure }: Pick<Environment, "secure">, { nonce, dev }: Page): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    `form-action 'self' ${STRIPE_PAGES}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

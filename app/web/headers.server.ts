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
  headers.set(
    "content-security-policy",
    isPage ? pagePolicy(environment, page) : "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  );
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("permissions-policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self)");
  if (!headers.has("referrer-policy")) headers.set("referrer-policy", "same-origin");
  if (!headers.has("cache-control")) headers.set("cache-control", "private, no-store");
  if (environment.secure) headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
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

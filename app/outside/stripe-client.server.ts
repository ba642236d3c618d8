import Stripe from "stripe";
import { environment } from "./environment.server";

let made: { for: string; client: Stripe } | undefined;

/** The client for the account, or for the stand-in that `STRIPE_API_BASE` names. */
export function stripe(): Stripe {
  const { secretKey, apiBase } = environment().stripe;
  const settings = `${secretKey} ${apiBase}`;
  if (made?.for !== settings)
    made = { for: settings, client: new Stripe(secretKey, { ...reach(apiBase), maxNetworkRetries: 2, timeout: 20_000, telemetry: false }) };
  return made.client;
}

function reach(apiBase: string | undefined): Stripe.StripeConfig {
  if (apiBase === undefined) return {};
  const { protocol, hostname, port } = new URL(apiBase);
  const isPlain = protocol === "http:";
  return { protocol: isPlain ? "http" : "https", host: hostname, port: port || (isPlain ? 80 : 443) };
}

export type Language = "en" | "it" | "ar";

/** Stripe's pages have no Arabic; `auto` lets the browser choose. */
export const pageLanguage = (language: Language) => (language === "ar" ? "auto" : language);

import { afterIntervals } from "./calendar.rules";
import { forbidden, impossible } from "./problems.rules";
import type { LineItem, Metadata, Recurring, Session } from "./wire.rules";

export type LineItemParams = {
  price?: string;
  quantity?: number;
  price_data?: {
    currency: string;
    unit_amount?: number;
    product?: string;
    product_data?: { name: string; description?: string; metadata?: Metadata };
    recurring?: { interval: "day" | "week" | "month" | "year"; interval_count?: number };
  };
};

export type SessionParams = {
  mode?: string;
  success_url?: string;
  cancel_url?: string;
  customer?: string;
  customer_email?: string;
  client_reference_id?: string;
  line_items?: LineItemParams[];
  metadata?: Metadata;
  payment_intent_data?: { metadata?: Metadata };
  subscription_data?: {
    metadata?: Metadata;
    billing_cycle_anchor?: number;
    trial_end?: number;
    trial_period_days?: number;
    proration_behavior?: string;
  };
  expires_at?: number;
  locale?: string;
};

const HALF_HOUR_S = 1_800;
const DAY_S = 86_400;

export function checkedMode(params: SessionParams): Session["mode"] {
  if (!params.mode) throw forbidden("Missing required param: mode.", { code: "parameter_missing", param: "mode" });
  if (params.mode !== "payment" && params.mode !== "subscription")
    throw forbidden("The stand-in takes payments and subscriptions only.", { param: "mode" });
  const foreign = params.mode === "payment" ? "subscription_data" : "payment_intent_data";
  if (params[foreign]) throw forbidden(`You can not pass \`${foreign}\` in \`${params.mode}\` mode.`, { param: foreign });
  return params.mode;
}

export function checkedUrl(url: string | undefined, param: string): string {
  if (!url) throw forbidden(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw forbidden("Not a valid URL", { code: "url_invalid", param });
  return url;
}

export function checkedExpiry(given: number | undefined, at: number): number {
  const expires = given ?? at + DAY_S;
  if (expires >= at + HALF_HOUR_S && expires <= at + DAY_S) return expires;
  throw forbidden("The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.", {
    param: "expires_at",
  });
}

/** When the first money of a subscription is due; null means at once. */
export function checkedFirstCharge(data: SessionParams["subscription_data"], recurring: Recurring | null, at: number): number | null {
  if (data?.trial_end !== undefined || data?.trial_period_days !== undefined)
    throw impossible("The stand-in has no trials; use billing_cycle_anchor.");
  const anchor = data?.billing_cycle_anchor;
  if (anchor === undefined || recurring === null) return null;
  const param = "subscription_data[billing_cycle_anchor]";
  if (anchor <= at) throw forbidden("billing_cycle_anchor must be in the future.", { param });
  if (anchor > afterIntervals(at, recurring, 1))
    throw forbidden("billing_cycle_anchor cannot be later than next natural billing date.", { param });
  if (data?.proration_behavior !== "none") throw impossible("The stand-in prorates nothing: pass proration_behavior=none.");
  return anchor;
}

export function checkLines(lines: LineItem[], mode: Session["mode"]): void {
  const param = "line_items";
  if (lines.length === 0) throw forbidden("Missing required param: line_items.", { code: "parameter_missing", param });
  const wrong = mode === "payment" ? "recurring" : "one_time";
  if (lines.some((line) => line.price.type === wrong))
    throw forbidden(`You specified \`${mode}\` mode but passed a ${wrong} price.`, { param });
  if (new Set(lines.map((line) => line.currency)).size > 1) throw forbidden("All line items must have the same currency.", { param });
  if (mode === "subscription" && lines.length > 1) throw impossible("The stand-in takes one line per subscription.");
  if (mode === "payment" && lines.reduce((sum, line) => sum + line.amount_total, 0) < 50) {
    throw forbidden("The Checkout Session's total amount must convert to at least 50 cents.", { code: "amount_too_small", param });
  }
}

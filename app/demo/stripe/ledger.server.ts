import { randomBytes } from "node:crypto";
import type { Deliveries } from "../deliveries.server";
import type { Shelf } from "../shelf.server";
import { missing } from "./problems.rules";
import { blank } from "./wire.rules";

export const API_VERSION = "2026-10-28.endive";

/** The kinds of webhook that the stand-in sends. */
export type EventType =
  | "checkout.session.completed"
  | "checkout.session.expired"
  | "customer.subscription.created"
  | "customer.subscription.updated"
  | "customer.subscription.deleted"
  | "invoice.finalized"
  | "invoice.paid"
  | "invoice.payment_failed"
  | "payment_intent.succeeded"
  | "payment_intent.payment_failed"
  | "charge.refunded"
  | "refund.updated";

/** Where the stand-in's objects live, and what the verbs need beside them. `at` is always Unix seconds. */
export type Ledger = {
  shelf: Shelf;
  deliveries: Deliveries;
  portalUrl: string;
  /** The API request being answered, named in the events that it causes. */
  asking: { id: string; idempotency_key: string | null } | null;
};

type Whole = { id: string; object: string };

/** Keeps an object, whole: blanks below, the given fields above. */
export function keep<T extends Whole>(ledger: Ledger, object: T): T {
  const known = ledger.shelf.get<T>(object.object, object.id) ?? blank(object.object as Parameters<typeof blank>[0]);
  return ledger.shelf.put(object.object, { ...known, ...object });
}

/** Changes fields of a kept object. */
export const change = <T extends Whole>(ledger: Ledger, object: T, fields: Partial<T>): T => keep(ledger, { ...object, ...fields });

/** The object of that kind and id, or the 404 that Stripe answers. */
export function find<T extends Whole>(ledger: Ledger, kind: T["object"], id: string, param?: string): T {
  const object = ledger.shelf.get<T>(kind, id);
  if (!object) throw missing(kind.replaceAll("_", " "), id, param);
  return object;
}

/** Records that something happened and posts it to the portal's webhook, with the object as it is now. */
export function emit(ledger: Ledger, type: EventType, object: Whole, at: number): void {
  const event = {
    id: newId("evt"),
    object: "event" as const,
    api_version: API_VERSION,
    created: at,
    data: { object: structuredClone(object) },
    livemode: false,
    pending_webhooks: 1,
    request: ledger.asking ?? { id: null, idempotency_key: null },
    type,
  };
  ledger.shelf.put("event", event);
  ledger.deliveries.post(event.id, event);
}

export const newId = (prefix: string, bytes = 12) => `${prefix}_${randomBytes(bytes).toString("hex")}`;

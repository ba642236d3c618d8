import { linesOf } from "./checkout.server";
import { paymentOf } from "./invoices.server";
import type { Ledger } from "./ledger.server";
import { forbidden } from "./problems.rules";

const KIND_OF_PREFIX: Record<string, string> = {
  cus: "customer",
  pi: "payment_intent",
  ch: "charge",
  in: "invoice",
  sub: "subscription",
  re: "refund",
  price: "price",
  prod: "product",
  cs: "checkout.session",
};

type Tree = Record<string, unknown>;

/** Puts whole objects where an answer has their ids, along `expand` paths such as `data.payment_intent`; four levels at most. */
export function expanded(ledger: Ledger, answer: Tree, paths: string[] = []): Tree {
  const copy = structuredClone(answer);
  for (const path of paths) {
    const steps = path.split(".");
    if (steps.length > 4) throw forbidden("You cannot expand more than 4 levels of a property.", { param: "expand" });
    walk(ledger, copy, steps, path);
  }
  return copy;
}

function walk(ledger: Ledger, node: Tree, [step = "", ...rest]: string[], path: string): void {
  const found = valueAt(ledger, node, step, path);
  if (Array.isArray(found)) {
    for (const element of found) if (rest.length > 0) walk(ledger, element as Tree, rest, path);
    return;
  }
  node[step] = found;
  if (found !== null && typeof found === "object" && rest.length > 0) walk(ledger, found as Tree, rest, path);
}

function valueAt(ledger: Ledger, node: Tree, step: string, path: string): unknown {
  const value = node[step];
  if (value === undefined && step === "line_items" && node.object === "checkout.session") return included(linesOf(ledger, String(node.id)));
  if (value === undefined && step === "payments" && node.object === "invoice")
    return included([paymentOf(ledger, String(node.id)) ?? []].flat());
  if (value === undefined) throw forbidden(`This property cannot be expanded (${path}).`, { param: "expand" });
  if (typeof value !== "string") return value;
  const kind = KIND_OF_PREFIX[value.split("_")[0] ?? ""];
  const object = kind === undefined ? undefined : ledger.shelf.get(kind, value);
  if (!object) throw forbidden(`This property cannot be expanded (${path}).`, { param: "expand" });
  return structuredClone(object);
}

const included = (data: unknown[]) => ({ object: "list", data: structuredClone(data), has_more: false, url: "" });

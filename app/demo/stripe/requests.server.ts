import { Ajv, type ErrorObject } from "ajv";
import { forbidden } from "./problems.rules";
import schema from "./request-params.schema.json";

/** Method, path and name of each operation of the API that the schema describes. */
const OPERATIONS = [
  ["POST", "/v1/checkout/sessions", "checkout.sessions.create"],
  ["GET", "/v1/checkout/sessions", "checkout.sessions.list"],
  ["GET", "/v1/checkout/sessions/:id", "checkout.sessions.retrieve"],
  ["POST", "/v1/checkout/sessions/:id/expire", "checkout.sessions.expire"],
  ["GET", "/v1/checkout/sessions/:id/line_items", "checkout.sessions.listLineItems"],
  ["POST", "/v1/customers", "customers.create"],
  ["GET", "/v1/customers", "customers.list"],
  ["POST", "/v1/customers/:id", "customers.update"],
  ["GET", "/v1/payment_intents/:id", "paymentIntents.retrieve"],
  ["GET", "/v1/subscriptions", "subscriptions.list"],
  ["POST", "/v1/subscriptions/:id", "subscriptions.update"],
  ["DELETE", "/v1/subscriptions/:id", "subscriptions.cancel"],
  ["GET", "/v1/invoices", "invoices.list"],
  ["GET", "/v1/invoices/:id", "invoices.retrieve"],
  ["POST", "/v1/invoices/:id/pay", "invoices.pay"],
  ["POST", "/v1/refunds", "refunds.create"],
  ["GET", "/v1/refunds", "refunds.list"],
  ["GET", "/v1/refunds/:id", "refunds.retrieve"],
  ["POST", "/v1/billing_portal/sessions", "billingPortal.sessions.create"],
  ["GET", "/v1/events", "events.list"],
  ["GET", "/v1/events/:id", "events.retrieve"],
] as const;

export type Operation = (typeof OPERATIONS)[number][2];

/** The operation that an address names, with the id in it; null for an address that this stand-in does not have. */
export function operationAt(method: string, path: string): { operation: Operation; id: string } | null {
  for (const [verb, pattern, operation] of OPERATIONS) {
    const match = verb === method && new RegExp(`^${pattern.replace(":id", "([^/]+)")}$`).exec(path);
    if (match) return { operation, id: decodeURIComponent(match[1] ?? "") };
  }
  return null;
}

/** The schema without its `null` branches: a form has no null, and they would turn the empty string, which clears a value, into one. */
const formSchema = JSON.parse(JSON.stringify(schema), (name, value) =>
  name === "anyOf" ? (value as { type?: string }[]).filter((branch) => branch.type !== "null") : value,
) as object;
const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: true, validateFormats: false }).addSchema(formSchema, "params");

/** The typed parameters of a request, or a refusal in Stripe's words when the schema does not allow them. */
export function validParams(operation: string, params: Record<string, unknown>): Record<string, unknown> {
  const validate = ajv.getSchema(`params#/operations/${operation}`);
  if (!validate) throw forbidden(`The stand-in has no schema for ${operation}.`);
  if (validate(params)) return params;
  throw refusalOf(validate.errors ?? []);
}

function refusalOf(errors: ErrorObject[]) {
  const deepest = [...errors].sort((a, b) => b.instancePath.split("/").length - a.instancePath.split("/").length);
  const error = deepest.find((one) => one.keyword === "additionalProperties") ?? deepest[0];
  if (!error) return forbidden("Invalid request.");
  const path = error.instancePath.split("/").slice(1);
  if (error.keyword === "additionalProperties") {
    const param = bracketed([...path, String(error.params.additionalProperty)]);
    return forbidden(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
  }
  if (error.keyword === "required") {
    const param = bracketed([...path, String(error.params.missingProperty)]);
    return forbidden(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  }
  const param = bracketed(path);
  return forbidden(`Invalid ${param}: ${error.message ?? "not allowed"}`, { param });
}

const bracketed = ([head = "", ...rest]: string[]) => head + rest.map((step) => `[${step}]`).join("");

import { Ajv } from "ajv";
import openapi from "~/demo/resend/openapi-subset.json";
import stripeSchema from "~tests/vectors/stripe/objects-events-2026-10-28.schema.json";

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(stripeSchema as object, "stripe");
ajv.addSchema({ components: openapi.components }, "resend");

/** What the provider's own schema finds wrong with a value; empty when nothing. */
export type Findings = string[];

export const stripeObjectFindings = (kind: string, value: unknown): Findings => findings(`stripe#/objects/${kind}`, value);
export const stripeEventFindings = (event: { type: string }): Findings => findings(`stripe#/events/${event.type}`, event);
export const resendFindings = (name: string, value: unknown): Findings => findings(`resend#/components/schemas/${name}`, value);

/** `email.delivery_delayed` is described by `EmailDeliveryDelayedEvent`. */
export const resendEventFindings = (event: { type: string }): Findings =>
  resendFindings(`${event.type.replace(/(?:^|[._])(\w)/g, (_, letter: string) => letter.toUpperCase())}Event`, event);

function findings(schema: string, value: unknown): Findings {
  const validate = ajv.getSchema(schema);
  if (!validate) return [`there is no schema ${schema}`];
  validate(JSON.parse(JSON.stringify(value)));
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

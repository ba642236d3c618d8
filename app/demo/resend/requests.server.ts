import { Ajv } from "ajv";
import openapi from "./openapi-subset.json";

/** What may be sent, as Resend's OpenAPI says; names that it does not know are refused. */
export type EmailRequest = {
  from: string;
  to: string | string[];
  subject: string;
  html?: string;
  text?: string;
  cc?: string | string[];
  bcc?: string | string[];
  reply_to?: string | string[];
  headers?: Record<string, string>;
  tags?: { name: string; value: string }[];
};

export class ResendProblem extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
    readonly refused = false,
  ) {
    super(message);
  }
}

const { schemas } = openapi.components;
const strict = { ...schemas.SendEmailRequest, additionalProperties: false };
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema({ components: { schemas: { ...schemas, SendEmailRequest: strict } } }, "resend");
const isEmail = ajv.compile<EmailRequest>({ $ref: "resend#/components/schemas/SendEmailRequest" });

const BATCH_AT_MOST = 100;
const ADDRESS = /^(?:[^<>]*<)?[^\s<>@,]+@[^\s<>@,]+\.[^\s<>@,]+>?$/;
const TAG = /^[A-Za-z0-9_-]{1,256}$/;

/** One message, or a refusal as Resend words it. */
export function validEmail(sent: unknown): EmailRequest {
  if (!isEmail(sent)) {
    const [error] = isEmail.errors ?? [];
    if (error?.keyword === "required") throw refuse("missing_required_field", `Missing \`${error.params.missingProperty}\` field.`);
    throw refuse("validation_error", `${error?.instancePath || "The request"} ${error?.message ?? "is not valid"}`);
  }
  if (!ADDRESS.test(sent.from))
    throw refuse(
      "validation_error",
      "Invalid `from` field. The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.",
    );
  for (const address of [sent.to, sent.cc ?? [], sent.bcc ?? [], sent.reply_to ?? []].flat()) {
    if (!ADDRESS.test(address))
      throw refuse(
        "validation_error",
        "Invalid `to` field. The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.",
      );
  }
  if (!sent.html && !sent.text) throw refuse("validation_error", "Missing `html` or `text` field.");
  const wrongTag = sent.tags?.find((tag) => !TAG.test(tag.name) || !TAG.test(tag.value));
  if (wrongTag) throw refuse("validation_error", "Tags should only contain ASCII letters, numbers, underscores, or dashes.");
  return sent;
}

export function validBatch(sent: unknown): EmailRequest[] {
  if (!Array.isArray(sent) || sent.length === 0 || sent.length > BATCH_AT_MOST)
    throw refuse("validation_error", "A batch holds 1 to 100 emails.");
  return sent.map((one) => {
    const email = validEmail(one);
    if ("attachments" in email || "scheduled_at" in email)
      throw refuse("validation_error", "`attachments` and `scheduled_at` are not supported in a batch.");
    return email;
  });
}

export const refuse = (code: string, message: string, statusCode = 422) => new ResendProblem(statusCode, code, message, true);

import { Resend, type WebhookEventPayload } from "resend";
import { environment } from "./environment.server";
import { UnverifiedWebhook } from "./webhook";

let made: { for: string; client: Resend } | undefined;

function resend(): Resend {
  const { apiKey, baseUrl } = environment().resend;
  const settings = `${apiKey} ${baseUrl}`;
  if (made?.for !== settings) made = { for: settings, client: new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl }) };
  return made.client;
}

export type EmailToSend = {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Idempotency: the same key and message are sent once. At most 256 characters. */
  key: string;
  /** Our id of the message, and nothing about the person. */
  tags?: { message_id: string };
};

/** A message that Resend did not take. Only a `retryable` one may go when tried again. */
export class EmailNotSent extends Error {
  constructor(
    readonly code: string,
    readonly retryable: boolean,
    message: string,
  ) {
    super(message);
  }
}

/** Sends a message from the bank. @throws EmailNotSent */
export async function sendEmail({ to, subject, html, text, key, tags }: EmailToSend): Promise<{ resendId: string }> {
  const { name, email } = environment().bank;
  const labels = tags ? { tags: [{ name: "message_id", value: tags.message_id }] } : {};
  const from = `${name.replace(/[<>",]/g, " ").trim()} <${email}>`;
  const { data, error } = await resend().emails.send({ from, to, subject, html, text, ...labels }, { idempotencyKey: key });
  if (error) throw new EmailNotSent(error.name, isPassing(error), error.message);
  return { resendId: data.id };
}

/** No answer, too many requests, a fault of the server, or the same key still at work: later may be better. */
const isPassing = ({ statusCode, name }: { statusCode: number | null; name: string }) =>
  statusCode === null || statusCode === 429 || statusCode >= 500 || name === "concurrent_idempotent_requests";

/** A webhook's event and the id that it keeps through repeats. */
export type ResendEvent = { id: string; event: WebhookEventPayload };

/** The event in a webhook's raw body. @throws UnverifiedWebhook unless Resend signed it within five minutes of now. */
export function verifiedResendEvent(rawBody: string, headers: Headers): ResendEvent {
  const id = headers.get("svix-id") ?? "";
  const signed = { id, timestamp: headers.get("svix-timestamp") ?? "", signature: headers.get("svix-signature") ?? "" };
  try {
    return {
      id,
      event: resend().webhooks.verify({ payload: rawBody, headers: signed, webhookSecret: environment().resend.webhookSecret }),
    };
  } catch (error) {
    throw new UnverifiedWebhook("The webhook is not signed by Resend.", { cause: error });
  }
}

/** An answer that is no: status and body as Stripe sends them. `refused` marks what the request schema itself forbids. */
export class StripeProblem extends Error {
  constructor(
    readonly status: number,
    readonly body: { type: string; message: string; code?: string; param?: string; decline_code?: string },
    readonly refused = false,
  ) {
    super(body.message);
  }
}

/** A request that the API's schema or protocol forbids: the caller has a fault. */
export const forbidden = (message: string, more: { code?: string; param?: string } = {}, status = 400) =>
  new StripeProblem(status, { type: "invalid_request_error", message, ...more }, true);

/** A well-formed request that cannot be done in the present state. */
export const impossible = (message: string, more: { code?: string; param?: string } = {}) =>
  new StripeProblem(400, { type: "invalid_request_error", message, ...more });

export const missing = (noun: string, id: string, param = "id") =>
  new StripeProblem(404, { type: "invalid_request_error", code: "resource_missing", param, message: `No such ${noun}: '${id}'` });

export const cardDeclined = () =>
  new StripeProblem(402, {
    type: "card_error",
    code: "card_declined",
    decline_code: "generic_decline",
    message: "Your card was declined.",
  });

export const keyUsedOtherwise = (key: string) =>
  new StripeProblem(400, {
    type: "idempotency_error",
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { svixHeaders } from "~/demo/resend/resend.server";
import { stripeSignature } from "~/demo/stripe/stripe.server";
import { setEnvironment, settle } from "~/outside/environment.server";
import { verifiedResendEvent } from "~/outside/resend.server";
import { verifiedStripeEvent } from "~/outside/stripe.server";
import { UnverifiedWebhook } from "~/outside/webhook";
import { stripeEventFindings } from "~tests/support/provider-schemas";
import samples from "~tests/vectors/stripe/event-samples-2026.json";
import stripeVectors from "~tests/vectors/webhooks/stripe-signature.json";
import svixVectors from "~tests/vectors/webhooks/svix-signature.json";

const settings = settle({}, true);
const trust = (secret: string) =>
  setEnvironment({
    ...settings,
    stripe: { secretKey: "sk_test_x", webhookSecret: secret, apiBase: undefined },
    resend: { apiKey: "re_test_x", webhookSecret: secret, baseUrl: undefined },
  });

describe("Stripe's signature", () => {
  test.each(stripeVectors.cases.map((one) => [one.valid ? "accepted" : "refused", one.name, one] as const))(
    "is %s: %s",
    (_verdict, _name, one) => {
      trust(one.secret);
      const verify = () => verifiedStripeEvent(one.payload, one.header, new Date(one.timestamp * 1000));
      if (one.valid) expect(verify()).toEqual(JSON.parse(one.payload));
      else expect(verify).toThrow(UnverifiedWebhook);
    },
  );

  test.each(stripeVectors.tolerance.cases)("is good for five minutes: at $now it is $valid", ({ now, valid }) => {
    const { secret, payload, header } = stripeVectors.tolerance;
    trust(secret);
    const verify = () => verifiedStripeEvent(payload, header, new Date(now * 1000));
    if (valid) expect(verify).not.toThrow();
    else expect(verify).toThrow(UnverifiedWebhook);
  });

  test("is made by the stand-in as the vectors have it", () => {
    const [one] = stripeVectors.cases;
    expect(one && stripeSignature(one.payload, one.secret, one.timestamp)).toBe(one?.header);
  });

  test.each(Object.entries(samples.events))("lets the sample of %s through unchanged", (_type, sample) => {
    trust("whsec_x");
    const body = JSON.stringify(sample);
    expect(verifiedStripeEvent(body, stripeSignature(body, "whsec_x", 1_700_000_000), new Date(1_700_000_000_000))).toEqual(sample);
    expect(stripeEventFindings(sample)).toEqual([]);
  });

  test("is refused when there is none", () => {
    trust("whsec_x");
    expect(() => verifiedStripeEvent("{}", null)).toThrow(UnverifiedWebhook);
  });
});

describe("Resend's signature", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test.each(svixVectors.cases.map((one) => [one.valid ? "accepted" : "refused", one.name, one] as const))(
    "is %s: %s",
    (_verdict, _name, one) => {
      vi.setSystemTime(Number(one.timestamp) * 1000);
      trust(one.secret);
      const headers = new Headers({ "svix-id": one.id, "svix-timestamp": one.timestamp, "svix-signature": one.signature });
      const verify = () => verifiedResendEvent(one.payload, headers);
      if (one.valid) expect(verify()).toEqual({ id: one.id, event: JSON.parse(one.payload) });
      else expect(verify).toThrow(UnverifiedWebhook);
    },
  );

  test.each([
    [-svixVectors.toleranceSeconds - 1, false],
    [-svixVectors.toleranceSeconds, true],
    [svixVectors.toleranceSeconds, true],
    [svixVectors.toleranceSeconds + 1, false],
  ])("is good for five minutes: %i s later it is %s", (lateBy, valid) => {
    const [one] = svixVectors.cases;
    if (!one) throw new Error("There are no vectors.");
    vi.setSystemTime((Number(one.timestamp) + lateBy) * 1000);
    trust(one.secret);
    const verify = () => verifiedResendEvent(one.payload, new Headers(svixHeaders(one.id, one.payload, one.secret, Number(one.timestamp))));
    if (valid) expect(verify).not.toThrow();
    else expect(verify).toThrow(UnverifiedWebhook);
  });

  test("is made by the stand-in as the vectors have it", () => {
    for (const one of svixVectors.cases.slice(0, 2)) {
      expect(svixHeaders(one.id, one.payload, one.secret, Number(one.timestamp))["svix-signature"]).toBe(one.signature);
    }
  });
});

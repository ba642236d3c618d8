import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listenLocally } from "~/demo/listen.server";
import type { StandIns } from "~/demo/stand-ins.server";
import { sendEmail, verifiedResendEvent } from "~/outside/resend.server";
import { createCheckout, findOrCreateCustomer, retrieveCheckout, verifiedStripeEvent } from "~/outside/stripe.server";
import { startPointed } from "~tests/support/stand-ins";

/** A portal that notes which webhooks it was sent, and answers as told. */
let received: { path: string; body: string; headers: Headers }[] = [];
let answers: number[] = [];
let dataDir = "";
const running: { stop(): Promise<void> }[] = [];

beforeEach(() => {
  received = [];
  answers = [];
  dataDir = mkdtempSync(join(tmpdir(), "stand-ins-"));
});

afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.stop();
  rmSync(dataDir, { recursive: true });
});

async function givenPortal(): Promise<string> {
  const portal = await listenLocally(async (request) => {
    received.push({ path: new URL(request.url).pathname, body: await request.text(), headers: request.headers });
    return new Response(null, { status: answers.shift() ?? 200 });
  });
  running.push(portal);
  return portal.base;
}

async function start(portalUrl: string, setup: { deliver?: (request: Request) => Promise<Response> } = {}): Promise<StandIns> {
  const standIns = await startPointed({ portalUrl, dataDir, retryDelaysMs: [3_600_000], ...setup });
  running.push(standIns);
  return standIns;
}

const LETTER = { to: "marco@demo.invalid", subject: "Welcome", html: "<p>Welcome</p>", text: "Welcome" };

async function givenCheckout() {
  const customerId = await findOrCreateCustomer({ personId: "person", email: "marco@demo.invalid", locale: "it" });
  return createCheckout({
    ...{
      mode: "payment",
      paymentId: "payment",
      attempt: 1,
      amountMinor: 30_000,
      currency: "EUR",
      name: "Deposit",
      customerId,
      locale: "it",
    },
    ...{ successUrl: "http://localhost/", cancelUrl: "http://localhost/" },
  });
}

test("webhooks arrive at the portal's two addresses, signed so that the adapters accept them", async () => {
  const { stripe, resend } = await start(await givenPortal());
  stripe.pay((await givenCheckout()).sessionId);
  const { resendId } = await sendEmail({ ...LETTER, key: "k" });
  await Promise.all([stripe.settled(), resend.settled()]);

  const [paid, mail] = ["/hooks/stripe", "/hooks/resend"].map((path) => received.filter((one) => one.path === path));
  expect(paid?.map((one) => verifiedStripeEvent(one.body, one.headers.get("stripe-signature")).type)).toEqual([
    "payment_intent.succeeded",
    "checkout.session.completed",
  ]);
  expect(mail?.map((one) => verifiedResendEvent(one.body, one.headers).event)).toMatchObject([
    { type: "email.sent", data: { email_id: resendId } },
    { type: "email.delivered", data: { email_id: resendId } },
  ]);
});

test("a webhook that the portal refuses is sent again, the same event, until it is taken", async () => {
  const { resend } = await start(await givenPortal());
  answers = [500, 503];
  await sendEmail({ ...LETTER, key: "k" });
  await resend.settled();
  expect(resend.deliveries().map((one) => [one.state, one.lastAnswer])).toEqual([
    ["waiting", "500"],
    ["waiting", "503"],
  ]);
  await resend.retryWebhooks();
  expect(resend.deliveries().map((one) => [one.state, one.attempts])).toEqual([
    ["delivered", 2],
    ["delivered", 2],
  ]);
  const ids = received.map((one) => one.headers.get("svix-id"));
  expect(ids.slice(2)).toEqual(ids.slice(0, 2));
});

test("a portal that cannot be reached leaves webhooks waiting, and they survive a restart", async () => {
  const closed = await listenLocally(async () => new Response());
  await closed.stop();
  const first = await start(closed.base);
  await sendEmail({ ...LETTER, key: "k" });
  await first.resend.settled();
  expect(received).toEqual([]);
  await first.stop();

  answers = [];
  const portal = await givenPortal();
  const deliver = (request: Request) =>
    fetch(request.url.replace(closed.base, portal), {
      method: "POST",
      headers: request.headers,
      body: request.body,
      duplex: "half",
    } as RequestInit);
  const second = await start(portal, { deliver });
  await second.resend.settled();
  expect(received.map((one) => verifiedResendEvent(one.body, one.headers).event.type)).toEqual(["email.sent", "email.delivered"]);
});

test("sessions, mails, keys and the moved clock survive a restart", async () => {
  const portal = await givenPortal();
  const first = await start(portal);
  const checkout = await givenCheckout();
  const sent = await sendEmail({ ...LETTER, key: "k" });
  await first.stripe.advanceTo(new Date(Date.now() + 3_600_000));
  const clock = first.stripe.now();
  await first.stop();

  const second = await start(portal);
  expect(second.stripe.now().getTime()).toBeGreaterThanOrEqual(clock.getTime());
  expect(await retrieveCheckout(checkout.sessionId)).toMatchObject({ status: "open", amount_total: 30_000 });
  expect(await givenCheckout()).toEqual(checkout);
  expect(await sendEmail({ ...LETTER, key: "k" })).toEqual(sent);
  expect(second.resend.messages()).toHaveLength(1);
});

test("what the stand-ins keep is readable by its owner only", async () => {
  await start(await givenPortal());
  expect(readdirSync(dataDir).sort()).toEqual(["resend.jsonl", "stripe.jsonl"]);
  expect(readdirSync(dataDir).map((file) => statSync(join(dataDir, file)).mode & 0o077)).toEqual([0, 0]);
});

test("a clock held at a past instant dates what happens then, and is let go", async () => {
  const { stripe } = await start(await givenPortal());
  stripe.asOf(new Date("2026-03-01T10:00:00Z"));
  const { sessionId } = await givenCheckout();
  stripe.pay(sessionId);
  stripe.asOf(null);
  expect(await retrieveCheckout(sessionId)).toMatchObject({ created: Date.parse("2026-03-01T10:00:00Z") / 1000, status: "complete" });
  expect(stripe.now().getTime()).toBeGreaterThan(Date.now() - 60_000);
});

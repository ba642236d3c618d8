import { expect, test } from "vitest";
import { stripe } from "~/outside/stripe-client.server";
import { stripeObjectFindings } from "~tests/support/provider-schemas";
import { withStandIns } from "~tests/support/stand-ins";

const standIns = withStandIns();

const line = { quantity: 1, price_data: { currency: "eur", unit_amount: 1_000, product_data: { name: "Deposit" } } };
const yearly = { quantity: 1, price_data: { ...line.price_data, recurring: { interval: "year" as const } } };
const whole = { mode: "payment" as const, success_url: "https://x.test/ok", cancel_url: "https://x.test/no", line_items: [line] };
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

test.each([
  ["no line", { line_items: [] }, "line_items"],
  ["no address to return to", { success_url: "" }, "success_url"],
  ["an address that is none", { success_url: "ok" }, "success_url"],
  ["a subscription's price in a payment", { line_items: [yearly] }, "line_items"],
  ["a single price in a subscription", { mode: "subscription" as const }, "line_items"],
  ["subscription data in a payment", { subscription_data: { metadata: { a: "1" } } }, "subscription_data"],
  ["two currencies", { line_items: [line, { ...line, price_data: { ...line.price_data, currency: "usd" } }] }, "line_items"],
  [
    "an upper-case currency",
    { line_items: [{ ...line, price_data: { ...line.price_data, currency: "EUR" } }] },
    "line_items[0][price_data][currency]",
  ],
  [
    "a broken amount",
    { line_items: [{ ...line, price_data: { ...line.price_data, unit_amount: 9.5 } }] },
    "line_items[0][price_data][unit_amount]",
  ],
  ["less than 50 cents", { line_items: [{ ...line, price_data: { ...line.price_data, unit_amount: 49 } }] }, "line_items"],
  ["a customer and an e-mail", { customer: "cus_1", customer_email: "a@x.test" }, "customer"],
  ["too short a time", { expires_at: inSeconds(60) }, "expires_at"],
  ["too long a time", { expires_at: inSeconds(100_000) }, "expires_at"],
  ["a metadata value of 501 characters", { metadata: { note: "x".repeat(501) } }, "metadata[note]"],
  [
    "billing in the past",
    {
      mode: "subscription" as const,
      line_items: [yearly],
      subscription_data: { billing_cycle_anchor: inSeconds(-60), proration_behavior: "none" as const },
    },
    "subscription_data[billing_cycle_anchor]",
  ],
  [
    "billing after two years",
    {
      mode: "subscription" as const,
      line_items: [yearly],
      subscription_data: { billing_cycle_anchor: inSeconds(2 * 366 * 86_400), proration_behavior: "none" as const },
    },
    "subscription_data[billing_cycle_anchor]",
  ],
])("a checkout with %s is refused, and the refusal names the parameter", async (_flaw, fields, param) => {
  await expect(stripe().checkout.sessions.create({ ...whole, ...fields })).rejects.toMatchObject({
    type: "StripeInvalidRequestError",
    statusCode: 400,
    param,
  });
  expect(standIns.stripe.journal.refused().at(-1)).toMatchObject({
    operation: "checkout.sessions.create",
    outcome: "refused",
    status: 400,
  });
});

test("an unknown customer is declined, not refused: the request was well formed", async () => {
  const before = standIns.stripe.journal.refused().length;
  await expect(stripe().checkout.sessions.create({ ...whole, customer: "cus_unknown" })).rejects.toMatchObject({
    code: "resource_missing",
    param: "customer",
  });
  expect(standIns.stripe.journal.refused()).toHaveLength(before);
  expect(standIns.stripe.journal.requests().at(-1)).toMatchObject({ outcome: "declined", status: 404 });
});

test.each([
  ["no key", {}, 401],
  ["a live key", { authorization: "Bearer sk_live_abc", "stripe-version": "2026-10-28.endive" }, 401],
  ["another version of the API", { authorization: "Bearer sk_test_abc", "stripe-version": "2020-08-27" }, 400],
])("a request with %s is refused", async (_flaw, headers, status) => {
  const answer = await fetch(`${standIns.stripeBase}/v1/customers`, { headers: headers as Record<string, string> });
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ error: { type: "invalid_request_error" } });
});

test("an address outside the API is refused and recorded", async () => {
  const answer = await fetch(`${standIns.stripeBase}/v1/payouts`, {
    headers: { authorization: "Bearer sk_test_abc", "stripe-version": "2026-10-28.endive" },
  });
  expect(answer.status).toBe(404);
  expect(standIns.stripe.journal.refused().at(-1)).toMatchObject({ path: "/v1/payouts", operation: null });
});

test("a key gives the first answer again, and only for the same request", async () => {
  const create = (email: string) => stripe().customers.create({ email }, { idempotencyKey: "key-1" });
  const first = await create("a@x.test");
  expect((await create("a@x.test")).id).toBe(first.id);
  await expect(create("b@x.test")).rejects.toMatchObject({ type: "StripeIdempotencyError" });
});

test("a refused request does not use its key up", async () => {
  const options = { idempotencyKey: "key-2" };
  await expect(stripe().checkout.sessions.create({ ...whole, line_items: [] }, options)).rejects.toThrow();
  expect((await stripe().checkout.sessions.create(whole, options)).status).toBe("open");
});

test("the SDK gets over a short outage by itself, and the object is made once", async () => {
  standIns.stripe.trouble(503, 1);
  const customer = await stripe().customers.create({ email: "outage@x.test", metadata: { person_id: "p" } });
  const { data } = await stripe().customers.list({ email: "outage@x.test" });
  expect(data.map((one) => one.id)).toEqual([customer.id]);
  expect(stripeObjectFindings("customer", customer)).toEqual([]);
});

test("metadata is merged: given names are set, empty ones removed", async () => {
  const { id } = await stripe().customers.create({ email: "m@x.test", metadata: { keep: "1", drop: "2" } });
  const changed = await stripe().customers.update(id, { metadata: { drop: "", add: "3" }, name: "Elena" });
  expect(changed).toMatchObject({ metadata: { keep: "1", add: "3" }, name: "Elena", email: "m@x.test" });
  expect(changed.metadata).not.toHaveProperty("drop");
});

test("lists go page by page through the SDK, newest first", async () => {
  const made = [];
  for (let index = 0; index < 5; index += 1) made.push((await stripe().customers.create({ email: "pages@x.test" })).id);
  const seen = [];
  for await (const customer of stripe().customers.list({ email: "pages@x.test", limit: 2 })) seen.push(customer.id);
  expect(seen).toEqual(made.reverse());
});

test("events are listed by type and fetched by id, as the webhook had them", async () => {
  const { id } = await stripe().checkout.sessions.create(whole);
  standIns.stripe.pay(id);
  const { data } = await stripe().events.list({ types: ["checkout.session.completed"], limit: 1 });
  expect(data[0]).toMatchObject({ type: "checkout.session.completed", data: { object: { id } } });
  expect(await stripe().events.retrieve(data[0]?.id ?? "")).toMatchObject({ data: { object: { id } } });
});

test("what cannot be expanded is refused", async () => {
  const { id } = await stripe().checkout.sessions.create(whole);
  await expect(stripe().checkout.sessions.retrieve(id, { expand: ["nonsense"] })).rejects.toMatchObject({ param: "expand" });
});

test("an expanded list holds whole objects", async () => {
  const { id: customer } = await stripe().customers.create({ email: "whole@x.test" });
  await stripe().checkout.sessions.create({ ...whole, customer });
  const { data } = await stripe().checkout.sessions.list({ customer, expand: ["data.customer", "data.line_items"] });
  expect(data[0]).toMatchObject({ customer: { id: customer, email: "whole@x.test" }, line_items: { data: [{ description: "Deposit" }] } });
});

test("what the stand-in does not do, it says", async () => {
  const subscription = { ...whole, mode: "subscription" as const, line_items: [yearly] };
  await expect(stripe().checkout.sessions.create({ ...subscription, subscription_data: { trial_period_days: 3 } })).rejects.toThrow(
    "no trials",
  );
  await expect(
    stripe().checkout.sessions.create({ ...subscription, subscription_data: { billing_cycle_anchor: inSeconds(600) } }),
  ).rejects.toThrow("prorates nothing");
});

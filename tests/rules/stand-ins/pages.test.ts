import { describe, expect, test } from "vitest";
import { billingPage } from "~/demo/billing-page.rules";
import { cardPage } from "~/demo/card-page.rules";
import { framedLetter } from "~/demo/resend/letter.rules";
import type { BillingDesk, CardDesk } from "~/demo/stripe/desk.server";

const SECONDS = Date.parse("2026-12-12T09:00:00Z") / 1000;
const price = { unit_amount: 12_000, recurring: { interval: "year" }, product: "prod_1" };

const desk = (changes: object = {}, line: object = {}, firstChargeAt: number | null = null) =>
  ({
    session: { status: "open", amount_total: 12_000, currency: "eur", mode: "subscription", cancel_url: null, ...changes },
    lines: [{ description: "Storage", amount_total: 12_000, price: { ...price, ...line } }],
    firstChargeAt,
    successUrl: "http://portal.test/family",
  }) as unknown as CardDesk;

describe("the card page", () => {
  test("shows a yearly fee with the day of its first charge", () => {
    expect(cardPage(desk({ amount_total: 0 }, {}, SECONDS))).toMatchObject({
      dueMinor: 0,
      isSubscription: true,
      lines: [{ name: "Storage", amountMinor: 12_000, each: "year", firstOn: "2026-12-12T09:00:00.000Z" }],
    });
  });

  test.each([
    [{ recurring: null }, null],
    [{ recurring: { interval: "month" } }, "month"],
    [{ recurring: { interval: "year" } }, "year"],
  ])("a price with %j is due each %s", (line, each) => {
    expect(cardPage(desk({}, line)).lines[0]?.each).toBe(each);
  });

  test("leads home when the bank named no way back", () => {
    expect(cardPage(desk()).cancelUrl).toBe("/");
  });

  test("holds nothing of the customer", () => {
    const page = JSON.stringify(cardPage(desk({ customer: "cus_1", customer_email: "elena@demo.invalid", metadata: { payment_id: "p" } })));
    expect(page).not.toMatch(/cus_1|elena|payment_id/);
  });
});

describe("the billing page", () => {
  const subscription = (id: string, changes: object = {}) => ({
    ...{ id, status: "active", currency: "eur", cancel_at_period_end: false, ended_at: null, created: SECONDS },
    items: { data: [{ price, quantity: 2, current_period_end: SECONDS }] },
    ...changes,
  });
  const invoice = { number: "DEMO-0001", created: SECONDS, total: 12_000, currency: "eur", status: "open" };
  const page = billingPage({
    ...{ customer: { email: "elena@demo.invalid" }, card: "works", returnUrl: null, names: { prod_1: "Storage" } },
    subscriptions: [subscription("old", { status: "canceled", ended_at: SECONDS - 86_400 }), subscription("new")],
    invoices: [
      { id: "first", ...invoice },
      { id: "second", ...invoice },
    ],
  } as unknown as BillingDesk);

  test("shows the newest first", () => {
    expect(page.subscriptions.map((one) => one.id)).toEqual(["new", "old"]);
    expect(page.invoices.map((one) => one.id)).toEqual(["second", "first"]);
  });

  test("prices a subscription by its quantity, and dates it by its end or its next renewal", () => {
    expect(page.subscriptions).toMatchObject([
      { name: "Storage", amountMinor: 24_000, each: "year", endsAt: "2026-12-12T09:00:00.000Z" },
      { state: "canceled", endsAt: "2026-12-11T09:00:00.000Z" },
    ]);
  });
});

describe("a letter in the frame", () => {
  test("may use its own style sheets and leads the whole window", () => {
    const html = framedLetter("<html><head lang=en><STYLE>p{}</STYLE><style media=print>p{}</style></head><body></body></html>", "n1");
    expect(html).toBe(
      '<html><head lang=en><base target="_top"><style nonce="n1">p{}</STYLE><style nonce="n1" media=print>p{}</style></head><body></body></html>',
    );
  });

  test("without a head still leads the whole window", () => {
    expect(framedLetter("<p>Hello</p>", "n1")).toBe('<base target="_top"><p>Hello</p>');
  });
});

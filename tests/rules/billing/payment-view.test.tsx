import { describe, expect, test } from "vitest";
import type { PaymentShown } from "~/bank/billing/family-payments.server";
import { PaymentView } from "~/bank/billing/payment-view";
import { aPayment, aRefund } from "~tests/support/examples/billing";
import { linksOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const I18N = ["billing"];
const payment = {
  ...aPayment,
  caseId: "case-1",
  donorId: "donor-1",
  personId: "person-1",
  refundedMinor: 0,
  tissue: "bone_marrow",
  coi: "CH7Q2MXK4Z8P9RS",
  quoteId: "quote-1",
  signedAt: "2026-10-01T11:00:00.000Z",
  refunds: [],
} as unknown as PaymentShown;
const paid = { state: "paid", paidAt: "2026-11-13T11:00:00.000Z", receiptNumber: "R-26-000007" };
const view = (changes: object = {}, { mayPay = true, justPaid = false } = {}) => (
  <PaymentView payment={{ ...payment, ...changes } as PaymentShown} {...{ mayPay, justPaid }} formToken="t" answer={undefined} />
);
const offersToPay = (html: string) => html.includes('action="/family/payments/pay-1/pay"');

describe("a payment that is due", () => {
  test("says what for, whose cells, how much at most, and that nothing happens to the cells", () => {
    const words = told(view(), I18N);
    expect(words).toContain("Deposit");
    expect(words).toContain("€300.00");
    expect(words).toMatch(/Lina, .*marrow/);
    expect(words).toContain("You signed at most €450.00.");
    expect(words).toContain("Nothing happens to the cells by itself.");
  });

  test("has one button that posts, and says who sees the card", () => {
    const html = seen(view(), I18N);
    expect(offersToPay(html)).toBe(true);
    expect(html.match(/Go to the card page/g)).toHaveLength(1);
    expect(told(view(), I18N)).toContain("We never see your card number.");
  });

  test("leads to the schedule that was signed", () => {
    expect(linksOf(seen(view(), I18N))).toContainEqual(["The schedule that you signed on 1 Oct 2026", "/family/quotes/quote-1"]);
  });

  test("can be seen, not paid, by somebody else of the family", () => {
    const html = seen(view({}, { mayPay: false }), I18N);
    expect(offersToPay(html)).toBe(false);
    expect(html).toContain("Someone else of the family pays this.");
  });

  test("keeps the chain of identity alone", () => {
    expect(seen(view(), I18N, "ar")).toContain('<bdi class="mono">CH7Q2MXK4Z8P9RS</bdi>');
  });
});

describe("a payment of an expansion", () => {
  const expansion = { purpose: "expansion", requestId: "req-1" };

  test("cannot be paid before it was accepted, and says where that is done", () => {
    const html = seen(view(expansion), I18N);
    expect(offersToPay(html)).toBe(false);
    expect(linksOf(html)).toContainEqual(["Read and accept the expansion first", "/family/requests/req-1"]);
  });

  test("is paid like any other afterwards", () => {
    const html = seen(view({ ...expansion, acceptedAt: "2026-11-13T11:00:00Z" }), I18N);
    expect(offersToPay(html)).toBe(true);
    expect(html).not.toContain("accept the expansion first");
  });
});

describe("after the card page", () => {
  test("nobody is asked to pay again while the confirmation is on its way", () => {
    const html = seen(view({ state: "open" }, { justPaid: true }), I18N);
    expect(offersToPay(html)).toBe(false);
    expect(html).toContain("you need not pay again");
    expect(linksOf(html)).toContainEqual(["Look again", "/family/payments/pay-1"]);
  });

  test("the receipt is offered once it is paid, and nothing is to pay", () => {
    const html = seen(view(paid, { justPaid: true }), I18N);
    expect(linksOf(html)).toContainEqual(["Receipt R-26-000007", "/family/payments/pay-1/receipt.pdf"]);
    expect(html).not.toContain("you need not pay again");
    expect(offersToPay(html)).toBe(false);
  });

  test("no receipt is offered before it has a number", () => {
    expect(told(view({ ...paid, receiptNumber: null }), I18N)).toMatch(/Paid on 13 Nov 2026\.(?! Receipt)/);
  });

  test("a declined card is told of, and may be tried again", () => {
    const html = seen(view({ state: "failed" }), I18N);
    expect(html).toContain("Your card said no. Nothing was charged");
    expect(offersToPay(html)).toBe(true);
  });
});

test("a payment that was withdrawn offers nothing", () => {
  const html = seen(view({ state: "cancelled" }), I18N);
  expect(offersToPay(html)).toBe(false);
  expect(html).toContain("Withdrawn");
});

test("what came back stands below with its reason", () => {
  const words = told(view({ ...paid, state: "partly_refunded", refunds: [aRefund] }), I18N);
  expect(words).toContain("What came back to you");
  expect(words).toContain("€120.50");
  expect(told(view(paid), I18N)).not.toContain("What came back to you");
});

test.each([
  ["due", {}],
  ["failed", { state: "failed" }],
  ["paid", paid],
  ["without a case", { givenName: null, tissue: null, coi: null, ceilingMinor: null }],
])("a payment that is %s has words in every language", (_, changes) => {
  expect(slipsEverywhere(view({ ...changes, refunds: [aRefund] }), I18N)).toEqual([]);
});

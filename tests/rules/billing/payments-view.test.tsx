import { describe, expect, test } from "vitest";
import { MoneyTable } from "~/bank/billing/money-table";
import { AllPaidUp, DueList, PaidTable, PlanFacts, RefundList } from "~/bank/billing/payments-view";
import { aPaidPayment, aPayment, aPlan, aRefund } from "~tests/support/examples/billing";
import { linksOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const I18N = ["billing"];

describe("what is due", () => {
  test("stands with its sum, its reason and the most that was signed", () => {
    const words = told(<DueList payments={[aPayment]} />, I18N);
    expect(words).toContain("Deposit: €300.00");
    expect(words).toContain("The kit leaves when it is paid");
    expect(words).toContain("Asked for on 12 Nov 2026. You signed at most €450.00.");
  });

  test("says nothing of a ceiling that nobody signed", () => {
    expect(told(<DueList payments={[{ ...aPayment, ceilingMinor: null }]} />, I18N)).not.toContain("at most");
  });

  test("leads to its payment, and puts only the first forward", () => {
    const html = seen(<DueList payments={[aPayment, { ...aPayment, id: "pay-2" }]} />, I18N);
    expect(linksOf(html)).toEqual([
      ["Look and pay", "/family/payments/pay-1"],
      ["Look and pay", "/family/payments/pay-2"],
    ]);
    expect(html.match(/btn primary/g)).toHaveLength(1);
  });

  test("leads to the request while an expansion is not accepted, and to the payment afterwards", () => {
    const expansion = { ...aPayment, purpose: "expansion" as const, requestId: "req-1" };
    expect(linksOf(seen(<DueList payments={[expansion]} />, I18N))).toEqual([
      ["Read and accept the expansion first", "/family/requests/req-1"],
    ]);
    const accepted = { ...expansion, acceptedAt: "2026-11-13T11:00:00Z" };
    expect(linksOf(seen(<DueList payments={[accepted]} />, I18N))).toEqual([["Look and pay", "/family/payments/pay-1"]]);
  });

  test("says in words that a card was declined", () => {
    expect(told(<DueList payments={[{ ...aPayment, state: "failed" }]} />, I18N)).toContain("The card was declined");
    expect(told(<DueList payments={[aPayment]} />, I18N)).not.toContain("declined");
  });

  test("is a quiet sentence with a way to the prices when it is nothing", () => {
    expect(told(<AllPaidUp />, I18N)).toContain("You owe nothing today.");
    expect(linksOf(seen(<AllPaidUp />, I18N))).toEqual([["All prices", "/prices"]]);
  });
});

describe("what was paid", () => {
  test("leads to the payment and to its receipt", () => {
    expect(linksOf(seen(<PaidTable payments={[aPaidPayment]} />, I18N))).toEqual([
      ["Deposit", "/family/payments/pay-1"],
      ["R-26-000007", "/family/payments/pay-1/receipt.pdf"],
    ]);
  });

  test("shows no receipt where there is none", () => {
    expect(linksOf(seen(<PaidTable payments={[{ ...aPaidPayment, receiptNumber: null }]} />, I18N))).toHaveLength(1);
  });

  test.each([
    ["partly_refunded", "Part of it paid back"],
    ["refunded", "Paid back"],
    ["paid", "Paid"],
  ] as const)("says that it is %s", (state, said) => {
    expect(told(<PaidTable payments={[{ ...aPaidPayment, state }]} />, I18N)).toContain(said);
  });
});

describe("what came back", () => {
  test("stands with its sum, its day and the line of the signed table", () => {
    const words = told(<RefundList refunds={[aRefund]} />, I18N);
    expect(words).toContain("€120.50, 12 Nov 2026 The kit had left, nothing was collected On its way");
  });

  test("says when it was sent", () => {
    const sent = { ...aRefund, state: "sent" as const, sentAt: "2026-11-14T11:00:00Z" };
    expect(told(<RefundList refunds={[sent]} />, I18N)).toContain("Sent on 14 Nov 2026");
  });

  test("says that the bank calls when it did not arrive", () => {
    expect(told(<RefundList refunds={[{ ...aRefund, state: "failed" }]} />, I18N)).toContain("It did not arrive; we will call you");
  });
});

describe("a storage plan", () => {
  test("answers until when, what year 7 costs, whether it can rise, and what if it is not paid", () => {
    const words = told(<PlanFacts plan={aPlan} />, I18N);
    expect(words).toContain("€120.00 a year");
    expect(words).toContain("Paid until 12 Nov 2027");
    expect(words).toContain("What it costs in year 7 €120.00 The same as in year 1");
    expect(words).toContain("Can it rise? No.");
    expect(words).toContain("Nothing happens to the cells by itself.");
  });

  test("costs nothing more in year 7 when 20 years were prepaid", () => {
    const words = told(<PlanFacts plan={{ ...aPlan, plan: "prepaid_20", amountMinor: 180_000 }} />, I18N);
    expect(words).toContain("€1,800.00 once, for 20 years");
    expect(words).toContain("What it costs in year 7 €0.00 Nothing more");
    expect(words).not.toContain("renew");
  });

  test("says whether it renews by itself, and nothing of it before it is paid", () => {
    expect(told(<PlanFacts plan={aPlan} />, I18N)).toContain("Then it renews by your card");
    expect(told(<PlanFacts plan={{ ...aPlan, renewsByItself: false }} />, I18N)).toContain("It does not renew by itself.");
    const unpaid = told(<PlanFacts plan={{ ...aPlan, paidUntil: null, state: "due" }} />, I18N);
    expect(unpaid).toContain("Not paid yet");
    expect(unpaid).not.toContain("renew");
  });

  test("says in words that a renewal failed", () => {
    expect(told(<PlanFacts plan={{ ...aPlan, state: "past_due" }} />, I18N)).toContain("The last renewal could not be charged");
  });
});

describe("the list that finance works through", () => {
  const row = { id: "1", caseId: "case-1", coi: "CH7Q2MXK4Z8P9RS", amountMinor: 30_000, currency: "EUR", at: "2026-11-12T11:00:00Z" };

  test.each([
    ["due", { state: "due", purpose: "deposit" }, "Deposit To be paid 12 Nov 2026 €300.00"],
    ["failed", { state: "failed", purpose: "balance" }, "Balance of the collection The card was declined"],
    ["refunds", { state: "failed", reason: "paid_twice" }, "The same was paid twice It did not arrive; we will call you"],
    ["plans", { state: "past_due", plan: "yearly" }, "Storage, yearly Past due"],
    ["paid", { state: "paid", purpose: "release" }, "Release and transport Paid"],
  ] as const)("says what each row of %s is and how it stands", (view, changes, said) => {
    const table = <MoneyTable view={view} rows={[{ ...row, ...changes }]} />;
    expect(told(table, I18N)).toContain(said);
    expect(linksOf(seen(table, I18N))).toEqual([["CH7Q2MXK4Z8P9RS", "/staff/cases/case-1"]]);
    expect(slipsEverywhere(table, I18N)).toEqual([]);
  });

  test("heads the day of a plan as the day until which it is paid", () => {
    expect(told(<MoneyTable view="plans" rows={[{ ...row, state: "active", plan: "yearly" }]} />, I18N)).toContain("Paid until");
    expect(told(<MoneyTable view="due" rows={[{ ...row, state: "due", purpose: "deposit" }]} />, I18N)).toContain("Asked for");
  });

  test("teaches when it is empty", () => {
    const html = seen(<MoneyTable view="refunds" rows={[]} />, I18N);
    expect(html).toContain("it appears by itself");
    expect(html).not.toContain("<table");
  });
});

test("every purpose, state and reason has words in every language", () => {
  const purposes = ["deposit", "balance", "storage_yearly", "storage_prepaid_20", "expansion", "release"] as const;
  const reasons = ["before_dispatch", "not_collected", "rejected_without_fault", "storage_pro_rata", "paid_twice", "not_released"] as const;
  const part = (
    <>
      <DueList payments={purposes.map((purpose) => ({ ...aPayment, id: purpose, purpose }))} />
      <RefundList refunds={reasons.map((reason) => ({ ...aRefund, id: reason, reason }))} />
      <PlanFacts plan={aPlan} />
    </>
  );
  expect(slipsEverywhere(part, I18N)).toEqual([]);
});

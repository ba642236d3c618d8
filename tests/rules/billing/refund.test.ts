import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  collectionRefund,
  DEMO_REFUND_TABLE,
  monthsBegun,
  type PaidPayment,
  type RefundStage,
  storageRefund,
} from "~/bank/billing/refund.rules";

const payment = (id: string, purpose: PaidPayment["purpose"], amountMinor: number, refundedMinor = 0): PaidPayment => ({
  id,
  purpose,
  amountMinor,
  refundedMinor,
  currency: "EUR",
});
const deposit = payment("deposit", "deposit", 300_00);
const balance = payment("balance", "balance", 800_00);
const total = (owed: { amountMinor: number }[]) => owed.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

describe("refunds by the signed table", () => {
  test.each<[RefundStage, PaidPayment[], number]>([
    ["before_dispatch", [deposit], 300_00],
    ["before_dispatch", [deposit, balance], 1100_00],
    ["not_collected", [deposit, balance], 950_00],
    ["not_collected", [deposit], 150_00],
    ["rejected_without_fault", [deposit, balance], 950_00],
    ["stored", [deposit, balance], 0],
    ["not_collected", [payment("small", "deposit", 100_00)], 0],
    ["not_collected", [], 0],
  ])("%s of %o owes %d", (stage, payments, owed) => {
    expect(total(collectionRefund(DEMO_REFUND_TABLE, stage, payments))).toBe(owed);
  });

  test("Tom's tooth, rejected by contamination, gives all back but €150, out of the balance first", () => {
    expect(collectionRefund(DEMO_REFUND_TABLE, "rejected_without_fault", [deposit, balance])).toEqual([
      { paymentId: "balance", amountMinor: 800_00, reason: "rejected_without_fault" },
      { paymentId: "deposit", amountMinor: 150_00, reason: "rejected_without_fault" },
    ]);
  });

  test("a refund that was made is not owed again", () => {
    const refunded = [payment("deposit", "deposit", 300_00, 150_00), payment("balance", "balance", 800_00, 800_00)];
    expect(collectionRefund(DEMO_REFUND_TABLE, "rejected_without_fault", refunded)).toEqual([]);
  });

  test("storage, expansion and release fees are no part of the collection price", () => {
    expect(
      collectionRefund(DEMO_REFUND_TABLE, "before_dispatch", [payment("s", "storage_yearly", 120_00), payment("e", "expansion", 4500_00)]),
    ).toEqual([]);
  });

  test("a payment in another currency is refused", () => {
    expect(() => collectionRefund(DEMO_REFUND_TABLE, "before_dispatch", [{ ...deposit, currency: "AED" }])).toThrow(
      expect.objectContaining({ code: "another_currency" }),
    );
  });

  test("nobody gets more than they paid, and paid is refunded, owed or kept, at every stage", () => {
    const amounts = fc.array(fc.tuple(fc.integer({ min: 1, max: 300_000 }), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 4 });
    fc.assert(
      fc.property(amounts, fc.constantFrom<RefundStage>("before_dispatch", "not_collected", "rejected_without_fault"), (some, stage) => {
        const payments = some.map(([amount, share], index) =>
          payment(`p${index}`, index === 0 ? "deposit" : "balance", amount, Math.floor(amount * share)),
        );
        for (const { paymentId, amountMinor } of collectionRefund(DEMO_REFUND_TABLE, stage, payments)) {
          const paid = payments.find(({ id }) => id === paymentId);
          expect(Number.isInteger(amountMinor) && amountMinor > 0).toBe(true);
          expect(amountMinor).toBeLessThanOrEqual((paid?.amountMinor ?? 0) - (paid?.refundedMinor ?? 0));
        }
      }),
    );
  });
});

describe("storage is refunded by the month", () => {
  test.each([
    ["2026-01-15", "2026-01-15", 1],
    ["2026-01-15", "2026-02-14", 1],
    ["2026-01-15", "2026-02-15", 2],
    ["2026-01-15", "2027-01-14", 12],
    ["2026-01-15", "2026-01-14", 0],
  ])("from %s to %s, %d months have begun", (from, to, months) => {
    expect(monthsBegun(from, to)).toBe(months);
  });

  test.each([
    [payment("y", "storage_yearly", 120_00), "2026-01-15", "2026-04-20", 80_00],
    [payment("y", "storage_yearly", 120_00), "2026-01-15", "2027-06-01", 0],
    [payment("y", "storage_yearly", 120_00), "2026-01-15", null, 120_00],
    [payment("p", "storage_prepaid_20", 1800_00), "2026-01-15", "2027-01-14", 1710_00],
    [payment("p", "storage_prepaid_20", 1800_00, 1700_00), "2026-01-15", "2027-01-14", 10_00],
  ])("of %o from %s, ended on %s, %d are owed", (paid, from, end, owed) => {
    expect(total(storageRefund(paid, from, end))).toBe(owed);
  });

  test("the later it ends, the less is owed, and never a fraction of a cent", () => {
    const day = fc.integer({ min: 0, max: 8000 }).map((count) => new Date(Date.UTC(2026, 0, 15 + count)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 999_999 }), (one, other, amount) => {
        const [earlier, later] = [one, other]
          .sort()
          .map((end) => total(storageRefund(payment("p", "storage_prepaid_20", amount), "2026-01-15", end)));
        expect(later).toBeLessThanOrEqual(earlier ?? 0);
        expect(Number.isInteger(earlier)).toBe(true);
      }),
    );
  });
});

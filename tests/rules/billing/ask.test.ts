import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountOf } from "~/bank/billing/ask.operations.server";
import { balanceMinor, twentyYearsMinor } from "~/bank/billing/price-cap.rules";
import { collectionRefund, type RefundStage } from "~/bank/billing/refund.rules";
import { isUnpaid } from "~/bank/billing/store.server";
import { yearOfStorage, yearsAfter } from "~/bank/billing/years.rules";

const code = (name: string) => expect.objectContaining({ code: name });
const SCHEDULE = [
  { item: "deposit", amountMinor: 300_00 },
  { item: "collection", amountMinor: 1600_00 },
  { item: "amnion_placenta", amountMinor: 700_00 },
  { item: "storage_yearly", amountMinor: 120_00 },
  { item: "expansion", amountMinor: 4500_00 },
  { item: "release", amountMinor: 0 },
];

describe("rule 45: what is asked for", () => {
  test("is the signed line to the cent; the balance is the collection with its add-on less the deposit", () => {
    expect(amountOf("deposit", SCHEDULE)).toBe(300_00);
    expect(amountOf("expansion", SCHEDULE)).toBe(4500_00);
    expect(amountOf("balance", SCHEDULE)).toBe(2000_00);
  });

  test("is refused where the schedule has no line, or one of nothing, so that nobody is asked for nothing", () => {
    expect(() => amountOf("storage_prepaid_20", SCHEDULE)).toThrow(code("not_in_schedule"));
    expect(() => amountOf("release", SCHEDULE)).toThrow(code("not_in_schedule"));
    expect(() => amountOf("deposit", [])).toThrow(code("not_in_schedule"));
  });

  test("deposit and balance together are the collection price, whatever the schedule says", () =>
    fc.assert(
      fc.property(fc.nat(500_000), fc.nat(500_000), fc.nat(500_000), (deposit, collection, addOn) => {
        const schedule = [
          { item: "deposit", amountMinor: deposit },
          { item: "collection", amountMinor: collection },
          { item: "amnion_placenta", amountMinor: addOn },
        ];
        expect(balanceMinor(schedule) + deposit).toBe(collection + addOn);
        expect(twentyYearsMinor(schedule, "yearly")).toBe(collection + addOn);
      }),
    ));
});

describe("rule 46: what goes back", () => {
  const paid = fc.record({ deposit: fc.integer({ min: 1, max: 100_000 }), balance: fc.nat(300_000) });
  const kept = fc.record({ before_dispatch: fc.nat(200_000), not_collected: fc.nat(200_000), rejected_without_fault: fc.nat(200_000) });
  const stage = fc.constantFrom<Exclude<RefundStage, "stored">>("before_dispatch", "not_collected", "rejected_without_fault");
  const payments = ({ deposit, balance }: { deposit: number; balance: number }) => [
    { id: "d", purpose: "deposit" as const, amountMinor: deposit, refundedMinor: 0, currency: "EUR" },
    ...(balance > 0 ? [{ id: "b", purpose: "balance" as const, amountMinor: balance, refundedMinor: 0, currency: "EUR" }] : []),
  ];

  test("and what the bank keeps are together what was paid, and the bank never keeps more than the table says", () =>
    fc.assert(
      fc.property(paid, kept, stage, (came, keptMinor, at) => {
        const table = { version: 1, currency: "EUR", keptMinor: { ...keptMinor, stored: null } };
        const back = collectionRefund(table, at, payments(came)).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        const all = came.deposit + came.balance;
        expect(all - back).toBe(Math.min(all, table.keptMinor[at] ?? all));
      }),
    ));

  test("is nothing more when what was owed is counted as refunded", () =>
    fc.assert(
      fc.property(paid, kept, stage, (came, keptMinor, at) => {
        const table = { version: 1, currency: "EUR", keptMinor: { ...keptMinor, stored: null } };
        const before = payments(came);
        const owed = collectionRefund(table, at, before);
        const after = before.map((payment) => ({
          ...payment,
          refundedMinor: owed.find(({ paymentId }) => paymentId === payment.id)?.amountMinor ?? 0,
        }));
        expect(collectionRefund(table, at, after)).toEqual([]);
      }),
    ));

  test("of one payment is never more than that payment, and never nothing", () =>
    fc.assert(
      fc.property(paid, kept, stage, (came, keptMinor, at) => {
        const table = { version: 1, currency: "EUR", keptMinor: { ...keptMinor, stored: null } };
        const all = payments(came);
        for (const { paymentId, amountMinor } of collectionRefund(table, at, all)) {
          expect(amountMinor).toBeGreaterThan(0);
          expect(amountMinor).toBeLessThanOrEqual(all.find(({ id }) => id === paymentId)?.amountMinor ?? 0);
        }
      }),
    ));
});

describe("years of storage", () => {
  const day = fc
    .date({ min: new Date("2006-01-01T00:00:00Z"), max: new Date("2060-12-31T00:00:00Z"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test("every year of a plan begins on its own day, and the day before is still the year before", () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (startsOn, years) => {
        const begins = yearsAfter(startsOn, years);
        const dayBefore = new Date(Date.parse(begins) - 86_400_000).toISOString().slice(0, 10);
        expect(yearOfStorage(startsOn, begins)).toBe(years + 1);
        expect(yearOfStorage(startsOn, dayBefore)).toBe(years);
      }),
    ));

  test("a plan of 29 February falls on 28 February where the year has no such day, and on the 29th where it has", () => {
    expect([yearsAfter("2024-02-29", 1), yearsAfter("2024-02-29", 4), yearsAfter("2024-02-29", 20)]).toEqual([
      ...["2025-02-28", "2028-02-29", "2044-02-29"],
    ]);
  });
});

test("a payment can be paid until it is paid or withdrawn, also after a card was declined", () => {
  const states = ["due", "open", "failed", "paid", "cancelled", "partly_refunded", "refunded"] as const;
  expect(states.filter((state) => isUnpaid({ state }))).toEqual(["due", "open", "failed"]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { isPayable, lookOfPayment } from "~/bank/billing/payment-state.rules";
import { receiptNumber } from "~/bank/billing/receipt-number.rules";
import { feeInYear, yearOfStorage, yearsAfter } from "~/bank/billing/years.rules";

test.each([
  ["2026-11-12", 1, "2027-11-12"],
  ["2026-11-12", 20, "2046-11-12"],
  ["2024-02-29", 1, "2025-02-28"],
  ["2024-02-29", 4, "2028-02-29"],
] as const)("%s and %i years is %s", (on, years, then) => {
  expect(yearsAfter(on, years)).toBe(then);
});

test.each([
  ["2026-11-12", 1],
  ["2027-11-11", 1],
  ["2027-11-12", 2],
  ["2033-01-01", 7],
] as const)("storage from 12 November 2026 is on %s in year %i", (on, year) => {
  expect(yearOfStorage("2026-11-12", on)).toBe(year);
});

test("twenty years yearly are 20 fees, and prepaid one", () => {
  const total = (plan: "yearly" | "prepaid_20", amountMinor: number) =>
    Array.from({ length: 20 }, (_, index) => feeInYear({ plan, amountMinor }, index + 1)).reduce((sum, fee) => sum + fee, 0);
  expect(total("yearly", 120_00)).toBe(2400_00);
  expect(total("prepaid_20", 1800_00)).toBe(1800_00);
  expect(feeInYear({ plan: "yearly", amountMinor: 120_00 }, 7)).toBe(120_00);
});

test("a year of storage begins on the same day of each year, one from 29 February on the 28th where there is none", () => {
  const day = fc
    .date({ min: new Date("2000-01-01"), max: new Date("2080-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.nat(20), (on, years) => {
      expect(yearOfStorage(on, yearsAfter(on, years))).toBe(years + 1);
    }),
  );
});

test("a receipt's number comes from what is random of its payment", () => {
  expect(receiptNumber("01890000-0000-7000-8000-0000deadbeef", new Date("2026-11-23T08:00:00Z"))).toBe("R-26-DEADBEEF");
});

test("an expansion is payable only when it was accepted; what is paid or withdrawn is not", () => {
  expect(isPayable({ state: "due", purpose: "expansion", acceptedAt: null })).toBe(false);
  expect(isPayable({ state: "due", purpose: "expansion", acceptedAt: new Date() })).toBe(true);
  expect(isPayable({ state: "paid", purpose: "deposit", acceptedAt: null })).toBe(false);
  expect(isPayable({ state: "failed", purpose: "deposit", acceptedAt: null })).toBe(true);
  expect(lookOfPayment("failed")).toBe("look");
});

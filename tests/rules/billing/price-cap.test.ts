import { expect, test } from "vitest";
import { balanceMinor, checkPrice, twentyYearsMinor } from "~/bank/billing/price-cap.rules";

const code = (name: string) => expect.objectContaining({ code: name });
const signed = [
  { item: "deposit", amountMinor: 300_00 },
  { item: "collection", amountMinor: 1600_00 },
  { item: "amnion_placenta", amountMinor: 700_00 },
  { item: "storage_yearly", amountMinor: 120_00 },
  { item: "storage_prepaid_20", amountMinor: 1800_00 },
];

test("rule 45: a charge at or below the signed price is accepted, one above is refused with the ceiling", () => {
  expect(() => checkPrice({ item: "storage_yearly", amountMinor: 120_00 }, signed)).not.toThrow();
  expect(() => checkPrice({ item: "storage_yearly", amountMinor: 0 }, signed)).not.toThrow();
  expect(() => checkPrice({ item: "storage_yearly", amountMinor: 120_01 }, signed)).toThrow(
    expect.objectContaining({ code: "above_signed_price", data: { item: "storage_yearly", ceilingMinor: 120_00 } }),
  );
});

test("rule 45: what the schedule does not name cannot be charged", () => {
  expect(() => checkPrice({ item: "late_fee", amountMinor: 1 }, signed)).toThrow(code("not_in_schedule"));
});

test("the balance is the collection price with its add-on, less the deposit", () => {
  expect(balanceMinor(signed)).toBe(2000_00);
  expect(balanceMinor(signed.filter(({ item }) => item !== "amnion_placenta"))).toBe(1300_00);
});

test("twenty years cost collection and storage, by either plan", () => {
  expect(twentyYearsMinor(signed, "yearly")).toBe(4700_00);
  expect(twentyYearsMinor(signed, "prepaid_20")).toBe(4100_00);
});

import { describe, expect, test } from "vitest";
import { KEPT_FIELDS, PRICE_FIELDS, PricePage } from "~/bank/enquiries/price-form.server";
import { amountOf, PRICE_ITEMS, PriceListForm } from "~/bank/enquiries/prices.server";

/** What the page of a price book posts: every amount in whole units of the currency. */
const page = (changes: Record<string, string | undefined> = {}) => ({
  ...{ code: "2027-1", currency: "eur", effectiveOn: "2027-01-01" },
  ...Object.fromEntries(PRICE_FIELDS.map(({ name }, index) => [name, String(100 + index)])),
  ...Object.fromEntries(KEPT_FIELDS.map((stage) => [`kept.${stage}`, "150"])),
  ...changes,
});
const problemsOf = (changes: Record<string, string | undefined>) =>
  PricePage.safeParse(page(changes)).error?.issues.map(({ path, message }) => [path.join("."), message]);

describe("the page of a price book", () => {
  test("reads amounts in units of the currency and keeps them in hundredths, from midnight of its day in world time", () => {
    const book = PricePage.parse(page({ deposit: "300.5", release: "0.01" }));
    expect(book).toMatchObject({ code: "2027-1", currency: "EUR", effectiveFrom: new Date("2027-01-01T00:00:00Z") });
    expect(book.prices.find(({ item }) => item === "deposit")).toEqual({ item: "deposit", tissue: null, amountMinor: 300_50 });
    expect(book.prices.find(({ item }) => item === "release")?.amountMinor).toBe(1);
    expect(book.keptMinor).toEqual({ before_dispatch: 150_00, not_collected: 150_00, rejected_without_fault: 150_00, stored: null });
  });

  test.each(["19.99", "0.29", "1.15", "4500", "999999.99"])("%s loses no cent on its way through binary numbers", (typed) => {
    const book = PricePage.parse(page({ expansion: typed }));
    expect(book.prices.find(({ item }) => item === "expansion")?.amountMinor).toBe(Math.round(Number(`${typed}e2`)));
  });

  test("what it makes is what the operation publishes", () => expect(PriceListForm.safeParse(PricePage.parse(page())).success).toBe(true));

  test("asks for every price, those of each tissue apart", () => {
    const priced = PricePage.parse(page()).prices;
    for (const item of PRICE_ITEMS) expect(priced.some((price) => price.item === item)).toBe(true);
    for (const tissue of ["bone_marrow", "adipose", "dental_pulp", "birth"] as const)
      expect(priced.filter((price) => price.item === "collection" && price.tissue === tissue)).toHaveLength(1);
  });

  test.each(PRICE_FIELDS.map(({ name }) => name))("the price %s is not left out, nor below zero, nor a word", (name) => {
    for (const typed of [undefined, "-1", "much", "1000001", "Infinity"])
      expect(problemsOf({ [name]: typed })).toEqual([[name, "errors.not_a_number"]]);
  });

  test.each([
    ["code", " ", "errors.required"],
    ["code", "x".repeat(41), "errors.too_long"],
    ["currency", "euro", "enquiries.currency_wrong"],
    ["currency", "€", "enquiries.currency_wrong"],
    ["effectiveOn", "2027-02-30", "errors.not_a_date"],
    ["effectiveOn", "soon", "errors.not_a_date"],
    ["kept.not_collected", "-0.01", "errors.not_a_number"],
  ])("%s = %j is answered beside its field with %s", (name, typed, problem) => {
    expect(problemsOf({ [name]: typed })).toEqual([[name, problem]]);
  });

  test("a price of zero is a price: what costs nothing is said so", () => {
    expect(PricePage.parse(page({ deposit: "0" })).prices.find(({ item }) => item === "deposit")?.amountMinor).toBe(0);
  });
});

describe("a price of the book", () => {
  const price = (item: (typeof PRICE_ITEMS)[number], tissue: "birth" | null, amountMinor: number) => ({
    id: item,
    item,
    tissue,
    amountMinor,
  });

  test("of a tissue's own comes before the one for all, whichever stands first", () => {
    const both = [price("collection", null, 1), price("collection", "birth", 2)];
    for (const prices of [both, [...both].reverse()]) {
      expect(amountOf({ prices }, "collection", "birth")).toBe(2);
      expect(amountOf({ prices }, "collection", "adipose")).toBe(1);
    }
  });

  test("that is not sold for a tissue is none, and one of nothing is nothing", () => {
    expect(amountOf({ prices: [price("amnion_placenta", "birth", 7)] }, "amnion_placenta", "adipose")).toBeUndefined();
    expect(amountOf({ prices: [price("deposit", null, 0)] }, "deposit", "birth")).toBe(0);
  });
});

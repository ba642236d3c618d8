import { expect, test } from "vitest";
import { z } from "zod";
import { receiveEnquiry } from "~/bank/enquiries/enquiries.server";
import { KEPT_FIELDS, PRICE_FIELDS } from "~/bank/enquiries/price-form.server";
import { priceListInForce, publishPrices, refundTableInForce } from "~/bank/enquiries/prices.server";
import { sendQuote } from "~/bank/enquiries/quotes.server";
import { shownPriceBook, shownRefundTable } from "~/bank/enquiries/shown.server";
import { settingAt } from "~/bank/history/settings.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { DUTIES, STRANGER, type StaffActor, WORKER } from "~/bank/people/actor";
import { at } from "~/outside/clock.server";
import * as pricesPage from "~/routes/staff/money.prices";
import { ask, post } from "~tests/support/asked";
import { enquiryForm, givenBank, givenQuote, PRICES } from "~tests/support/given/enquiries";
import { givenAdministrator, givenStaff } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const DAY = (on: string) => new Date(`${on}T00:00:00Z`);
const KEPT = { before_dispatch: 10_00, not_collected: 200_00, rejected_without_fault: 0, stored: null };
let finance: StaffActor;
let administrator: StaffActor;

const book = (code: string, from: string, prices: typeof PRICES = PRICES, keptMinor?: typeof KEPT) => ({
  ...{ code, currency: "EUR", effectiveFrom: DAY(from), prices },
  ...(keptMinor === undefined ? {} : { keptMinor }),
});
const dearer = PRICES.map((price) => ({ ...price, amountMinor: price.amountMinor + 1_00 }));

/** A quote that was sent at an instant. @returns its lines */
async function quotedAt(when: Date) {
  const { quoteId } = await at(when, async () => {
    const { enquiryId } = await receiveEnquiry(enquiryForm("adipose"));
    return sendQuote(administrator, enquiryId, {});
  });
  return readAs(WORKER, async (db) => ({
    quote: await db.selectFrom("quotes").selectAll().where("id", "=", quoteId).executeTakeFirstOrThrow(),
    lines: await db.selectFrom("quoteLines").select(["item", "amountMinor"]).where("quoteId", "=", quoteId).orderBy("ordinal").execute(),
  }));
}

test("before the first price book strangers read none, and nobody is quoted", async () => {
  administrator = await givenAdministrator();
  finance = await givenStaff("finance");
  expect(await shownPriceBook()).toBeNull();
  await expect(readAs(STRANGER, (db) => priceListInForce(db))).rejects.toThrow(refusal("no_prices"));
  const { enquiryId } = await receiveEnquiry(enquiryForm("adipose"));
  await expect(sendQuote(administrator, enquiryId, {})).rejects.toThrow(refusal("no_prices"));
});

test("rule 45: a book counts from its own day on; quotes sent before keep the prices that they were sent with", async () => {
  await givenBank();
  await publishPrices(finance, book("2031-1", "2031-01-01", dearer));
  const before = await quotedAt(new Date("2030-12-31T23:59:59Z"));
  const after = await quotedAt(new Date("2031-01-01T00:00:00Z"));
  const collection = (lines: typeof before.lines) => lines.find(({ item }) => item === "collection")?.amountMinor;
  expect([collection(before.lines), collection(after.lines)]).toEqual([1900_00, 1901_00]);
  expect(before.quote.priceListId).not.toBe(after.quote.priceListId);
});

test("a book's name is given once, and only finance publishes one", async () => {
  await expect(publishPrices(finance, book("2031-1", "2032-01-01"))).rejects.toThrow(refusal("price_list_exists"));
  for (const duty of DUTIES.filter((one) => one !== "finance"))
    await expect(publishPrices(await givenStaff(duty), book(`x-${duty}`, "2032-01-01"))).rejects.toThrow(refusal("not_allowed"));
});

test("what a book does not name cannot be quoted, and the refusal says what is missing", async () => {
  await publishPrices(
    finance,
    book(
      "2033-1",
      "2033-01-01",
      PRICES.filter(({ item }) => item !== "release"),
    ),
  );
  await expect(quotedAt(new Date("2033-02-01T09:00:00Z"))).rejects.toThrow(
    expect.objectContaining({ code: "price_missing", data: { item: "release" } }),
  );
  await publishPrices(finance, book("2034-1", "2034-01-01"));
});

test("rule 46: the refund table that is published with a book is signed with the quotes of its days", async () => {
  await publishPrices(finance, book("2035-1", "2035-01-01", PRICES, KEPT));
  const [before, after] = [await quotedAt(new Date("2034-06-01T09:00:00Z")), await quotedAt(new Date("2035-06-01T09:00:00Z"))];
  expect(after.quote.refundTable).toEqual({ version: 2, currency: "EUR", keptMinor: KEPT });
  expect(before.quote.refundTable).not.toEqual(after.quote.refundTable);
  expect(await at(new Date("2035-06-01T09:00:00Z"), () => readAs(STRANGER, refundTableInForce))).toMatchObject({ version: 2 });
});

test("strangers read the book of today and what is paid back, and no book of a day to come", async () => {
  expect(await shownPriceBook()).toMatchObject({ code: "TEST-1", currency: "EUR" });
  expect(await shownRefundTable()).toMatchObject({ version: 1 });
});

test("finance publishes a book on its page; what is missing is said beside each field, and everybody else is refused", async () => {
  const page = {
    ...{ code: "PAGE-1", currency: "EUR", effectiveOn: "2040-01-01" },
    ...Object.fromEntries(PRICE_FIELDS.map(({ name }) => [name, "10"])),
    ...Object.fromEntries(KEPT_FIELDS.map((stage) => [`kept.${stage}`, "1"])),
  };
  const { status, answer } = await post(pricesPage.action, finance, "/", { ...page, deposit: "" });
  expect([status, answer?.problems, answer?.typed.code]).toEqual([422, { deposit: "errors.not_a_number" }, "PAGE-1"]);
  expect((await post(pricesPage.action, finance, "/", page)).status).toBe(302);
  const twice = await post(pricesPage.action, finance, "/", page);
  expect([twice.status, twice.answer?.refusal?.code]).toEqual([409, "price_list_exists"]);
  expect(await ask(pricesPage.loader, finance, "/staff/money/prices")).toMatchObject({ formToken: expect.any(String) });
  const refused = await post(pricesPage.action, await givenStaff("quality"), "/", { ...page, code: "PAGE-2" });
  expect([refused.status, refused.answer?.refusal?.code]).toEqual([409, "not_allowed"]);
});

test("a quote asks for the tissue's own price before the one for all", async () => {
  const { quoteId } = await givenQuote({ tissue: "dental_pulp" });
  const line = await readAs(WORKER, (db) =>
    db
      .selectFrom("quoteLines")
      .select("amountMinor")
      .where("quoteId", "=", quoteId)
      .where("item", "=", "collection")
      .executeTakeFirstOrThrow(),
  );
  expect(line.amountMinor).toBe(1100_00);
});

test("a setting counts from its own instant, and one that was never made, or has another shape, is a fault that is named", async () => {
  await transact(WORKER, async (tx, record) => {
    const row = (id: string, value: number, on: string) => ({
      id,
      key: "tests.days",
      value: JSON.stringify(value),
      source: "tests",
      effectiveFrom: DAY(on),
    });
    const rows = [
      row("01980000-0000-7000-8000-0000000000a1", 3, "2020-01-01"),
      row("01980000-0000-7000-8000-0000000000a2", 5, "2021-01-01"),
    ];
    await tx.insertInto("settings").values(rows).execute();
    await record({ type: "settings.changed", about: rows.map(({ id }) => id) });
  });
  const days = (on: string) => readAs(STRANGER, (db) => settingAt(db, "tests.days", z.number(), DAY(on)));
  expect([await days("2020-12-31"), await days("2021-01-01"), await days("2099-01-01")]).toEqual([3, 5, 5]);
  await expect(days("2019-12-31")).rejects.toThrow("No setting tests.days is in force.");
  await expect(readAs(STRANGER, (db) => settingAt(db, "tests.days", z.string()))).rejects.toThrow(z.ZodError);
});

import { expect, test } from "../../support/browser";
import { PHONE, type Step, walk, withoutReload } from "../../support/walk";

const PAGES: Step[] = [
  "/family",
  /^\/family\/cases\/[\w-]+$/,
  "/family/consents",
  /^\/family\/consents\/[\w-]+$/,
  "/family/payments",
  /^\/family\/payments\/[\w-]+$/,
  "/family/documents",
  "/family/record",
  "/family/account",
];

test("a mother reads every page about her child's cells in Arabic, from right to left", async ({ as }) => {
  test.slow();
  const page = await as("aisha", { viewport: PHONE, locale: "ar", colorScheme: "dark" });
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await walk(page, PAGES);
});

test("a donor goes from page to page without loading everything anew", async ({ as }) => {
  const page = await as("marco", { locale: "en-GB" });
  const places = page.getByRole("navigation").first();
  await withoutReload(page, () => places.locator('a[href="/family/payments"]').click(), /\/family\/payments$/);
  await expect(places.locator('a[href="/family/payments"]')).toHaveAttribute("aria-current", "page");
  await withoutReload(page, () => places.locator('a[href="/family"]').click(), /\/family$/);
  await withoutReload(page, () => page.locator('main a[href^="/family/cases/"]').first().click(), /\/family\/cases\//);
  await expect(page.getByRole("main")).toBeFocused();
});

test("what belongs to another family is not found, as if it were not there", async ({ as, expectConsole }) => {
  expectConsole(/status of 404/);
  const marco = await as("marco");
  const own = await marco.locator('main a[href^="/family/cases/"]').first().getAttribute("href");
  const aisha = await as("aisha");
  const answer = await aisha.goto(own ?? "");
  expect(answer?.status()).toBe(404);
});

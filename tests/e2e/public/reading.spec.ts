import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../../support/browser";

const PAGES = [
  "/",
  "/prices",
  "/evidence",
  "/tissues/bone-marrow",
  "/tissues/adipose",
  "/tissues/dental-pulp",
  "/tissues/birth",
  "/licences",
  "/privacy",
  "/leave",
];
const PHONE = { width: 390, height: 844 };

for (const [locale, dir] of [
  ["en-GB", "ltr"],
  ["it-IT", "ltr"],
  ["ar", "rtl"],
] as const)
  test(`a stranger reads every public page on a phone in ${locale}, in the dark`, async ({ stranger }) => {
    const page = await stranger({ locale, viewport: PHONE, colorScheme: "dark" });
    for (const address of PAGES) {
      await page.goto(address);
      await expect(page.locator("html")).toHaveAttribute("dir", dir);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  });

test("a stranger goes from page to page, and the focus follows", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "What it costs" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What it costs, to the twentieth year");
  await expect(page.getByRole("main")).toBeFocused();
  await expect(page).toHaveTitle(/What it costs/);
  await page.getByRole("link", { name: "The evidence" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What the evidence says, and where it stops");
});

test("language and look are chosen without a script, and kept", async ({ stranger }) => {
  const page = await stranger({ javaScriptEnabled: false });
  await page.goto("/prices");
  await page.getByRole("button", { name: "العربية" }).click();
  await expect(page).toHaveURL(/\/prices$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await page.getByRole("button", { name: "داكن" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.goto("/leave");
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("each study stands with its limits beside it", async ({ page }) => {
  await page.goto("/evidence");
  const cards = page.getByRole("article");
  for (const card of await cards.all()) {
    await expect(card.getByRole("heading", { name: "What it cannot show" })).toBeVisible();
    for (const fact of ["Design", "People", "Control", "Blinded", "Funding", "Published", "Source"])
      await expect(card.getByText(fact, { exact: true })).toBeVisible();
  }
});

test("an address that leads nowhere says so plainly, and shows the way back", async ({ page, expectConsole }) => {
  expectConsole(/status of 404/);
  const answer = await page.goto("/no-such-page");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here that you can see");
  await page.getByRole("link", { name: "Go to the front page" }).click();
  await expect(page).toHaveURL(/\/$/);
});

test("the keyboard reaches the content in two steps", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Go to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

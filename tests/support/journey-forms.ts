import type { Page } from "@playwright/test";
import { expect } from "./browser";
import { look } from "./looked";

/** Forms by the names of their fields and links by their addresses: the same in every language. */
const POSTED = 'form[method="post"]';

/** A journey is too long for a picture of every act; what went wrong is said by the page that it stopped at. */
export const JOURNEY = { trace: "off" } as const;

/** Fills in fields by their names: text is typed, a choice is ticked, an option is taken by its value. */
export async function fillIn(page: Page, answers: Record<string, string>, form = POSTED): Promise<void> {
  const fields = page.locator(`main ${form} [name]:not([type="hidden"])`);
  await fields.first().waitFor();
  await look(page);
  for (const [name, value] of Object.entries(answers)) {
    const field = fields.and(page.locator(`[name="${name}"]`));
    // Asked field by field, which waits for it: just after a form that led here, the page before may still stand.
    const kind = await field.first().evaluate((element) => (element.tagName === "SELECT" ? "select" : element.getAttribute("type")));
    if (kind === "select") await field.selectOption(value);
    else if (kind === "radio" || kind === "checkbox") await field.and(page.locator(`[value="${value}"]`)).check();
    else await field.fill(value);
  }
}

/** Takes the option of a list that shows these words, as one picks a colleague by name. */
export async function pick(page: Page, name: string, words: string): Promise<void> {
  await look(page);
  const list = page.locator(`main ${POSTED} select[name="${name}"]`);
  await list.selectOption((await list.locator("option", { hasText: words }).first().getAttribute("value")) ?? "");
}

/** Sends the form that has this field, and sees that it led on; else says what the page answered. */
export async function send(page: Page, field: string, to: RegExp, form = POSTED): Promise<void> {
  await page.locator(`main ${form}:has([name="${field}"]) button[type="submit"]`).last().click();
  await page.waitForURL(to, { timeout: 15_000 }).catch(async (error: Error) => {
    const said = (await page.locator("main [role=alert]").allInnerTexts()).join(" ");
    throw new Error(`${page.url()} does not lead to ${to}: ${said || error.message}`);
  });
}

/** Signs what the page shows with one's password, and sees that it led on. */
export async function sign(page: Page, password: string, to: RegExp, form = POSTED): Promise<void> {
  await fillIn(page, { password }, form);
  await send(page, "password", to, form);
}

/** Follows the first link of the page's own part whose address ends like this. */
export async function follow(page: Page, selector: string): Promise<void> {
  const link = page.locator(`main a${selector}`).first();
  const address = (await link.getAttribute("href")) ?? "";
  await link.click();
  await expect(page).toHaveURL((url) => url.pathname.endsWith(address.split("?")[0] ?? ""));
  await look(page);
}

/** What jobs bring about appears on a page in its own time: looks again until the link is there, and follows it. */
export async function followWhenItWaits(page: Page, at: string, selector: string): Promise<void> {
  await expect(async () => {
    await page.goto(at);
    await expect(page.locator(`main a${selector}`).first()).toBeVisible({ timeout: 300 });
  }).toPass();
  await follow(page, selector);
}

/** Opens the row of a list that names this person. */
export async function openRow(page: Page, at: string, name: string): Promise<void> {
  await page.goto(at);
  await page.getByRole("row", { name }).getByRole("link").first().click();
  await expect(page).not.toHaveURL(new RegExp(`${at}$`));
}

export const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** An address that ends here. */
export const ends = (path: string): RegExp => new RegExp(`${path}(\\?.*)?$`);

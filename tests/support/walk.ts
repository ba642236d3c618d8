import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, hydrated } from "./browser";

export const PHONE = { width: 390, height: 844 };

/** Where to go next: an address, or the first link on the page whose address matches. */
export type Step = string | RegExp;

/** Goes from page to page as links lead there; each says what it is, keeps nobody out and fits the window. */
export async function walk(page: Page, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const address = typeof step === "string" ? step : await firstLink(page, step);
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
}

/** The address of the first link in the page's own part that matches. */
export async function firstLink(page: Page, pattern: RegExp): Promise<string> {
  const addresses = await page.locator("main a[href]").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const found = addresses.find((address) => pattern.test(address));
  expect(found, `a link like ${pattern} on ${page.url()}`).toBeDefined();
  return found ?? "";
}

/** Does something that leads to another page, and sees that the browser went there without loading everything anew. */
export async function withoutReload(page: Page, act: () => Promise<void>, to: RegExp): Promise<void> {
  await hydrated(page);
  await page.evaluate(() => document.documentElement.setAttribute("data-same-page", ""));
  await act();
  await expect(page).toHaveURL(to);
  await expect(page.locator("html")).toHaveAttribute("data-same-page", "");
}

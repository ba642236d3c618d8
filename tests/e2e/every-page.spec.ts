import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { look, looked } from "../support/looked";
import { reach } from "../support/reach";
import { firstLink, withoutReload } from "../support/walk";

/** From whose home links lead to one page of each type; what only a journey reaches is looked at there. */
const PEOPLE = ["marco", "clinic-x", "coordinator", "lab-a", "quality", "director", "admin"];
/** Where no link leads that can be followed without filling something in. */
const ALSO: Record<string, string[]> = {
  marco: ["/family/payments/card"],
  coordinator: ["/staff/search?q=Rinaldi", "/staff/certificates"],
};

const BY_ADDRESS = [
  "/enquire",
  "/enquire/thanks",
  "/password",
  "/password/sent",
  "/sign-in",
  "/evidence",
  "/licences",
  "/privacy",
  "/leave",
  "/prices",
  "/tissues/birth",
  "/verify",
  "/demo/mail",
  "/demo/clock",
];

for (const name of PEOPLE)
  test(`what ${name}'s links lead to opens light and dark, on a desk and on a phone, and answers a click`, async ({ as }) => {
    test.setTimeout(600_000);
    const page = await as(name);
    for (const [route, address] of await reach(page)) if (!looked().has(route)) await visit(page, address);
    for (const address of ALSO[name] ?? []) await visit(page, address);
  });

test("what stands open to all opens light and dark, on a desk and on a phone, and answers a click", async ({ page }) => {
  test.slow();
  for (const address of BY_ADDRESS) await visit(page, address);
  await page.goto("/demo/mail");
  await visit(page, await firstLink(page, /^\/demo\/mail\//));
});

/** Opens the page, looks at it, and follows the frame's own link home, which the page answers itself once its scripts have taken over. */
async function visit(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(200);
  await look(page);
  const home = page.locator('a.brand, a.railmark, header a[href^="/"]').first();
  await withoutReload(page, () => home.click(), /./);
}

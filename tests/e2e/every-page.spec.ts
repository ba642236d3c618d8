import { test } from "../support/browser";
import { looked, visit } from "../support/looked";
import { reach } from "../support/reach";
import { ALSO, OPEN_TO_ALL, PEOPLE } from "../support/tour";
import { firstLink } from "../support/walk";

for (const name of Object.values(PEOPLE).flat())
  test(`what ${name}'s links lead to opens light and dark, on a desk and on a phone, and answers a click`, async ({ as }) => {
    test.setTimeout(600_000);
    const page = await as(name);
    for (const [route, address] of await reach(page)) if (!looked().has(route)) await visit(page, address);
    for (const address of ALSO[name] ?? []) await visit(page, address);
  });

test("what stands open to all opens light and dark, on a desk and on a phone, and answers a click", async ({ page }) => {
  test.slow();
  for (const address of OPEN_TO_ALL) await visit(page, address);
  await page.goto("/demo/mail");
  await visit(page, await firstLink(page, /^\/demo\/mail\//));
});
